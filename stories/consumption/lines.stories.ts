import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, within } from 'storybook/test';
import type { DashboardState } from '../../widgets/partner-consumption-dashboard.ts';
import { closeSandbox } from '../stage/sandbox.ts';
import { hostPage, openSandboxFor } from '../stage/widget-stage.ts';
import { centsOf, dashboardAt } from './stage.ts';

const meta: Meta = {
  title: 'Widgets/Consumption dashboard/Detail',
  loaders: [openSandboxFor('consumption-dashboard')],
  beforeEach: closeSandbox,
  render: (_args, context) => {
    const state: DashboardState = { view: 'lines', ...context.parameters.state };
    return hostPage(context as StoryContext, html`<partner-consumption-dashboard .state=${state}></partner-consumption-dashboard>`);
  },
};
export default meta;
type Story = StoryObj;

/** Consumption, refunds and adjustments add up to all of it; each leads to its list. */
export const SubTotals: Story = {
  play: async (context) => {
    const dashboard = dashboardAt(context);
    await dashboard.lines();
    const totals = await dashboard.until(
      () => dashboard.all('.sub-total strong').length >= 3 && dashboard.all('.sub-total strong'),
      'No totals.',
    );
    const [all = 0, ...parts] = totals.map(({ textContent }) => centsOf(textContent));
    // Each is rounded for reading; together they may differ by as many cents.
    await expect(Math.abs(parts.reduce((sum, part) => sum + part, 0) - all)).toBeLessThanOrEqual(parts.length);
    await userEvent.click(dashboard.getByRole('button', { name: new RegExp(dashboard.words.classes.refund) }));
    await dashboard.until(() => dashboard.settled() && dashboard.element.state.billClass === 'refund', 'Not narrowed.');
    const rows = await dashboard.lines();
    for (const row of rows) await expect(row.querySelector('.c-due .line')?.textContent).toContain('-');
  },
};

/** A line with all that its source states. */
export const OneLine: Story = {
  play: async (context) => {
    const dashboard = dashboardAt(context);
    const rows = await dashboard.lines();
    await userEvent.click(rows[0]?.querySelector('.c-open button') as HTMLElement);
    await dashboard.until(() => dashboard.dialog('line-dialog'), 'No dialog.');
    await expect(dashboard.dialog('line-dialog')).toHaveTextContent(dashboard.linesWords.amounts.storedValueCard);
  },
};

/** Older and newer pages. */
export const Pages: Story = {
  play: async (context) => {
    const dashboard = dashboardAt(context);
    const first = (await dashboard.lines())[0]?.textContent;
    await userEvent.click(dashboard.getByRole('button', { name: dashboard.linesWords.pager.next }));
    await dashboard.until(() => dashboard.settled() && dashboard.all('.stage tbody tr')[0]?.textContent !== first, 'No older page.');
    await userEvent.click(dashboard.getByRole('button', { name: dashboard.linesWords.pager.previous }));
    await dashboard.until(() => dashboard.settled() && dashboard.all('.stage tbody tr')[0]?.textContent === first, 'Not back.');
  },
};

/** Lines whose amounts do not add up count as they came, and are marked. */
export const Marked: Story = {
  parameters: { state: { onlyMarked: true, cycles: { from: '2025-05', to: '2026-11' } } },
  play: async (context) => {
    const dashboard = dashboardAt(context);
    const rows = await dashboard.lines();
    for (const row of rows) await expect(row).toHaveTextContent(dashboard.linesWords.cells.marked);
  },
};

/** A supervisor looks at one account manager at a time (R-CON-10). */
export const SupervisorNamesOne: Story = {
  globals: { role: 'supervisor' },
  play: async (context) => {
    const dashboard = dashboardAt(context);
    const [title] = dashboard.words.refusals['manager-needed'] ?? [''];
    await expect(await dashboard.notice()).toHaveTextContent(title);
    const select = dashboard.getByLabelText(dashboard.words.filters.narrowings.accountManagerId) as HTMLSelectElement;
    await userEvent.selectOptions(select, select.options[1]?.value ?? '');
    await dashboard.lines();
  },
};

/** As a file, anonymised, of what is on the screen. */
export const Export: Story = {
  play: async (context) => {
    const dashboard = dashboardAt(context);
    await dashboard.lines();
    await userEvent.click(dashboard.getByRole('button', { name: dashboard.linesWords.export }));
    const dialog = await dashboard.until(() => dashboard.dialog('export'), 'No dialog.');
    await userEvent.click(within(dialog).getByRole('button', { name: dashboard.exportWords.start }));
    await dashboard.until(() => dashboard.sent('POST /v1/exports').some(({ status }) => status === 201), 'Nothing was asked for.');
  },
};

/** Zero amounts are hidden on demand (R-CON-5). */
export const ZeroHidden: Story = {
  play: async (context) => {
    const dashboard = dashboardAt(context);
    await dashboard.lines();
    await userEvent.click(dashboard.getByLabelText(dashboard.linesWords.hideZero));
    await dashboard.until(() => dashboard.settled() && dashboard.element.state.hideZero === true, 'Not hidden.');
    const rows = await dashboard.lines();
    for (const row of rows) await expect(row.querySelector('.c-due .line')).not.toHaveTextContent('¥0.00');
  },
};
