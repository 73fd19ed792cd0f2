import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent } from 'storybook/test';
import { hostPage, openSandboxFor } from '../stage/widget-stage.ts';
import { listAt, listStories } from './stage.ts';

const meta: Meta = { title: 'Widgets/Agreement list', ...listStories };
export default meta;
type Story = StoryObj;

/** A new version is asked for first; the one that was signed stands below with its receipt. */
export const NewVersion: Story = {
  play: async (context) => {
    const list = listAt(context);
    const [first] = await list.pending();
    await expect(first).toHaveAttribute('data-code', 'association-notice');
    await expect(first).toHaveTextContent(list.words.version(2));
    const [signed] = await list.signed();
    await expect(signed).toHaveTextContent(list.words.version(1));
    await expect(signed?.querySelector('.receipt-number dd')).toHaveTextContent(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){2}$/);
    await expect(signed?.querySelector('.signed-at dd')).toHaveTextContent(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
  },
};

/** Whoever never signed, and whose notice period is over, is told so. */
export const Overdue: Story = {
  parameters: { widget: { signer: 'never' } },
  play: async (context) => {
    const list = listAt(context);
    const [first] = await list.pending();
    await expect(first).toHaveTextContent(list.words.pending.overdue);
    await list.until(() => list.inside.textContent?.includes(list.words.signatures.none), 'Something was signed.');
  },
};

/** All that must be signed is signed. */
export const AllSigned: Story = {
  parameters: { widget: { signer: 'current' } },
  play: async (context) => {
    const list = listAt(context);
    const [signed] = await list.signed();
    await expect(signed).toHaveTextContent(list.words.signatures.states.signed);
    await expect(list.all('.card.overdue')).toHaveLength(0);
  },
};

/** A signature that was taken back stays readable, with when and why; the agreement is asked for again. */
export const Withdrawn: Story = {
  parameters: { widget: { signer: 'taken-back' } },
  play: async (context) => {
    const list = listAt(context);
    await list.pending();
    const [signed] = await list.signed();
    await expect(signed).toHaveTextContent(list.words.signatures.states.withdrawn);
    await expect(signed?.querySelector('.said')).toHaveTextContent(/\d{4}-\d\d-\d\d \d\d:\d\d/);
  },
};

/** On a phone, rows are cards with the same facts. */
export const Narrow: Story = { ...NewVersion, parameters: { widget: { signer: 'earlier' }, list: { width: 320 } } };

/** The text, in the language and to the letter of what was signed. */
export const TextAsSigned: Story = {
  play: async (context) => {
    const list = listAt(context);
    await list.signed();
    await userEvent.click(list.getByRole('button', { name: new RegExp(`^${list.words.signatures.view}`) }));
    const dialog = await list.dialog();
    const text = await list.until(
      () => dialog.querySelector('.document :is(h3, h4)') && dialog.querySelector('.document'),
      'No text came.',
    );
    await expect(text).toHaveAttribute('lang', 'zh-CN');
    await expect(dialog.querySelector('.about')).toHaveTextContent(list.later.version(1));
    await userEvent.keyboard('{Escape}');
    await list.closed();
  },
};

/** The receipt comes as a file, by the session; no address of it ever stands in the page. */
export const Receipt: Story = {
  play: async (context) => {
    const list = listAt(context);
    await list.signed();
    await userEvent.click(list.getByRole('button', { name: new RegExp(`^${list.words.signatures.receipt}`) }));
    await list.until(() => list.inside.textContent?.includes(list.words.download.saved), 'It was not downloaded.');
    const [line] = list.sandbox.log.filter(({ endpoint }) => endpoint.endsWith('/receipt'));
    await expect(line?.status).toBe(200);
  },
};

/** Withdrawing says what follows, asks why, and is done once; what was signed stays, marked. */
export const Withdraw: Story = {
  parameters: { widget: { signer: 'current' } },
  play: async (context) => {
    const list = listAt(context);
    await list.signed();
    const [more] = list.all('.verbs .icon');
    await userEvent.click(more as HTMLElement);
    await userEvent.click(await list.findByRole('menuitem', { name: list.words.signatures.withdraw }));
    const dialog = await list.dialog();
    await expect(dialog).toHaveTextContent(list.later.withdrawal.asked);
    const submit = dialog.querySelector('.submit') as HTMLElement;
    await userEvent.click(submit);
    await expect(dialog).toHaveTextContent(list.later.withdrawal.needed);
    await userEvent.selectOptions(list.getByLabelText(list.later.withdrawal.reason), 'no-longer-agreed');
    await userEvent.dblClick(submit);
    await list.until(() => dialog.querySelector('.result.done'), 'It was not withdrawn.');
    await userEvent.click(list.getByRole('button', { name: list.later.withdrawal.finish }));
    await list.closed();
    await list.until(() => list.all('.signature.withdrawn').length === 1 && list.all('.card').length > 0, 'The list stayed as it was.');
    const withdrawals = list.sandbox.log.filter(({ endpoint, status }) => endpoint.endsWith('/withdraw') && status === 200);
    await expect(withdrawals).toHaveLength(1);
  },
};

/** List and dialog on one page find each other by themselves: Sign opens the dialog, and what was signed moves down. */
export const BesideTheDialog: Story = {
  loaders: [openSandboxFor('agreement-list')],
  render: (_args, context) =>
    hostPage(context, html`<partner-agreement-dialog></partner-agreement-dialog><partner-agreement-list></partner-agreement-list>`),
  play: async (context) => {
    const list = listAt(context);
    const [first] = await list.pending();
    await userEvent.click(first?.querySelector('button') as HTMLElement);
    const dialog = context.canvasElement.querySelector('partner-agreement-dialog')?.shadowRoot;
    await list.until(() => dialog?.querySelector('dialog[open]'), 'The dialog did not open.');
    await expect(list.all('.result.refused')).toHaveLength(0);
  },
};

/** An operator's session shows none: customers sign for themselves. */
export const Refused: Story = {
  globals: { role: 'administrator' },
  parameters: { widget: { signer: null } },
  play: async (context) => {
    const list = listAt(context);
    await expect(await list.notice()).toHaveTextContent(list.words.states.refused[0]);
  },
};

export const Loading: Story = {
  globals: { scenario: 'loading' },
  play: async (context) => {
    const list = listAt(context);
    await list.until(() => list.all('.bones .bone').length > 0, 'No bones.');
    await expect(list.inside).toHaveTextContent(list.words.pending.heading);
  },
};

export const Offline: Story = {
  globals: { scenario: 'offline' },
  play: async (context) => {
    const list = listAt(context);
    await expect(await list.notice()).toHaveTextContent(list.words.states.offline[0]);
  },
};

export const Failed: Story = {
  globals: { scenario: 'failed' },
  play: async (context) => {
    const list = listAt(context);
    await expect(await list.notice()).toHaveTextContent(list.words.states.failed[0]);
    await expect(list.getByText(list.words.actions.requestId)).toBeVisible();
  },
};

/** The session ended before the list came: one button, and it goes on. */
export const Expired: Story = {
  globals: { scenario: 'expired' },
  play: async (context) => {
    const list = listAt(context);
    await expect(await list.notice()).toHaveTextContent(list.words.states.expired[0]);
    await userEvent.click(list.getByRole('button', { name: list.words.actions.resume }));
    await list.signed();
  },
};
