import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, within } from 'storybook/test';
import { closeSandbox } from '../stage/sandbox.ts';
import { hostPage, openSandboxFor } from '../stage/widget-stage.ts';
import { beginAll, holdBack, holdWorkers, pick, recallAllBut, useUp } from './recalling.ts';
import { couponsAt } from './stage.ts';

const meta: Meta = {
  title: 'Widgets/Coupon quota panel/Recall all coupons',
  loaders: [openSandboxFor('coupon-quota')],
  beforeEach: closeSandbox,
  render: (_args, context) =>
    hostPage(context as StoryContext, html`<partner-coupon-quota .state=${{ view: 'coupons' }}></partner-coupon-quota>`),
};
export default meta;
type Story = StoryObj;

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

/** One coupon is recalled by somebody else meanwhile: told apart, and nothing is offered that would fail again. */
export const RecalledElsewhere: Story = {
  play: async (context) => {
    const panel = couponsAt(context);
    let sum = '';
    await recallAllBut(panel, (couponId) => {
      sum = panel.find('.sum-total')?.textContent ?? '';
      return useUp(panel, couponId);
    });
    // What was confirmed stands there as it was confirmed, beside what came back.
    const [confirmed, actual] = panel.all('.compared > :nth-child(2) [role="cell"]').map((cell) => cell.textContent);
    await expect(confirmed).toBe(sum);
    await expect(actual).not.toBe(sum);
    await expect(panel.find('.dialog .aside-list .why')).toHaveTextContent(panel.money.refusals['coupon-recalled']?.[0] ?? '?');
    await expect(panel.queryByRole('button', { name: panel.coupons.recall.retry('1') })).toBeNull();
    await expect(panel.getByRole('button', { name: panel.coupons.recall.download })).toBeVisible();
  },
};

/** One coupon is not in force yet: only that one is tried again, and what was skipped before stays told apart from it. */
export const FailedAndTriedAgain: Story = {
  play: async (context) => {
    const panel = couponsAt(context);
    let comesInForce = (): void => {};
    await recallAllBut(panel, (couponId) => {
      comesInForce = holdBack(panel, couponId);
    });
    comesInForce();
    await userEvent.click(panel.getByRole('button', { name: panel.coupons.recall.retry('1') }));
    await panel.until(() => panel.find('.result.done'), 'Not tried again.');
    await expect(panel.sent('POST /v1/operations/:operationId/retry')).toHaveLength(1);
    await expect(panel.all('.compared > :last-child [role="cell"]').map((cell) => cell.textContent)).toEqual(['1', '1']);
    await expect(panel.queryByRole('button', { name: panel.coupons.recall.retry('1') })).toBeNull();
  },
};
