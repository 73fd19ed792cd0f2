import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent } from 'storybook/test';
import { approvalStrings as english } from '../../widgets/coupon-quota/approvals/strings/en.ts';
import { approvalStrings as chinese } from '../../widgets/coupon-quota/approvals/strings/zh-CN.ts';
import { closeSandbox } from '../stage/sandbox.ts';
import { hostPage, openSandboxFor } from '../stage/widget-stage.ts';
import { checkIssue, openIssue, QUOTA } from './issuing.ts';
import { panelAt } from './stage.ts';

const meta: Meta = {
  title: 'Widgets/Coupon quota panel/Approvals',
  loaders: [openSandboxFor('coupon-quota')],
  beforeEach: closeSandbox,
  render: (_args, context) => hostPage(context as StoryContext, html`<partner-coupon-quota></partner-coupon-quota>`),
};
export default meta;
type Story = StoryObj;

/** Three coupons of ¥500.00 are above the limit: the administrator has asked, and the amount is reserved. */
async function askFor(context: StoryContext) {
  const issuing = await openIssue(context);
  await userEvent.click(await checkIssue(issuing, 3, '500'));
  await expect(await issuing.until(() => issuing.inside.querySelector('.result.done'), 'Not asked for.')).toHaveTextContent(
    issuing.moneyWords.awaiting('¥1,500.00'),
  );
  await userEvent.click(issuing.inside.querySelector('.dialog-close') as HTMLElement);
  const words = context.globals.locale === 'en' ? english : chinese;
  const strip = () =>
    issuing.until(
      () => !issuing.inside.querySelector('dialog') && issuing.inside.querySelector<HTMLElement>('.waiting-strip'),
      'Nothing waits.',
    );
  const available = () => issuing.card(QUOTA)?.querySelector('.available strong')?.textContent ?? '';
  return { ...issuing, words, strip, available };
}

/** Somebody else sits down at the page. */
async function signIn({ canvasElement }: StoryContext, panel: Awaited<ReturnType<typeof askFor>>, userId: string) {
  panel.sandbox.host.nextUserId = userId;
  const session = canvasElement.querySelector('partner-session') as HTMLElement & { fetchSession: unknown };
  const place = session.parentElement as HTMLElement;
  session.remove();
  await panel.until(() => panel.inside.querySelectorAll('.quota:not(.bones)').length === 0, 'What the first person saw is still there.');
  place.append(session);
  session.fetchSession = (request: { reason: string }) => panel.sandbox.fetchSession(request);
}

/** Looks at what waits, as the second person. */
async function review(context: StoryContext) {
  const panel = await askFor(context);
  await panel.strip();
  await signIn(context, panel, 'coupons-1');
  await panelAt(context).quotas();
  const strip = await panel.until(() => {
    const shown = panel.inside.querySelector<HTMLElement>('.waiting-strip');
    return shown?.textContent?.includes(panel.words.strip.yours) && shown;
  }, 'The second person is told nothing.');
  await expect(strip).toHaveTextContent(panel.words.strip.awaiting('1'));
  await userEvent.click(strip.querySelector('button') as HTMLElement);
  await userEvent.click(await panel.until(() => panel.inside.querySelector<HTMLElement>('.waiting-list .primary'), 'Not offered.'));
  await panel.until(() => panel.inside.querySelectorAll('dialog .item-amount').length === 3, 'No items.');
  return panel;
}

/** Own operations wait for somebody else: said above the quotas and in the list, with what is reserved and the time left. */
export const OwnWaits: Story = {
  globals: { scenario: 'approval-needed' },
  play: async (context) => {
    const panel = await askFor(context as StoryContext);
    const strip = await panel.strip();
    await expect(strip).toHaveTextContent(panel.words.strip.awaiting('1'));
    await expect(strip).toHaveTextContent(panel.words.strip.ownOnly);
    await userEvent.click(strip.querySelector('button') as HTMLElement);
    const list = await panel.until(() => panel.inside.querySelector('.waiting-list'), 'No list.');
    await expect(list).toHaveTextContent('¥1,500.00');
    await expect(list).toHaveTextContent(panel.words.dialog.own);
    await expect(list.querySelector('.primary')).toBeNull();
  },
};

/** Before the second person decides: the total largest, who asked, until when, and every customer with its id and amount. */
export const Review: Story = {
  globals: { scenario: 'approval-needed' },
  play: async (context) => {
    const panel = await review(context as StoryContext);
    const dialog = panel.inside.querySelector('dialog') as HTMLElement;
    await expect(dialog.querySelector('.sum-total')).toHaveTextContent('¥1,500.00');
    await expect(dialog).toHaveTextContent(QUOTA);
    await expect([...dialog.querySelectorAll('.item-amount b')].map((amount) => amount.textContent)).toEqual(Array(3).fill('¥500.00'));
    await expect(dialog.querySelector('.dialog-foot .primary')).toHaveTextContent('¥1,500.00');
  },
};

