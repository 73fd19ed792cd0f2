import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent, within } from 'storybook/test';
import { worldKeys } from '../../bff/sandbox/index.ts';
import { closeSandbox } from '../stage/sandbox.ts';
import { hostPage, openSandboxFor } from '../stage/widget-stage.ts';
import { couponsAt } from './stage.ts';

const meta: Meta = {
  title: 'Coupon quota panel/Recall coupons',
  loaders: [openSandboxFor('coupon-quota')],
  beforeEach: closeSandbox,
  render: (_args, context) =>
    hostPage(context as StoryContext, html`<partner-coupon-quota .state=${{ view: 'coupons' }}></partner-coupon-quota>`),
};
export default meta;
type Story = StoryObj;

const DISTRIBUTOR = worldKeys().distributor.partner.partnerId;

/** Picks the first coupons that can be recalled, by their boxes. */
async function pick(panel: ReturnType<typeof couponsAt>, count: number): Promise<void> {
  await panel.open();
  for (const box of panel.boxes().slice(0, count)) await userEvent.click(box);
  await panel.until(() => panel.find('.pick-count')?.textContent?.includes(String(count)), 'Nothing picked.');
}

/** Somebody else is quicker: one of the picked coupons is used up between the check and the recall. */
async function useUp({ sandbox }: ReturnType<typeof couponsAt>, couponId: string): Promise<void> {
  await sandbox.store.write(DISTRIBUTOR, (unit) => unit.coupons.setState(DISTRIBUTOR, [couponId], 'recalled', new Date().toISOString()));
}

/** Three coupons: what comes back before, on the button, and after; the host hears of ids and counts only. */
export const Picked: Story = {
  play: async (context) => {
    const panel = couponsAt(context);
    const heard = fn();
    panel.element.addEventListener('partner-coupon-recalled', (event) => heard((event as CustomEvent).detail));
    await panel.open();
    const fromTop = () =>
      (panel.find('.coupon-stage')?.getBoundingClientRect().top ?? 0) - (panel.find('.coupons')?.getBoundingClientRect().top ?? 0);
    const before = fromTop();
    await pick(panel, 3);
    await expect(fromTop()).toBe(before);
    await expect(panel.find('.pick-count')).toHaveTextContent('¥');
    await userEvent.click(panel.getByRole('button', { name: panel.coupons.picks.recall }));
    const act = await panel.act();
    const total = panel.find('.sum-total')?.textContent ?? '';
    await expect(act).toHaveTextContent(panel.coupons.recall.act('3', total));
    await userEvent.dblClick(act);
    const result = await panel.until(() => panel.find('.result.done'), 'Not recalled.');
    await expect(result).toHaveTextContent(panel.coupons.recall.done('3', total));
    await expect(panel.sent('POST /v1/coupons/recalls')).toHaveLength(1);
    await expect(heard).toHaveBeenCalledTimes(1);
    await expect(Object.keys(heard.mock.calls[0]?.[0] ?? {}).sort()).toEqual(['count', 'couponIds', 'operationId']);
  },
};

/** What cannot be recalled has no box, and says why not. */
export const NotRecallable: Story = {
  play: async (context) => {
    const panel = couponsAt(context);
    await panel.open();
    const used = await panel.until(
      () => panel.rows().find((row) => row.textContent?.includes(panel.coupons.couponStates.used)),
      'All can be recalled.',
    );
    await expect(used.querySelector('.check')).toBeNull();
    await expect(used.querySelector('.no-pick')).toHaveTextContent(panel.coupons.notRecallable['coupon-used'] ?? '');
  },
};

/** Between the check and the recall one coupon was recalled by somebody else: told per coupon, the others came back. */
export const PartlyRefused: Story = {
  play: async (context) => {
    const panel = couponsAt(context);
    await pick(panel, 3);
    await userEvent.click(panel.getByRole('button', { name: panel.coupons.picks.recall }));
    const act = await panel.act();
    const [couponId] = panel.all('.dialog .party > .faint').map((id) => id.textContent ?? '');
    await useUp(panel, couponId ?? '');
    await userEvent.click(act);
    await panel.until(() => panel.find('.result.partial'), 'Not told.');
    await expect(panel.all('.dialog .why')).toHaveLength(1);
    await expect(panel.find('.dialog .party-line')).toHaveTextContent(couponId ?? '');
  },
};

