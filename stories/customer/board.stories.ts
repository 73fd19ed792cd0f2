import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import { worldKeys } from '../../bff/sandbox/index.ts';
import { plainLanguage } from '../../widgets/core/language.ts';
import { loadBoardWords } from '../../widgets/customer/board/strings/index.ts';
import { type CustomerParameters, customerStories, lookAtCustomer } from './stage.ts';

const meta: Meta = { title: 'Widgets/Customer/Board', ...customerStories };
export default meta;
type Story = StoryObj;
type Context = Parameters<NonNullable<Story['play']>>[0];

/** What a person at the board of a customer's page sees and does. */
async function lookAtBoard(context: Context) {
  const customer = lookAtCustomer(context);
  await customer.page();
  const words = await loadBoardWords(plainLanguage(context.globals.locale === 'en' ? 'en' : 'zh-CN'));
  const board = () => customer.section('board');
  const marks = () => [...board().querySelectorAll<SVGElement>('.board-charts > :first-child [data-mark]')];
  const pick = (cycle: string) =>
    marks()
      .find(({ dataset }) => dataset.mark === cycle)
      ?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
  const there = () => customer.until(() => board()?.querySelector('.board-facts') && marks().length > 0 && board(), 'No board came.');
  return { ...customer, words, board, marks, pick, there };
}

/** Twelve cycles, one of them in figures, and where its money came from; a press on another cycle shows that one's. */
export const Board: Story = {
  play: async (context) => {
    const at = await lookAtBoard(context);
    await at.there();
    await expect(at.board()).toHaveTextContent(at.words.cycle('2026-11'));
    await expect(at.marks()).toHaveLength(12);
    await expect(at.board()).toHaveTextContent(at.words.notABill);
    at.pick('2026-10');
    await at.until(() => at.board().querySelector('.board-cycle')?.textContent?.includes(at.words.cycle('2026-10')), 'Not shown.');
    await expect(at.board()).toHaveTextContent(at.words.sources.label('2026-10'));
    await expect(at.board().querySelector('.chip.warning')).toBeNull();
    await expect(at.board().querySelector('.board-open')).toBeNull();
  },
};

/** What is due in each cycle is what the cycles above say. */
export const SameAsTheCycles: Story = {
  play: async (context) => {
    const at = await lookAtBoard(context);
    await at.there();
    const above = [...at.inside.querySelectorAll('.cycle')].map((cycle) => cycle.querySelector('.figure')?.textContent ?? '—');
    await userEvent.click(at.board().querySelector('.chart-toggle') as HTMLElement);
    await at.until(() => at.board().querySelector('.chart-table'), 'No table.');
    const rows = [...at.board().querySelectorAll('.chart-table tbody tr')];
    for (const [place, cycle] of ['2026-11', '2026-10', '2026-09'].entries()) {
      const row = rows.find((row) => row.textContent?.includes(cycle));
      if (above[place] !== '—') await expect(row).toHaveTextContent(above[place] as string);
    }
  },
};

/** Before the board is opened, somebody has set a budget, which what is due in the running cycle has passed. */
const withBudget: CustomerParameters = {
  before: async ({ store }, customerId) => {
    const { partnerId } = worldKeys().distributor.partner;
    const budget = { monthly: 40_000n, setBy: 'admin', setAt: '2026-11-01T02:00:00.000Z' };
    await store.write(partnerId, (unit) => unit.figures.saveBudget(partnerId, customerId, 'CNY', budget));
  },
};

/** The customer's budget stands beside what is due, says since when it is passed, and is a line in the trend. */
export const Budget: Story = {
  parameters: { customer: withBudget },
  play: async (context) => {
    const at = await lookAtBoard(context);
    await at.there();
    await expect(at.board()).toHaveTextContent('¥400.00');
    await expect(at.board().querySelector('.chip.danger')).toHaveTextContent(/2026-11-\d\d/);
    await expect(at.board().querySelector('.chart-budget')).not.toBeNull();
  },
};

/** The figures of another cycle do not come: said at the board, with another try; the page around it stays. */
export const FailedAndTriedAgain: Story = {
  play: async (context) => {
    const at = await lookAtBoard(context);
    await at.there();
    at.sandbox.trouble.isStoreBroken = true;
    at.pick('2026-10');
    await at.until(() => at.board().textContent?.includes(at.words.failed), 'Nothing is said.');
    await expect(at.inside.querySelectorAll('.cycle')).toHaveLength(3);
    at.sandbox.trouble.isStoreBroken = false;
    await userEvent.click(at.getByRole('button', { name: at.words.retry }));
    await at.there();
    await expect(at.board()).toHaveTextContent(at.words.cycle('2026-10'));
  },
};

/** The way to the dashboard: the customer goes with the event, and stands in no address. */
export const ToTheDashboard: Story = {
  parameters: { customer: { consumptionHref: '/consumption' } satisfies CustomerParameters },
  play: async (context) => {
    const at = await lookAtBoard(context);
    await at.there();
    const opened: unknown[] = [];
    at.element.addEventListener('partner-consumption-open', (event) => {
      event.preventDefault();
      opened.push((event as CustomEvent<unknown>).detail);
    });
    const link = at.getByRole('link', { name: at.words.open });
    await expect(link).toHaveAttribute('href', '/consumption');
    await userEvent.click(link);
    await expect(opened).toEqual([{ customerId: at.customerId, indirectPartnerId: null }]);
  },
};

/** A distributor at the customer of one of its resellers: that customer's figures, and the reseller goes along to the dashboard. */
export const ResellersCustomer: Story = {
  parameters: { customer: { of: 'resellerNorth', consumptionHref: '/consumption' } satisfies CustomerParameters },
  play: async (context) => {
    const at = await lookAtBoard(context);
    await at.there();
    const opened: unknown[] = [];
    at.element.addEventListener('partner-consumption-open', (event) => {
      event.preventDefault();
      opened.push((event as CustomEvent<unknown>).detail);
    });
    await userEvent.click(at.getByRole('link', { name: at.words.open }));
    await expect(opened).toEqual([{ customerId: at.customerId, indirectPartnerId: worldKeys().resellerNorth.partner.partnerId }]);
  },
};

/** An account manager reads that only the own periods are counted. */
export const AccountManager: Story = {
  globals: { role: 'account-manager' },
  parameters: { customer: { manager: 'manager-1' } satisfies CustomerParameters },
  play: async (context) => {
    const at = await lookAtBoard(context);
    await at.there();
    await expect(at.board()).toHaveTextContent(at.words.ownPeriods);
  },
};

/** The customer itself sees what it consumed, without a budget that the partner keeps. */
export const EndCustomer: Story = {
  globals: { role: 'end-customer' },
  parameters: { customer: { kind: 'first' } satisfies CustomerParameters },
  play: async (context) => {
    const at = await lookAtBoard(context);
    await at.there();
    await expect(at.board()).not.toHaveTextContent(at.words.budget);
  },
};

/** 320 px: nothing stands out of the page, and the figures stand below each other. */
export const Phone: Story = {
  parameters: { customer: { ...withBudget, width: 320, consumptionHref: '/consumption' } satisfies CustomerParameters },
  play: async (context) => {
    const at = await lookAtBoard(context);
    const board = await at.there();
    const box = at.element.getBoundingClientRect();
    for (const part of board.querySelectorAll('.fact, .chart, .chart-head, .board-open, svg')) {
      await expect(part.getBoundingClientRect().right).toBeLessThanOrEqual(box.right + 0.5);
    }
  },
};
