import '../../widgets/partner-audit.ts';
import '../../widgets/partner-session.ts';
import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { expect, userEvent } from 'storybook/test';
import { strings as english } from '../../widgets/audit/strings/en.ts';
import { strings as chinese } from '../../widgets/audit/strings/zh-CN.ts';
import { closeSandbox } from '../stage/sandbox.ts';
import { hostPage, lookAt, openSandboxFor } from '../stage/widget-stage.ts';

const meta: Meta = {
  title: 'Widgets/Audit trail',
  loaders: [openSandboxFor('audit')],
  beforeEach: closeSandbox,
  render: (_args, context) => hostPage(context as StoryContext, html`<partner-audit></partner-audit>`),
};
export default meta;
type Story = StoryObj;

function look(context: Pick<StoryContext, 'canvasElement' | 'loaded' | 'globals'>) {
  const page = lookAt('partner-audit', context);
  const all = () => [...page.inside.querySelectorAll<HTMLTableRowElement>('tbody tr:not(.skeleton)')];
  return {
    ...page,
    words: context.globals.locale === 'en' ? english : chinese,
    all,
    rows: () => page.until(() => !page.inside.querySelector('table[aria-busy="true"]') && all().length > 0 && all(), 'No rows came.'),
    text: (row: Element, column: string) => row.querySelector(`.c-${column}`)?.textContent?.replace(/\s+/g, ' ').trim() ?? '',
  };
}

/** An administrator sees what everybody did, newest first, and goes on to older records below. */
export const Administrator: Story = {
  play: async (context) => {
    const audit = look(context);
    const rows = await audit.rows();
    await expect(rows).toHaveLength(50);
    const sequences = rows.map((row) => Number(audit.text(row, 'sequence').replace(/\D/g, '')));
    await expect(sequences).toEqual([...sequences].sort((a, b) => b - a));
    await userEvent.click(audit.getByRole('button', { name: audit.words.older }));
    await audit.until(() => audit.all().length === 100, 'No older records came.');
    await expect(new Set(audit.all().map((row) => audit.text(row, 'sequence'))).size).toBe(100);
  },
};

/** Everybody else sees their own records, and is told so. */
export const OwnRecords: Story = {
  globals: { role: 'account-manager' },
  play: async (context) => {
    const audit = look(context);
    const rows = await audit.rows();
    await expect(audit.getByText(audit.words.own)).toBeVisible();
    await expect(new Set(rows.map((row) => audit.text(row, 'actor').split(' ')[0]))).toEqual(
      new Set([audit.text(rows[0] as Element, 'actor').split(' ')[0]]),
    );
    await expect(audit.queryByLabelText(audit.words.filters.userId)).toBeNull();
  },
};

/** Narrowed to refusals: the reason stands beside each. */
export const Refusals: Story = {
  play: async (context) => {
    const audit = look(context);
    await audit.rows();
    await userEvent.selectOptions(audit.getByLabelText(audit.words.columns.outcome), 'refused');
    await audit.until(
      () => audit.all().length > 0 && audit.all().every((row) => audit.text(row, 'outcome').startsWith(audit.words.outcomes.refused)),
      'Not narrowed.',
    );
    await expect(audit.element).toHaveProperty('state', { outcome: 'refused' });
  },
};

/** One record with everything it says: whom it touched, the request, its hash. */
export const OneRecord: Story = {
  play: async (context) => {
    const audit = look(context);
    await audit.rows();
    await userEvent.selectOptions(audit.getByLabelText(audit.words.columns.action), 'customers.reveal');
    const row = await audit.until(
      () => audit.all().every((one) => audit.text(one, 'action') === audit.words.actionNames['customers.reveal']) && audit.all()[0],
      'Not narrowed.',
    );
    await userEvent.click(row.querySelector('.trail button') as HTMLElement);
    const dialog = await audit.until(() => audit.inside.querySelector<HTMLDialogElement>('dialog[open]'), 'No dialog.');
    await expect(dialog).toHaveTextContent(audit.words.detail.hashNote);
    await expect(dialog).toHaveTextContent(audit.words.detail.request);
    await userEvent.keyboard('{Escape}');
    await audit.until(() => !audit.inside.querySelector('dialog'), 'The dialog stayed.');
    await userEvent.click(row.querySelector('.trail button') as HTMLElement);
    await audit.until(() => audit.inside.querySelector('dialog[open]'), 'It does not open again.');
  },
};

