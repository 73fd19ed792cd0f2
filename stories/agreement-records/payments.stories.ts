import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { expect, userEvent } from 'storybook/test';
import { recordsAt, recordsStories } from './stage.ts';

const meta: Meta = {
  title: 'Widgets/Agreement records/Third-party payment agreements',
  ...recordsStories,
  parameters: { records: { view: 'payments' } },
};
export default meta;
type Story = StoryObj;

const ADD = 'POST /v1/third-party-payments';
const TRUSTEE = '云栖谷供应链管理有限公司';

/** Opens the dialog and enters a name. */
async function beginToAdd(context: Pick<StoryContext, 'canvasElement' | 'loaded' | 'globals'>, trustee = TRUSTEE) {
  const records = recordsAt(context);
  await records.rows();
  await userEvent.click(records.inside.querySelector('.tools .primary') as HTMLElement);
  await userEvent.type(await records.field('trustee'), trustee);
  return { ...records, submit: () => userEvent.click(records.inside.querySelector('.dialog-foot .primary') as HTMLElement) };
}

/** One that holds, one for a single remittance, one that has expired, one that was voided: newest first, names masked. */
export const List: Story = {
  play: async (context) => {
    const records = recordsAt(context);
    const rows = await records.rows();
    await expect(rows).toHaveLength(4);
    await expect(rows.every((row) => records.text(row, 'trustee').includes('*'))).toBe(true);
    const { effective, expired, voided } = records.payments.states;
    const states = new Set([...records.inside.querySelectorAll('.state-name')].map((one) => one.textContent));
    await expect(states).toEqual(new Set([effective, expired, voided]));
  },
};

/** Narrowed by state; told to the host. */
export const ByState: Story = {
  play: async (context) => {
    const records = recordsAt(context);
    await records.rows();
    await userEvent.click(records.getByRole('button', { name: records.payments.states.voided }));
    await records.narrowed((row) => row.querySelector('.state-name.voided') !== null);
    await expect(records.element).toHaveProperty('state', { view: 'payments', paymentState: 'voided' });
  },
};

/** Added, effective at once: what comes next is said, and from then on the name is masked. */
export const Add: Story = {
  play: async (context) => {
    const records = await beginToAdd(context);
    for (const note of records.payments.add.notes) await expect(await records.dialog()).toHaveTextContent(note);
    await records.submit();
    const result = await records.until(() => records.inside.querySelector('.result.done'), 'Not added.');
    await expect(result).toHaveTextContent(records.payments.add.done);
    await expect(records.inside.innerHTML).not.toContain(TRUSTEE);
    await records.until(() => records.all().length === 5, 'Not in the list.');
  },
};

/** Where the partner asks for codes: it comes by mail, and only with it is the agreement added. */
export const CodeNeeded: Story = {
  globals: { scenario: 'code-needed' },
  play: async (context) => {
    const records = await beginToAdd(context);
    await expect(records.inside.querySelector('.dialog-foot')).toHaveTextContent(records.payments.add.needsCode);
    await records.submit();
    const field = await records.field('step-up-code');
    await records.until(() => !field.disabled && records.sandbox.mails().length > 0, 'No code was sent.');
    await expect(records.sandbox.log.some(({ endpoint }) => endpoint === ADD)).toBe(false);
    const [mail] = records.sandbox.mails();
    await expect(mail?.text).not.toContain(TRUSTEE);
    await userEvent.type(field, mail?.text.match(/^\s+(\d{6})$/m)?.[1] ?? '');
    await records.until(() => records.inside.querySelector('.result.done'), 'Not added.');
  },
};

/** The same payer twice: refused in words, and what was entered stays. */
export const Repeated: Story = {
  play: async (context) => {
    const first = await beginToAdd(context);
    await first.submit();
    await first.until(() => first.inside.querySelector('.result.done'), 'Not added.');
    await userEvent.click(first.inside.querySelector('.dialog-foot .primary') as HTMLElement);
    await first.closed();
    const again = await beginToAdd(context);
    await again.submit();
    const told = await again.until(() => again.inside.querySelector('.result.refused'), 'Not refused.');
    await expect(told).toHaveTextContent(again.payments.act.refusals['third-party-payment-repeated']?.[0] ?? '?');
    await expect((await again.field('trustee')).value).toBe(TRUSTEE);
  },
};

/** Voided: what follows first, red at the last step, and the record stays. */
export const Void: Story = {
  play: async (context) => {
    const records = recordsAt(context);
    const rows = await records.rows();
    const row = rows.find((one) => one.querySelector('.state-name.effective')) as HTMLElement;
    const id = row.querySelector('.id')?.textContent;
    await userEvent.click(row.querySelector('.c-actions button') as HTMLElement);
    await userEvent.click(await records.menuItem(records.payments.menu.void));
    await expect(await records.dialog()).toHaveTextContent(records.payments.void.consequence);
    await userEvent.click(records.inside.querySelector('.danger-act') as HTMLElement);
    await records.until(() => records.inside.querySelector('.result.done'), 'Not voided.');
    await records.until(
      () =>
        records
          .all()
          .find((one) => one.querySelector('.id')?.textContent === id)
          ?.querySelector('.state-name.voided'),
      'The list does not say so.',
    );
  },
};

/** The agreement as a file. */
export const File: Story = {
  play: async (context) => {
    const records = recordsAt(context);
    const [row] = await records.rows();
    await userEvent.click(row?.querySelector('.c-actions button') as HTMLElement);
    await userEvent.click(await records.menuItem(records.payments.menu.file));
    await records.until(() => records.saved.length === 1, 'Not saved.');
    await expect(records.saved[0]).toMatch(/^third-party-payment-tpp_.*\.html$/);
  },
};

/** Nothing agreed yet: said, with the first useful act. */
export const Empty: Story = {
  globals: { scenario: 'empty' },
  play: async (context) => {
    const records = recordsAt(context);
    await expect(await records.notice()).toHaveTextContent(records.payments.standIns.empty[0]);
    await expect(records.inside.querySelector('.notice .primary')).toHaveTextContent(records.payments.add.open);
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