/** The whole way: asked for by one, looked at and approved by another, done with what was reserved. */
export const ApprovedByTheSecondPerson: Story = {
  globals: { scenario: 'approval-needed' },
  play: async (context) => {
    const panel = await review(context as StoryContext);
    const dialog = panel.inside.querySelector('dialog') as HTMLElement;
    await expect(dialog.querySelector('.sum-total')).toHaveTextContent('¥1,500.00');
    await expect(dialog.querySelectorAll('.face-id')).toHaveLength(3);
    await userEvent.dblClick(dialog.querySelector('.dialog-foot .primary') as HTMLElement);
    const { executed } = panel.words.act;
    await panel.until(() => panel.inside.querySelector('dialog .result')?.textContent?.includes(executed('3', '¥1,500.00')), 'Not done.');
    await expect(panel.sandbox.log.filter(({ endpoint }) => endpoint === 'POST /v1/operations/:operationId/approval')).toHaveLength(1);
    await userEvent.click(dialog.querySelector('.dialog-close') as HTMLElement);
    await panel.until(() => !panel.inside.querySelector('.waiting-strip'), 'It still waits.');
  },
};

/** Types into the field for the memo, as somebody would. */
function note(panel: Awaited<ReturnType<typeof review>>, text: string): HTMLTextAreaElement {
  const field = panel.inside.querySelector<HTMLTextAreaElement>('#approval-memo') as HTMLTextAreaElement;
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  return field;
}

/** Whoever decides may say why: too much of it is refused at its field before anything is sent, and what was typed stays. */
export const WithMemo: Story = {
  globals: { scenario: 'approval-needed' },
  play: async (context) => {
    const panel = await review(context as StoryContext);
    const dialog = panel.inside.querySelector('dialog') as HTMLElement;
    const sent = () => panel.sandbox.log.filter(({ endpoint }) => endpoint === 'POST /v1/operations/:operationId/approval').length;
    const field = note(panel, '客'.repeat(515));
    const told = dialog.querySelector('#approval-memo-told') as HTMLElement;
    await panel.until(() => told.textContent?.includes('515/512'), 'Not counted.');
    await expect(told).toHaveTextContent(panel.words.memo.tooLong(3));
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await userEvent.click(dialog.querySelector('.dialog-foot .primary') as HTMLElement);
    await expect((field.getRootNode() as ShadowRoot).activeElement).toBe(field);
    await expect(sent()).toBe(0);
    note(panel, '已与客户核对');
    await userEvent.click(panel.getByRole('button', { name: panel.words.dialog.back }));
    await userEvent.click(await panel.until(() => panel.inside.querySelector<HTMLElement>('.waiting-list .primary'), 'Not offered.'));
    await expect(panel.inside.querySelector('#approval-memo')).toHaveValue('已与客户核对');
    await userEvent.click(dialog.querySelector('.dialog-foot .primary') as HTMLElement);
    await panel.until(() => dialog.querySelector('.waiting-detail')?.textContent?.includes('已与客户核对'), 'The memo is not kept.');
    await expect(sent()).toBe(1);
    await expect(dialog.querySelector('#approval-memo')).toBeNull();
  },
};

/** Rejected, after one more question: what was reserved is available again. */
export const Rejected: Story = {
  globals: { scenario: 'approval-needed' },
  play: async (context) => {
    const panel = await review(context as StoryContext);
    const dialog = panel.inside.querySelector('dialog') as HTMLElement;
    const before = panel.available();
    await userEvent.click(panel.getByRole('button', { name: panel.words.act.reject }));
    await expect(dialog.querySelector('.dialog-foot')).toHaveTextContent(panel.words.act.rejectQuestion('¥1,500.00'));
    await userEvent.click(dialog.querySelector('.danger-act') as HTMLElement);
    await panel.until(
      () => panel.inside.querySelector('dialog .result')?.textContent?.includes(panel.words.act.rejected('¥1,500.00')),
      'Not rejected.',
    );
    await userEvent.click(dialog.querySelector('.dialog-close') as HTMLElement);
    await panel.until(() => panel.available() !== '' && panel.available() !== before, 'Nothing came back.');
  },
};

/** Taken back by whoever asked, before anybody decided. */
export const Withdrawn: Story = {
  globals: { scenario: 'approval-needed' },
  play: async (context) => {
    const panel = await askFor(context as StoryContext);
    await userEvent.click((await panel.strip()).querySelector('button') as HTMLElement);
    await panel.until(() => panel.inside.querySelector('.waiting-list'), 'No list.');
    await userEvent.click(panel.getByRole('button', { name: panel.words.dialog.withdraw }));
    await userEvent.click(await panel.until(() => panel.inside.querySelector<HTMLElement>('.waiting-list .danger-act'), 'Not asked.'));
    await panel.until(
      () => panel.inside.querySelector('dialog .result')?.textContent?.includes(panel.words.act.withdrawn('¥1,500.00')),
      'Not taken back.',
    );
    await userEvent.click(panel.inside.querySelector('.dialog-close') as HTMLElement);
    await panel.until(() => !panel.inside.querySelector('.waiting-strip'), 'It still waits.');
  },
};

/** No answer to a decision comes: just the same is offered to be sent again, and it is decided once. */
export const NoAnswer: Story = {
  globals: { scenario: 'approval-needed' },
  play: async (context) => {
    const panel = await review(context as StoryContext);
    const dialog = panel.inside.querySelector('dialog') as HTMLElement;
    panel.sandbox.network.isDown = true;
    await userEvent.click(dialog.querySelector('.dialog-foot .primary') as HTMLElement);
    const again = await panel.until(() => panel.queryByRole('button', { name: panel.words.dialog.again }), 'Not offered again.');
    panel.sandbox.network.isDown = false;
    await userEvent.click(again);
    await panel.until(
      () => panel.inside.querySelector('dialog .result')?.textContent?.includes(panel.words.act.executed('3', '¥1,500.00')),
      'Not done.',
    );
  },
};