/** The host says no: nothing is sent, and the operator is told. */
export const Prevented: Story = {
  play: async (context) => {
    const panel = couponsAt(context);
    panel.element.addEventListener('partner-before-recall', (event) => event.preventDefault());
    await pick(panel, 1);
    await userEvent.click(panel.getByRole('button', { name: panel.coupons.picks.recall }));
    await userEvent.click(await panel.act());
    await panel.until(() => panel.find('.dialog')?.textContent?.includes(panel.coupons.recall.prevented), 'Not told.');
    await expect(panel.sent('POST /v1/coupons/recalls')).toHaveLength(0);
  },
};

/** The answer is lost on its way: sent again under the same key, it happened once. */
export const LostAnswer: Story = {
  play: async (context) => {
    const panel = couponsAt(context);
    await pick(panel, 2);
    await userEvent.click(panel.getByRole('button', { name: panel.coupons.picks.recall }));
    const act = await panel.act();
    panel.sandbox.network.isDown = true;
    await userEvent.click(act);
    const again = await panel.until(() => panel.find('.dialog .result.refused') && panel.find('.dialog-foot .primary'), 'Not told.');
    panel.sandbox.network.isDown = false;
    await userEvent.click(again);
    await panel.until(() => panel.find('.result.done'), 'Not recalled.');
  },
};

/** All that match: list and total are frozen, one job goes through them, and what came back stands beside what was confirmed. */
export const AllThatMatch: Story = {
  play: async (context) => {
    const panel = couponsAt(context);
    await pick(panel, 1);
    const total = panel.find('.coupon-total')?.textContent?.match(/[\d,]+(?=\D*$)/)?.[0] ?? '';
    await userEvent.click(panel.getByRole('button', { name: panel.coupons.picks.all(total) }));
    const act = await panel.act();
    const sum = panel.find('.sum-total')?.textContent ?? '';
    await expect(act).toHaveTextContent(sum);
    await userEvent.click(act);
    await panel.until(() => panel.find('.compared'), 'Not ended.');
    const cells = panel.all('.compared > :last-child [role="cell"]').map((cell) => cell.textContent);
    await expect(cells[0]).toBe(cells[1]);
    await expect(panel.find('.result.done')).toHaveTextContent(sum);
    await userEvent.click(panel.getByRole('button', { name: panel.coupons.recall.download }));
    await panel.until(() => panel.sent('GET /v1/operations/:operationId/file').length === 1, 'Not downloaded.');
  },
};

/** The dialog is closed while the job goes on: a strip above the table says how far it is, and then how it ended. */
export const GoesOnAlone: Story = {
  play: async (context) => {
    const panel = couponsAt(context);
    await pick(panel, 1);
    await userEvent.click(await panel.until(() => panel.all('.pick-bar .button')[1], 'No way to all.'));
    const act = await panel.act();
    await userEvent.click(act);
    await panel.until(() => panel.sent('POST /v1/coupons/recall-jobs').length === 1, 'Not begun.');
    await panel.until(() => panel.find('.job-strip'), 'No strip.');
    await userEvent.click(panel.find('.dialog-close') as HTMLElement);
    const strip = await panel.until(() => panel.find('.job-strip .job-text'), 'It did not end.');
    await expect(strip).toHaveTextContent('¥');
  },
};

/** From now on no worker takes an operation. */
function holdWorkers({ sandbox }: ReturnType<typeof couponsAt>): void {
  Object.assign(sandbox.store.reads.operationLeases, { due: async () => [] });
}

async function beginAll(panel: ReturnType<typeof couponsAt>): Promise<void> {
  await pick(panel, 1);
  await userEvent.click(await panel.until(() => panel.all('.pick-bar .button')[1], 'No way to all.'));
  await userEvent.click(await panel.act());
  await panel.until(() => panel.find('.dialog .progress'), 'Not under way.');
}

/** The page is closed while a recall goes on: opened again, it finds the recall, and offers to look at it and to stop it. */
export const FoundAgain: Story = {
  play: async (context) => {
    const panel = couponsAt(context);
    await panel.open();
    holdWorkers(panel);
    await beginAll(panel);
    await expect(panel.find('.dialog')).toHaveTextContent(panel.coupons.recall.runningAbout);
    const { parentElement } = panel.element;
    panel.element.remove();
    parentElement?.append(panel.element);
    await panel.until(() => !panel.find('.job-strip'), 'The old page is still there.');
    const strip = await panel.until(() => panel.find('.job-strip'), 'Not found again.');
    await expect(strip).toHaveTextContent(panel.coupons.recall.stop);
    await expect(panel.find('.waiting-strip')).toBeNull();
    await userEvent.click(within(strip).getByRole('button', { name: panel.coupons.recall.stop }));
    await panel.until(() => panel.find('.job-strip.partial'), 'It did not stop.');
    await userEvent.click(within(panel.find('.job-strip') as HTMLElement).getByRole('button', { name: panel.coupons.recall.show }));
    // As was said before the recall was begun, on a page that is gone.
    const skipped = panel.coupons.recall.asSkipped('').replaceAll(/[^\p{Letter}]/gu, '');
    await panel.until(
      () =>
        panel
          .find('.dialog .result')
          ?.textContent?.replaceAll(/[^\p{Letter}]/gu, '')
          .includes(skipped),
      'What was skipped is not told.',
    );
  },
};

