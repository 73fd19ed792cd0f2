import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent } from 'storybook/test';
import { closeSandbox } from '../stage/sandbox.ts';
import { hostPage, openSandboxFor } from '../stage/widget-stage.ts';
import { couponsAt } from './stage.ts';

const meta: Meta = {
  title: 'Widgets/Coupon quota panel/Issued coupons',
  loaders: [openSandboxFor('coupon-quota')],
  beforeEach: closeSandbox,
  render: (_args, context) =>
    hostPage(context as StoryContext, html`<partner-coupon-quota .state=${{ view: 'coupons' }}></partner-coupon-quota>`),
};
export default meta;
type Story = StoryObj;

const QUOTA = 'CQ-2026-H2-0001';

/** Newest first: whose, how much is left of how much, in which state, until when, by which operation. */
export const List: Story = {
  play: async (context) => {
    const panel = couponsAt(context);
    const rows = await panel.open();
    await expect(rows).toHaveLength(20);
    await expect(rows[0]).toHaveTextContent('*');
    const times = panel.all('.c-issued .line:first-child').map((cell) => cell.textContent ?? '');
    await expect([...times].sort().reverse()).toEqual(times);
    await expect(panel.find('.coupon-total')).toHaveTextContent(/\d{3}/);
  },
};

/** Later pages come below, and the total stays exact. */
export const LoadMore: Story = {
  play: async (context) => {
    const panel = couponsAt(context);
    await panel.open();
    await userEvent.click(panel.getByRole('button', { name: panel.coupons.below.more }));
    await panel.until(() => panel.rows().length === 70, 'No more came.');
    await expect(panel.sent('POST /v1/coupons/search')).toHaveLength(2);
  },
};

/** One quota's card leads to its coupons; what narrows them can be taken away. */
export const OfOneQuota: Story = {
  render: (_args, context) => hostPage(context as StoryContext, html`<partner-coupon-quota></partner-coupon-quota>`),
  play: async (context) => {
    const panel = couponsAt(context);
    await panel.quotas();
    const menu = panel.card(QUOTA)?.querySelector('[aria-haspopup="menu"]') as HTMLElement;
    menu.scrollIntoView({ block: 'center' });
    // A page that is still scrolling closes the menu again.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await userEvent.click(menu);
    await userEvent.click(await panel.until(() => panel.queryByRole('menuitem', { name: panel.words.card.coupons }), 'No menu.'));
    await panel.open();
    const narrowed = await panel.until(() => panel.find('.coupon-total'), 'No total.');
    const before = narrowed.textContent;
    const chip = await panel.until(() => panel.find('.chip.removable'), 'No chip.');
    await expect(chip).toHaveTextContent(QUOTA);
    await userEvent.click(chip);
    await panel.until(() => !panel.find('.chip.removable') && panel.find('.coupon-total')?.textContent !== before, 'Still narrowed.');
  },
};

/** Usable ones that nothing was spent of yet, by two filters, each of which can be taken away. */
export const Filters: Story = {
  play: async (context) => {
    const panel = couponsAt(context);
    await panel.open();
    const { filters, couponStates } = panel.coupons;
    await userEvent.selectOptions(panel.getByLabelText(filters.groups.state), 'usable');
    if (!panel.find('#coupon-more')) await userEvent.click(panel.getByRole('button', { name: filters.more(0) }));
    await userEvent.selectOptions(await panel.until(() => panel.find('#coupon-unspent'), 'No more filters.'), 'yes');
    await panel.until(
      () =>
        panel.all('.chip.removable').length === 2 &&
        panel.all('.c-spent .value').every((cell) => /¥0\.00/.test(cell.textContent ?? '')) &&
        panel.rows().length > 0,
      'Not narrowed.',
    );
    for (const row of panel.rows()) await expect(row).toHaveTextContent(couponStates.usable);
  },
};

/** A whole id finds the coupons of one customer. */
export const OneCustomer: Story = {
  play: async (context) => {
    const panel = couponsAt(context);
    const [first] = await panel.open();
    const customerId = first?.querySelector('.c-customerId .id')?.textContent ?? '';
    await userEvent.type(panel.find('#coupon-customerId') as HTMLElement, customerId);
    await panel.until(
      () => panel.rows().length > 0 && panel.rows().every((row) => row.textContent?.includes(customerId)) && panel.find('.chip.removable'),
      'Others are still there.',
    );
  },
};

/** Nothing matches: said in words, with the way back. */
export const NoMatch: Story = {
  play: async (context) => {
    const panel = couponsAt(context);
    await panel.open();
    await userEvent.type(panel.find('#coupon-customerId') as HTMLElement, 'nobody-of-this-id');
    await expect(await panel.notice()).toHaveTextContent(panel.coupons.states.noMatch[0]);
    await userEvent.click(panel.inside.querySelector('.notice .button') as HTMLElement);
    await panel.until(() => panel.rows().length > 0, 'Not back.');
  },
};

