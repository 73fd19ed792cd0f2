import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent } from 'storybook/test';
import { closeSandbox } from '../stage/sandbox.ts';
import { hostPage, openSandboxFor } from '../stage/widget-stage.ts';
import { panelAt } from './stage.ts';

const meta: Meta = {
  title: 'Widgets/Coupon quota panel/States',
  loaders: [openSandboxFor('coupon-quota')],
  beforeEach: closeSandbox,
  render: (_args, context) => hostPage(context as StoryContext, html`<partner-coupon-quota></partner-coupon-quota>`),
};
export default meta;
type Story = StoryObj;

/** Bones of cards stand where quotas will be. */
export const Loading: Story = {
  globals: { scenario: 'loading' },
  play: async (context) => {
    const panel = panelAt(context);
    await panel.until(() => panel.inside.querySelector('.cards[aria-busy="true"] .bones'), 'No bones.');
    await expect(panel.cards()).toHaveLength(0);
  },
};

/** The session was minted for another widget: whom to ask, and nothing that cannot work. */
export const Refused: Story = {
  globals: { scenario: 'refused' },
  play: async (context) => {
    const panel = panelAt(context);
    await expect(await panel.notice()).toHaveTextContent(panel.words.states.widgetOff[0]);
    await expect(panel.cards()).toHaveLength(0);
  },
};

/** The database fails: the request id to quote, and one button that goes on once it works again. */
export const Failed: Story = {
  globals: { scenario: 'failed' },
  play: async (context) => {
    const panel = panelAt(context);
    const notice = await panel.notice();
    await expect(notice).toHaveTextContent(panel.words.states.failed[0]);
    const failed = panel.sandbox.log.filter(({ status }) => status === 500).map(({ requestId }) => requestId);
    await expect(failed.some((requestId) => notice.textContent?.includes(requestId))).toBe(true);
    await expect(panel.inside.querySelector('.notice .button.primary')).toBeVisible();
  },
};

/** The token has run out, and the portal renews nothing by itself: one button goes on. */
export const Expired: Story = {
  globals: { scenario: 'expired' },
  play: async (context) => {
    const panel = panelAt(context);
    const notice = await panel.notice();
    await expect(notice).toHaveTextContent(panel.words.states.expired[0]);
    await expect(notice.querySelectorAll('.button')).toHaveLength(1);
  },
};

/** No network; it goes on by itself once there is one. */
export const Offline: Story = {
  globals: { scenario: 'offline' },
  play: async (context) => {
    const panel = panelAt(context);
    await expect(await panel.notice()).toHaveTextContent(panel.words.states.offline[0]);
  },
};

/** More requests than a minute allows: what happened, and when it goes on. */
export const RateLimited: Story = {
  globals: { scenario: 'rate-limited' },
  play: async (context) => {
    const panel = panelAt(context);
    const notice = await panel.notice();
    await expect(panel.sandbox.log.some(({ status }) => status === 429)).toBe(true);
    await expect(notice).toHaveTextContent(panel.words.states.busy[0]);
  },
};

/** Nothing fits the filters; one press brings everything back. */
export const NoMatch: Story = {
  play: async (context) => {
    const panel = panelAt(context);
    const before = (await panel.quotas()).length;
    await userEvent.selectOptions(panel.inside.querySelector('#asset') as HTMLSelectElement, 'pick-up-coupon');
    await userEvent.selectOptions(panel.inside.querySelector('#state') as HTMLSelectElement, 'frozen');
    const notice = await panel.notice();
    await expect(notice).toHaveTextContent(panel.words.states.noMatch[0]);
    await userEvent.click(notice.querySelector('.button') as HTMLElement);
    await panel.until(() => panel.cards().length === before, 'Not all came back.');
  },
};
