import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent } from 'storybook/test';
import { closeSandbox } from '../stage/sandbox.ts';
import { hostPage, openSandboxFor } from '../stage/widget-stage.ts';
import { pick, useUp } from './recalling.ts';
import { couponsAt } from './stage.ts';

const meta: Meta = {
  title: 'Widgets/Coupon quota panel/Recall coupons',
  loaders: [openSandboxFor('coupon-quota')],
  beforeEach: closeSandbox,
  render: (_args, context) =>
    hostPage(context as StoryContext, html`<partner-coupon-quota .state=${{ view: 'coupons' }}></partner-coupon-quota>`),
};
export default meta;
type Story = StoryObj;

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
    // It came back elsewhere, for good: nothing is left to try.
    await expect(panel.queryByRole('button', { name: panel.coupons.recall.retry('1') })).toBeNull();
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