/** The trail as a file: asked for, written by the job, downloadable. */
export const Export: Story = {
  play: async (context) => {
    const audit = look(context);
    await audit.rows();
    await userEvent.click(audit.getByRole('button', { name: audit.words.export }));
    const dialog = await audit.until(() => audit.inside.querySelector<HTMLDialogElement>('dialog[open]'), 'No dialog.');
    await audit.until(() => dialog.textContent?.includes(audit.words.exports.none), 'No records are told of.');
    await userEvent.click(dialog.querySelector('.dialog-foot .primary') as HTMLElement);
    await audit.until(() => dialog.textContent?.includes(audit.words.exports.created), 'It was not begun.');
    await audit.until(() => dialog.querySelector('.record .record-state.done'), 'It was not done.');
    await expect(dialog.querySelector('.record:last-child button')).toHaveTextContent(audit.words.exports.download);
  },
};

export const UpsideDown: Story = {
  play: async (context) => {
    const audit = look(context);
    await audit.rows();
    const asked = audit.sandbox.network.sent.length;
    const set = (label: string, value: string) => {
      const field = audit.getByLabelText<HTMLInputElement>(label);
      field.value = value;
      field.dispatchEvent(new Event('change'));
    };
    set(audit.words.filters.until, '2026-11-01');
    set(audit.words.filters.from, '2026-11-02');
    await expect(await audit.notice()).toHaveTextContent(audit.words.states.upsideDown[0]);
    await expect(audit.sandbox.network.sent.length).toBe(asked);
  },
};

export const NoMatch: Story = {
  play: async (context) => {
    const audit = look(context);
    await audit.rows();
    await userEvent.type(audit.getByLabelText(audit.words.filters.target), 'nobody');
    await expect(await audit.notice()).toHaveTextContent(audit.words.states.noMatch[0]);
    await userEvent.click(audit.getAllByRole('button', { name: audit.words.filters.clear }).at(-1) as HTMLElement);
    await expect((await audit.rows()).length).toBe(50);
  },
};

export const Loading: Story = {
  globals: { scenario: 'loading' },
  play: async (context) => {
    const audit = look(context);
    await audit.until(() => audit.inside.querySelector('tr.skeleton'), 'No skeleton.');
  },
};

export const Refused: Story = {
  globals: { scenario: 'refused' },
  play: async (context) => {
    const audit = look(context);
    await expect(await audit.notice()).toHaveTextContent(audit.words.states.widgetOff[0]);
  },
};

export const Expired: Story = {
  globals: { scenario: 'expired' },
  play: async (context) => {
    const audit = look(context);
    await expect(await audit.notice()).toHaveTextContent(audit.words.states.expired[0]);
    await userEvent.click(audit.getByRole('button', { name: audit.words.actions.resume }));
    await expect((await audit.rows()).length).toBeGreaterThan(0);
  },
};

export const Failed: Story = {
  globals: { scenario: 'failed' },
  play: async (context) => {
    const audit = look(context);
    await expect(await audit.notice()).toHaveTextContent(audit.words.states.failed[0]);
    audit.sandbox.trouble.isStoreBroken = false;
    await userEvent.click(audit.getByRole('button', { name: audit.words.actions.retry }));
    await expect((await audit.rows()).length).toBe(50);
  },
};

export const Phone: Story = {
  globals: { locale: 'en' },
  decorators: [(story) => html`<div style=${styleMap({ inlineSize: '320px' })}>${story()}</div>`],
  play: async (context) => {
    const audit = look(context);
    const [row] = await audit.rows();
    await expect(row?.querySelector('.c-card-toggle')).toBeTruthy();
  },
};
