import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { closeSandbox } from '../stage/sandbox.ts';
import { hostPage, openSandboxFor } from '../stage/widget-stage.ts';
import { dashboardAt } from './stage.ts';

const meta: Meta = {
  title: 'Widgets/Consumption dashboard/States',
  loaders: [openSandboxFor('consumption-dashboard')],
  beforeEach: closeSandbox,
  render: (_args, context) => hostPage(context as StoryContext, html`<partner-consumption-dashboard></partner-consumption-dashboard>`),
};
export default meta;
type Story = StoryObj;

/** Whose role has no consumption in it reads whom to ask, and no figure. */
export const NoPermission: Story = {
  globals: { role: 'coupon-desk' },
  play: async (context) => {
    const dashboard = dashboardAt(context);
    await expect(await dashboard.notice()).toHaveTextContent(dashboard.words.states.refused[0]);
    await expect(dashboard.inside).not.toHaveTextContent('¥');
  },
};

/** The database fails: why nothing is shown, and the request id to quote. */
export const Failed: Story = {
  globals: { scenario: 'failed' },
  play: async (context) => {
    const dashboard = dashboardAt(context);
    const notice = await dashboard.notice();
    await expect(notice).toHaveTextContent(dashboard.words.states.failed[0]);
    const failed = dashboard.sandbox.log.filter(({ status }) => status === 500).map(({ requestId }) => requestId);
    await expect(failed.some((requestId) => notice.textContent?.includes(requestId))).toBe(true);
  },
};

/** The token has run out, and the portal renews nothing by itself. */
export const Expired: Story = {
  globals: { scenario: 'expired' },
  play: async (context) => {
    const dashboard = dashboardAt(context);
    await expect(await dashboard.notice()).toHaveTextContent(dashboard.words.states.expired[0]);
  },
};

/** No network; it goes on by itself once there is one. */
export const Offline: Story = {
  globals: { scenario: 'offline' },
  play: async (context) => {
    const dashboard = dashboardAt(context);
    await expect(await dashboard.notice()).toHaveTextContent(dashboard.words.states.offline[0]);
    await expect(dashboard.find('.headline')).toBeNull();
  },
};

/** More requests than a minute allows: what happened, and when it goes on. */
export const RateLimited: Story = {
  globals: { scenario: 'rate-limited' },
  play: async (context) => {
    const dashboard = dashboardAt(context);
    const notice = await dashboard.notice();
    await expect(dashboard.sandbox.log.some(({ status }) => status === 429)).toBe(true);
    await expect(notice).toHaveTextContent(dashboard.words.states.busy[0]);
  },
};
