import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent } from 'storybook/test';
import type { DashboardState } from '../../widgets/partner-consumption-dashboard.ts';
import { closeSandbox } from '../stage/sandbox.ts';
import { hostPage, openSandboxFor } from '../stage/widget-stage.ts';
import { centsOf, dashboardAt } from './stage.ts';

const meta: Meta = {
  title: 'Widgets/Consumption dashboard/Distribution',
  loaders: [openSandboxFor('consumption-dashboard')],
  beforeEach: closeSandbox,
  render: (_args, context) => {
    const state: DashboardState = { view: 'distribution', ...context.parameters.state };
    return hostPage(context as StoryContext, html`<partner-consumption-dashboard .state=${state}></partner-consumption-dashboard>`);
  },
};
export default meta;
type Story = StoryObj;

/** The parts, all others as one, and what no line states, add up to the total. */
export const ByService: Story = {
  play: async (context) => {
    const dashboard = dashboardAt(context);
    await dashboard.distribution();
    await userEvent.click(dashboard.find('.chart-toggle') as HTMLElement);
    const rows = await dashboard.until(() => dashboard.all('.chart tbody tr').length > 0 && dashboard.all('.chart tbody tr'), 'No table.');
    await expect(rows.length).toBeGreaterThan(3);
  },
};

/** A press on a part shows it alone; the trail leads back. */
export const PressedPart: Story = {
  play: async (context) => {
    const dashboard = dashboardAt(context);
    const parts = await dashboard.distribution();
    const due = centsOf(parts[0]?.querySelector('.chart-part-amount')?.textContent);
    await userEvent.click(parts[0]?.querySelector('button.chart-part-mark') as HTMLElement);
    await dashboard.until(() => dashboard.settled() && dashboard.find('.trail') && dashboard.element.state.by !== undefined, 'No trail.');
    await expect(dashboard.element.state.service).toBeDefined();
    const sums = await dashboard.until(() => dashboard.settled() && dashboard.all('.chart-part .chart-part-amount'), 'No parts.');
    await expect(sums.reduce((sum, { textContent }) => sum + centsOf(textContent), 0)).toBeCloseTo(due, -1);
    await userEvent.click(dashboard.getByRole('button', { name: dashboard.words.filters.whole }));
    await dashboard.until(() => !dashboard.find('.trail') && dashboard.element.state.service === undefined, 'The trail stays.');
  },
};

/** Customers are masked; the eye shows one, ids and look-alikes stand beside. */
export const ByCustomer: Story = {
  parameters: { state: { by: 'customer' } },
  play: async (context) => {
    const dashboard = dashboardAt(context);
    const parts = await dashboard.distribution();
    await expect(parts).toHaveLength(11);
    const masked = parts[0]?.querySelector('.chart-part-label')?.textContent?.trim() ?? '';
    await expect(masked).toContain('*');
    await userEvent.click(parts[0]?.querySelector('.eye') as HTMLElement);
    await dashboard.until(() => {
      const shown = dashboard.all('.chart-part-label')[0]?.textContent?.trim() ?? '';
      return shown !== masked && !shown.includes('*');
    }, 'No name was revealed.');
  },
};

/** Regions, and services inside each. */
export const TwoGroupings: Story = {
  parameters: { state: { by: 'region', thenBy: 'service' } },
  play: async (context) => {
    const dashboard = dashboardAt(context);
    await dashboard.distribution();
    await expect(dashboard.all('.chart-part [data-mark]').length).toBeGreaterThan(5);
  },
};

/** Account managers, and what was consumed while nobody held the customer. */
export const ByAccountManager: Story = {
  parameters: { state: { by: 'accountManager' } },
  play: async (context) => {
    const dashboard = dashboardAt(context);
    await dashboard.distribution();
    await expect(dashboard.inside).toHaveTextContent(dashboard.distributionWords.nobody);
  },
};

/** Ranked by what was paid: lines that state no coupons are counted, never taken for zero. */
export const RankedByPaid: Story = {
  parameters: { state: { by: 'chargeMode', rankBy: 'paid' } },
  play: async (context) => {
    const dashboard = dashboardAt(context);
    await dashboard.distribution();
  },
};
