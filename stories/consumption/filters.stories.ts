import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, within } from 'storybook/test';
import { dashboardLayers } from '../../widgets/consumption-dashboard/parts.ts';
import type { DashboardState } from '../../widgets/partner-consumption-dashboard.ts';
import { closeSandbox } from '../stage/sandbox.ts';
import { hostPage, openSandboxFor } from '../stage/widget-stage.ts';
import { centsOf, dashboardAt } from './stage.ts';

const meta: Meta = {
  title: 'Widgets/Consumption dashboard/Filters',
  loaders: [openSandboxFor('consumption-dashboard')],
  beforeEach: closeSandbox,
  render: (_args, context) => {
    const state: DashboardState = context.parameters.state ?? {};
    return hostPage(context as StoryContext, html`<partner-consumption-dashboard .state=${state}></partner-consumption-dashboard>`);
  },
};
export default meta;
type Story = StoryObj;

const dueOf = (dashboard: ReturnType<typeof dashboardAt>): number => centsOf(dashboard.find('.headline .figure')?.textContent);

/** One customer is picked by a masked name; ids, manager and tags tell it from those that look alike. Only its id is told to the host. */
export const OneCustomer: Story = {
  play: async (context) => {
    const dashboard = dashboardAt(context);
    await dashboard.overview();
    const all = dueOf(dashboard);
    await userEvent.click(dashboard.find('#customer') as HTMLElement);
    const dialog = await dashboard.until(() => dashboard.dialog('customers-dialog'), 'No dialog.');
    await dashboard.until(() => dialog.querySelectorAll('.customers > li').length > 1, 'No customers.');
    const rows = [...dialog.querySelectorAll<HTMLElement>('.customers > li')];
    await expect(rows.every(({ textContent }) => textContent?.includes('*'))).toBe(true);
    const id = rows[0]?.querySelector('.face-id')?.textContent?.trim() ?? '';
    await userEvent.click(within(rows[0] as HTMLElement).getByRole('button', { name: dashboard.customersWords.pickOne(id) }));
    await dashboard.until(
      () => dashboard.settled() && dashboard.element.state.customerId === id && dueOf(dashboard) < all,
      'Not narrowed.',
    );
    await expect(dashboard.find('.trail')).toHaveTextContent(id);
    await expect(dashboard.dialog('customers-dialog')).toBeNull();
  },
};

/** What was typed is looked for by the names in clear, which nobody sees. */
export const LookedForById: Story = {
  play: async (context) => {
    const dashboard = dashboardAt(context);
    await dashboard.overview();
    await userEvent.click(dashboard.find('#customer') as HTMLElement);
    const dialog = await dashboard.until(() => dashboard.dialog('customers-dialog'), 'No dialog.');
    const found = () => [...dialog.querySelectorAll('.face-id')].map(({ textContent }) => textContent?.trim() ?? '');
    await dashboard.until(() => found().length > 3, 'No customers.');
    const id = found()[3] ?? '';
    await dashboard.choose(dashboard.customersWords.by, dashboard.customersWords.ways.customerId);
    await userEvent.type(dashboard.getByLabelText(dashboard.customersWords.search.customerId), id);
    await dashboard.until(() => found().length === 1 && found()[0] === id, 'Others are there.');
  },
};

/** First and last cycle each, and days once it is one cycle; with one of the two days alone the cycle counts, and the field says so. */
export const OwnCyclesAndDays: Story = {
  play: async (context) => {
    const dashboard = dashboardAt(context);
    const { filters: words } = dashboard.words;
    await dashboard.overview();
    await dashboard.choose(words.cycles, words.custom);
    await dashboard.choose(words.from, '2026-09');
    await dashboard.choose(words.to, '2026-09');
    await dashboard.until(() => dashboard.settled() && dashboard.find('#date-begin'), 'No days.');
    const whole = dueOf(dashboard);
    dashboard.element.state = { ...dashboard.element.state, dates: { begin: '2026-09-01' } };
    await dashboard.until(() => dashboard.settled() && dashboard.find('#date-end-help'), 'Nothing is said.');
    await expect(dashboard.find('#date-end-help')).toHaveTextContent(words.bothDays);
    await expect(dueOf(dashboard)).toBe(whole);
    dashboard.element.state = { ...dashboard.element.state, dates: { begin: '2026-09-01', end: '2026-09-10' } };
    await dashboard.until(() => dashboard.settled() && dueOf(dashboard) < whole, 'The days do not count.');
  },
};

/** A distributor looks at its own customers, at those of all its resellers, or of one. */
export const Resellers: Story = {
  play: async (context) => {
    const dashboard = dashboardAt(context);
    const { filters: words } = dashboard.words;
    await dashboard.overview();
    const own = dueOf(dashboard);
    await dashboard.until(() => dashboard.find('#reseller'), 'No scope.');
    await dashboard.choose(words.reseller, words.allResellers);
    await dashboard.until(
      () => dashboard.settled() && dashboard.element.state.indirectPartnerId === 'all' && dueOf(dashboard) !== own,
      'The scope did not change.',
    );
  },
};

