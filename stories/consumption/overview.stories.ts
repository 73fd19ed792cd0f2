import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent } from 'storybook/test';
import { closeSandbox } from '../stage/sandbox.ts';
import { hostPage, openSandboxFor } from '../stage/widget-stage.ts';
import { centsOf, dashboardAt } from './stage.ts';

const meta: Meta = {
  title: 'Widgets/Consumption dashboard/Overview',
  loaders: [openSandboxFor('consumption-dashboard')],
  beforeEach: closeSandbox,
  render: (_args, context) => hostPage(context as StoryContext, html`<partner-consumption-dashboard></partner-consumption-dashboard>`),
};
export default meta;
type Story = StoryObj;

/** The running cycle: due and paid first, said to be an estimate, and never to be a bill. */
export const RunningCycle: Story = {
  play: async (context) => {
    const dashboard = dashboardAt(context);
    const headline = await dashboard.overview();
    await expect(headline).toHaveTextContent(dashboard.overviewWords.running);
    await expect(dashboard.inside).toHaveTextContent(dashboard.words.notABill);
    const sums = dashboard.all('.sums dd').map((cell) => centsOf(cell.textContent));
    const total = sums.pop() ?? 0;
    // Each is rounded for reading; together they may differ by as many cents.
    await expect(Math.abs(sums.reduce((sum, part) => sum + part, 0) - total)).toBeLessThanOrEqual(sums.length);
  },
};

/** A cycle that is over stands beside the one before and the same of a year before. */
export const ClosedCycle: Story = {
  play: async (context) => {
    const dashboard = dashboardAt(context);
    await dashboard.overview();
    await dashboard.choose(dashboard.words.filters.cycles, dashboard.words.filters.last);
    await dashboard.until(
      () => dashboard.settled() && !dashboard.find('.headline')?.textContent?.includes(dashboard.overviewWords.running),
      'The cycle did not change.',
    );
    await expect(dashboard.all('.change')).toHaveLength(2);
  },
};

/** Day by day, accumulated. */
export const Days: Story = {
  play: async (context) => {
    const dashboard = dashboardAt(context);
    await dashboard.overview();
    await userEvent.click(dashboard.getByRole('button', { name: dashboard.overviewWords.trend.byDay }));
    await dashboard.until(() => dashboard.settled() && dashboard.all('.chart-mark[data-mark^="20"]').length >= 18, 'No days came.');
    await userEvent.click(dashboard.getByLabelText(dashboard.overviewWords.trend.accumulated));
    await dashboard.until(() => dashboard.element.state.isAccumulated === true && dashboard.settled(), 'It is not accumulated.');
  },
};

/** All 19 cycles that can be looked at, as a table. */
export const AllCycles: Story = {
  play: async (context) => {
    const dashboard = dashboardAt(context);
    await dashboard.overview();
    await dashboard.choose(dashboard.words.filters.cycles, dashboard.words.filters.lastCycles(19));
    await dashboard.until(() => dashboard.settled() && dashboard.all('[data-mark^="20"]').length === 19, 'Not all cycles came.');
    const toggle = dashboard.find<HTMLButtonElement>('.chart-toggle');
    await userEvent.click(toggle as HTMLButtonElement);
    await dashboard.until(() => dashboard.all('.chart table tbody tr').length === 19, 'No table came.');
  },
};

/** An account manager sees what was consumed under their own assignments. */
export const AccountManager: Story = {
  globals: { role: 'account-manager' },
  play: async (context) => {
    const dashboard = dashboardAt(context);
    await dashboard.overview();
    await expect(dashboard.queryByLabelText(dashboard.words.filters.narrowings.accountManagerId)).toBeNull();
    await expect(dashboard.find('#set-budget')).toBeNull();
  },
};

/** A customer looks at its own consumption. */
export const EndCustomer: Story = {
  globals: { role: 'end-customer' },
  play: async (context) => {
    const dashboard = dashboardAt(context);
    await dashboard.overview();
  },
};

/** An administrator sets the partner's budget line. */
export const Budget: Story = {
  play: async (context) => {
    const dashboard = dashboardAt(context);
    const { budget } = dashboard.overviewWords;
    await dashboard.overview();
    await userEvent.click(dashboard.getByRole('button', { name: budget.set }));
    const field = await dashboard.findByLabelText(budget.amount('CNY'));
    await userEvent.type(field, '12.345');
    await userEvent.click(dashboard.getByRole('button', { name: budget.save }));
    await expect(field).toHaveAccessibleDescription(budget.wrong);
    await userEvent.type(field, '1000', { initialSelectionStart: 0, initialSelectionEnd: 6 });
    await userEvent.click(dashboard.getByRole('button', { name: budget.save }));
    await dashboard.until(
      () => dashboard.settled() && !dashboard.dialog('budget-dialog') && dashboard.inside.textContent?.includes('¥1,000.00'),
      'No budget.',
    );
    await expect(dashboard.find('.panel .chip.danger')).not.toBeNull();
  },
};

/** A partner to whom nothing was delivered yet. */
export const Empty: Story = {
  globals: { scenario: 'empty' },
  play: async (context) => {
    const dashboard = dashboardAt(context);
    await dashboard.until(() => dashboard.settled() && dashboard.find('.headline'), 'No overview came.');
    await expect(dashboard.inside).toHaveTextContent(dashboard.overviewWords.noDelivery);
  },
};

/** The first figures are on their way. */
export const Loading: Story = {
  globals: { scenario: 'loading' },
  play: async (context) => {
    const dashboard = dashboardAt(context);
    await dashboard.until(() => dashboard.find('.chart-bone'), 'No skeleton.');
  },
};

/** The session was minted for another widget. */
export const Refused: Story = {
  globals: { scenario: 'refused' },
  play: async (context) => {
    const dashboard = dashboardAt(context);
    await expect(await dashboard.notice()).toHaveTextContent(dashboard.words.states.widgetOff[0]);
  },
};

/** The database fails: why nothing is shown, the request id, and one button. */
export const Failed: Story = {
  globals: { scenario: 'failed' },
  play: async (context) => {
    const dashboard = dashboardAt(context);
    await expect(await dashboard.notice()).toHaveTextContent(dashboard.words.states.failed[0]);
    dashboard.sandbox.trouble.isStoreBroken = false;
    await userEvent.click(dashboard.getByRole('button', { name: dashboard.words.actions.retry }));
    await dashboard.overview();
  },
};

/** The token has run out, and the portal renews nothing by itself: one button, and the filters are still there. */
export const Expired: Story = {
  globals: { scenario: 'expired' },
  play: async (context) => {
    const dashboard = dashboardAt(context);
    await expect(await dashboard.notice()).toHaveTextContent(dashboard.words.states.expired[0]);
    dashboard.sandbox.host.isRenewing = true;
    await userEvent.click(dashboard.getByRole('button', { name: dashboard.words.actions.resume }));
    await dashboard.overview();
  },
};

/** English, dark. */
export const EnglishDark: Story = {
  globals: { locale: 'en', theme: 'dark' },
  play: async (context) => {
    const dashboard = dashboardAt(context);
    await dashboard.overview();
    await expect(dashboard.inside).toHaveTextContent('Consumption is not a bill');
  },
};
