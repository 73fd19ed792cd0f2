import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { expect, userEvent } from 'storybook/test';
import { recordsAt, recordsStories } from './stage.ts';

const meta: Meta = {
  title: 'Widgets/Agreement records/Payment agreement contracts',
  ...recordsStories,
  parameters: { records: { view: 'contracts' } },
};
export default meta;
type Story = StoryObj;

/** What was made before, with its figures; its file is one press away. */
export const List: Story = {
  play: async (context) => {
    const records = recordsAt(context);
    const [row] = await records.rows();
    await userEvent.click(row?.querySelector('.c-actions button') as HTMLElement);
    await records.until(() => records.saved.length === 1, 'Not saved.');
    await expect(records.saved[0]).toBe(`${records.text(row, 'number')}.html`);
  },
};

/** Applied for without approval: what it will contain in words, then the figures and the file at once. */
export const Apply: Story = {
  play: async (context) => {
    const records = recordsAt(context);
    const before = (await records.rows()).length;
    await userEvent.click(records.inside.querySelector('.tools .primary') as HTMLElement);
    const dialog = await records.dialog();
    for (const content of records.contracts.apply.contents) await expect(dialog).toHaveTextContent(content);
    // Consumption has several currencies: one of them is named already.
    const currency = await records.field('currency');
    await records.until(() => currency.value === 'CNY', 'No currency is named.');
    await userEvent.click(dialog.querySelector('.dialog-foot .primary') as HTMLElement);
    await expect(await records.until(() => dialog.querySelector('.result'), 'No result.')).toHaveTextContent(records.contracts.apply.done);
    await userEvent.click(dialog.querySelector('.dialog-foot .primary') as HTMLElement);
    await records.until(() => records.saved.length === 1, 'Not saved.');
    await records.until(() => records.all().length === before + 1, 'Not in the list.');
  },
};

/** No consumption in that currency: said, and the choice stays to be changed. */
export const NoConsumption: Story = {
  play: async (context) => {
    const records = recordsAt(context);
    await records.rows();
    await userEvent.click(records.inside.querySelector('.tools .primary') as HTMLElement);
    const currency = await records.field('currency');
    await records.until(() => currency.value !== '', 'No currency is named.');
    await userEvent.type(currency, 'chf', { initialSelectionStart: 0, initialSelectionEnd: 3 });
    await userEvent.click(records.inside.querySelector('.dialog-foot .primary') as HTMLElement);
    const told = await records.until(() => records.inside.querySelector('.result.refused'), 'Not refused.');
    await expect(told).toHaveTextContent(records.contracts.act.refusals['no-consumption']?.[0] ?? '?');
    await expect((await records.field('currency')).value).toBe('CHF');
  },
};

/** A partner whose name is not verified is told so, and what to do; it is not offered to apply. */
export const Unverified: Story = {
  parameters: { widget: { partner: 'resellerNorth' } },
  play: async (context) => {
    const records = recordsAt(context);
    await records.until(() => records.inside.querySelector('.unverified'), 'Not told.');
    await expect(records.inside.querySelector('.unverified')).toHaveTextContent(records.contracts.unverified);
    await expect(records.inside.querySelector('.tools .primary')).toBeNull();
  },
};

export const Phone: Story = {
  globals: { locale: 'en', theme: 'dark' },
  decorators: [(story) => html`<div style=${styleMap({ inlineSize: '320px' })}>${story()}</div>`],
  play: async (context) => {
    const records = recordsAt(context);
    await records.rows();
    await expect(records.inside.querySelector('.root')?.scrollWidth).toBeLessThanOrEqual(320);
  },
};