/** The distribution as a file, anonymised, with all its parts. */
export const ExportOfADistribution: Story = {
  parameters: { state: { view: 'distribution', by: 'customer' } },
  play: async (context) => {
    const dashboard = dashboardAt(context);
    await dashboard.distribution();
    await userEvent.click(dashboard.getByRole('button', { name: dashboard.distributionWords.export }));
    const dialog = await dashboard.until(() => dashboard.dialog('export'), 'No dialog.');
    await expect(dialog).toHaveTextContent(dashboard.exportWords.files['consumption-distribution'].about);
    await userEvent.click(within(dialog).getByRole('button', { name: dashboard.exportWords.start }));
    await dashboard.until(() => dashboard.sent('POST /v1/exports').some(({ status }) => status === 201), 'Nothing was asked for.');
  },
};

/** Filters of somebody else's address: what may not be seen and what is not there answer alike, and one press clears them. */
export const NotThere: Story = {
  parameters: { state: { customerId: '00000000000000000000000000000000' } },
  play: async (context) => {
    const dashboard = dashboardAt(context);
    const [title] = dashboard.words.refusals['not-found'] ?? [''];
    await expect(await dashboard.notice()).toHaveTextContent(title);
    await userEvent.click(dashboard.getByRole('button', { name: dashboard.words.filters.clear }));
    await dashboard.overview();
    await expect(dashboard.element.state.customerId).toBeUndefined();
  },
};

/** Without a network it says so, and goes on by itself once it is back, filters as they were. */
export const BackOnline: Story = {
  globals: { scenario: 'offline' },
  parameters: { state: { associationType: 'agency-sale' } },
  play: async (context) => {
    const dashboard = dashboardAt(context);
    await expect(await dashboard.notice()).toHaveTextContent(dashboard.words.states.offline[0]);
    dashboard.sandbox.network.isDown = false;
    dispatchEvent(new Event('online'));
    await dashboard.overview();
    await expect(dashboard.element.state.associationType).toBe('agency-sale');
    await dashboard.until(() => dashboard.find('#associationType'), 'No filters.');
  },
};

/** The page changes its language: words follow where they stand, and nothing is asked or lost. */
export const AnotherLanguage: Story = {
  parameters: { state: { view: 'distribution', by: 'chargeMode' } },
  play: async (context) => {
    const dashboard = dashboardAt(context);
    await dashboard.distribution();
    const asked = dashboard.sandbox.log.length;
    const session = context.canvasElement.querySelector('partner-session');
    const { locale } = context.globals;
    session?.setAttribute('locale', locale === 'en' ? 'zh-CN' : 'en');
    await dashboard.until(
      () => dashboard.inside.textContent?.includes(locale === 'en' ? '按计费模式' : 'By charge mode'),
      'Other words did not come.',
    );
    await expect(dashboard.element.state.by).toBe('chargeMode');
    await expect(dashboard.sandbox.log).toHaveLength(asked);
    session?.setAttribute('locale', locale);
  },
};

/** A supervisor's team, then one of it: whom can be chosen follows, and who was chosen among others goes when the team changes. */
export const SupervisorThenManager: Story = {
  play: async (context) => {
    const dashboard = dashboardAt(context);
    const { narrowings } = dashboard.words.filters;
    await dashboard.overview();
    const all = dueOf(dashboard);
    const optionsOf = (label: string) => {
      const select = dashboard.getByLabelText(label) as HTMLSelectElement;
      const named = [...select.options].filter(({ value }) => value !== '' && value !== 'none');
      return named.map(({ textContent }) => textContent?.trim() ?? '');
    };
    const everybody = optionsOf(narrowings.accountManagerId);
    const [first = '', second = ''] = optionsOf(narrowings.supervisorId);
    await dashboard.choose(narrowings.supervisorId, first);
    await dashboard.until(() => dashboard.settled() && dueOf(dashboard) !== all, 'The team does not narrow.');
    const team = optionsOf(narrowings.accountManagerId);
    await expect(team.length).toBeGreaterThan(0);
    await expect(team.length).toBeLessThan(everybody.length);
    const ofTeam = dueOf(dashboard);
    await dashboard.choose(narrowings.accountManagerId, team[0] ?? '');
    await dashboard.until(() => dashboard.settled() && dueOf(dashboard) !== ofTeam, 'One of the team does not narrow.');
    await dashboard.choose(narrowings.supervisorId, second);
    await dashboard.until(
      () => dashboard.settled() && dashboard.element.state.accountManagerId === undefined,
      'Still one of the other team.',
    );
    await expect(optionsOf(narrowings.accountManagerId)).not.toContain(team[0]);
  },
};

/** A dialog whose file does not come says so where it was asked for, and comes when it is asked for again. */
export const DialogDoesNotCome: Story = {
  play: async (context) => {
    const dashboard = dashboardAt(context);
    await dashboard.overview();
    const { customers } = dashboardLayers;
    dashboardLayers.customers = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
    await userEvent.click(dashboard.find('#customer') as HTMLElement);
    const told = await dashboard.until(() => dashboard.find('[role=alert]'), 'Nothing is said.');
    dashboardLayers.customers = customers;
    await expect(told).toHaveTextContent(dashboard.words.states.layerNotLoaded[0]);
    await userEvent.click(within(told as HTMLElement).getByRole('button', { name: dashboard.words.actions.retry }));
    await dashboard.until(() => dashboard.dialog('customers-dialog'), 'No dialog.');
    await expect(dashboard.find('[role=alert]')).toBeNull();
  },
};