/** Whose coupon it is can be seen before it is recalled: by the eye, recorded, and only while the dialog is there. */
export const RevealedName: Story = {
  play: async (context) => {
    const panel = couponsAt(context);
    const heard = fn();
    panel.element.addEventListener('partner-reveal', (event) => heard((event as CustomEvent).detail));
    await pick(panel, 2);
    await userEvent.click(panel.getByRole('button', { name: panel.coupons.picks.recall }));
    await panel.act();
    const dialog = panel.find('.dialog') as HTMLElement;
    const masked = dialog.querySelector('.party .face-names')?.textContent ?? '';
    await userEvent.click(dialog.querySelector('.party .eye') as HTMLElement);
    await panel.until(() => dialog.querySelector('.party .eye.open'), 'Nothing was revealed.');
    await expect(dialog.querySelector('.party .face-names')?.textContent).not.toBe(masked);
    await expect(heard).toHaveBeenCalledTimes(1);
    await expect(panel.find('.unseen[role="status"]')).toHaveTextContent(/[^*]/);
    await userEvent.click(panel.find('.dialog-close') as HTMLElement);
    await panel.until(() => !panel.find('.dialog'), 'The dialog stayed.');
    await userEvent.click(panel.getByRole('button', { name: panel.coupons.picks.recall }));
    await panel.act();
    await expect(panel.find('.dialog .eye.open')).toBeNull();
    await expect(panel.find('.dialog .party .face-names')?.textContent).toBe(masked);
  },
};

/** Stopped before a worker came to it: what was not begun is left, and the dialog says so. */
export const Stopped: Story = {
  play: async (context) => {
    const panel = couponsAt(context);
    await panel.open();
    holdWorkers(panel);
    await beginAll(panel);
    await userEvent.click(panel.find('.dialog-foot .button:not(.primary)') as HTMLElement);
    const result = await panel.until(() => panel.find('.dialog .result.partial'), 'It did not stop.');
    await expect(result).toHaveTextContent('¥0.00');
  },
};

/** Between the freezing and the job one coupon is recalled by somebody else: the job tells it apart, and only that one is tried again. */
export const FailedAndTriedAgain: Story = {
  play: async (context) => {
    const panel = couponsAt(context);
    await panel.open();
    const row = panel.rows().find((one) => one.querySelector('.check input'));
    const couponId = row?.querySelector('.c-coupon .id')?.textContent ?? '';
    await pick(panel, 1);
    await userEvent.click(await panel.until(() => panel.all('.pick-bar .button')[1], 'No way to all.'));
    const act = await panel.act();
    await useUp(panel, couponId);
    await userEvent.click(act);
    await panel.until(() => panel.find('.result.partial'), 'Not told.');
    await panel.until(() => panel.find('.dialog .aside-list')?.textContent?.includes(couponId), 'Not told which.');
    await userEvent.click(panel.getByRole('button', { name: panel.coupons.recall.retry('1') }));
    await panel.until(
      () => panel.sent('POST /v1/operations/:operationId/retry').length === 1 && panel.find('.result.refused'),
      'Not tried again.',
    );
    // What was skipped before stays told apart from what was tried again.
    await panel.until(() => panel.queryByRole('button', { name: panel.coupons.recall.retry('1') }), 'Not told apart.');
  },
};

/** The partner asks for a code: it comes by mail, and names the act; entered, the coupons come back, once. */
export const WithCode: Story = {
  globals: { scenario: 'code-needed' },
  play: async (context) => {
    const panel = couponsAt(context);
    await pick(panel, 2);
    await userEvent.click(panel.getByRole('button', { name: panel.coupons.picks.recall }));
    const act = await panel.act();
    const words = act.textContent?.trim() ?? '';
    await userEvent.click(act);
    const field = await panel.until(
      () => panel.sandbox.mails().length > 0 && panel.find<HTMLInputElement>('#step-up-code:not([disabled])'),
      'No code was asked for.',
    );
    await expect(panel.find('.dialog-body')).toHaveTextContent(words);
    await userEvent.type(field, panel.sandbox.mails()[0]?.text.match(/^\s+(\d{6})$/m)?.[1] ?? '');
    await panel.until(() => panel.find('.result.done'), 'Not recalled.');
  },
};