/** No coupon was ever issued. */
export const Empty: Story = {
  globals: { scenario: 'empty' },
  play: async (context) => {
    const panel = couponsAt(context);
    await expect(await panel.notice()).toHaveTextContent(panel.coupons.states.empty[0]);
  },
};

/** An account manager has no coupon rights: a refusal in words, also where a host asks for this view. */
export const AccountManager: Story = {
  globals: { role: 'account-manager' },
  play: async (context) => {
    const panel = couponsAt(context);
    await expect(await panel.notice()).toHaveTextContent(panel.coupons.states.refused[0]);
    await expect(panel.rows()).toHaveLength(0);
  },
};

/** The session has ended: one button, and the filters stay. */
export const Expired: Story = {
  play: async (context) => {
    const panel = couponsAt(context);
    await panel.open();
    await userEvent.selectOptions(panel.getByLabelText(panel.coupons.filters.groups.state), 'recalled');
    await panel.until(() => panel.find('.chip.removable'), 'Not narrowed.');
    panel.sandbox.host.isRenewing = false;
    panel.sandbox.clock.advance(11 * 60 * 1000);
    await userEvent.click(panel.getByRole('button', { name: panel.coupons.filters.refresh }));
    await expect(await panel.notice()).toHaveTextContent(panel.coupons.states.expired[0]);
    panel.sandbox.host.isRenewing = true;
    await userEvent.click(panel.inside.querySelector('.notice .button') as HTMLElement);
    await panel.until(() => panel.rows().length > 0 && panel.find('.chip.removable'), 'Not resumed.');
  },
};

export const Offline: Story = {
  play: async (context) => {
    const panel = couponsAt(context);
    await panel.open();
    panel.sandbox.network.isDown = true;
    await userEvent.click(panel.getByRole('button', { name: panel.coupons.filters.refresh }));
    await expect(await panel.notice()).toHaveTextContent(panel.coupons.states.offline[0]);
    panel.sandbox.network.isDown = false;
    await userEvent.click(panel.inside.querySelector('.notice .button') as HTMLElement);
    await panel.until(() => panel.rows().length > 0, 'Not back.');
  },
};

/** One name is revealed by its row's eye, and hides again when another view is shown. */
export const RevealName: Story = {
  play: async (context) => {
    const panel = couponsAt(context);
    const [first] = await panel.open();
    const masked = first?.querySelector('.c-customerName .value')?.textContent ?? '';
    await userEvent.click(first?.querySelector('.c-customerName .eye') as HTMLElement);
    const clear = await panel.until(() => panel.find('.value.clear'), 'Not revealed.');
    await expect(clear.textContent).not.toBe(masked);
    await userEvent.click(panel.getByRole('tab', { name: panel.words.views.quotas }));
    await panel.quotas();
    await userEvent.click(panel.getByRole('tab', { name: panel.words.views.coupons }));
    await panel.open();
    await expect(panel.find('.value.clear')).toBeNull();
  },
};

/** All there is to know of one coupon that was used: left, spent, for what, by whom, and each order, newest first. */
export const Detail: Story = {
  play: async (context) => {
    const panel = couponsAt(context);
    await panel.open();
    const used = await panel.until(
      () => panel.rows().find((row) => /[1-9]/.test(row.querySelector('.c-spent .value')?.textContent ?? '')),
      'Nothing was used.',
    );
    const spent = used.querySelector('.c-spent .value')?.textContent ?? '';
    await userEvent.click(used.querySelector('.link') as HTMLElement);
    const usages = await panel.until(() => panel.all('.usages .party-line').length > 0 && panel.all('.usages .party-line'), 'No records.');
    await expect(panel.find('.dialog .sum')).toHaveTextContent(spent);
    const times = usages.map((usage) => usage.textContent?.match(/\d{4}-\d\d-\d\d \d\d:\d\d/)?.[0] ?? '');
    await expect([...times].sort().reverse()).toEqual(times);
  },
};

/** Searches by name are limited: said with when it goes on, and what works meanwhile. */
export const SearchLimit: Story = {
  globals: { scenario: 'search-limit' },
  play: async (context) => {
    const panel = couponsAt(context);
    await panel.open();
    const field = panel.find('#coupon-customerName') as HTMLElement;
    await userEvent.type(field, '公司');
    await panel.until(() => panel.find('.chip.removable') && panel.sent('POST /v1/coupons/search').length === 2, 'Not searched.');
    await userEvent.type(field, '有');
    await expect(await panel.notice()).toHaveTextContent(panel.coupons.states.searchLimit[0]);
  },
};
