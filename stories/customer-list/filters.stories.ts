import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, fireEvent, userEvent } from 'storybook/test';
import { worldKeys } from '../../bff/sandbox/index.ts';
import { strings as english } from '../../widgets/customer-list/later/strings/en.ts';
import { strings as chinese } from '../../widgets/customer-list/later/strings/zh-CN.ts';
import { listStories } from '../stage/list-stage.ts';
import { type ListLook, lookAtList } from '../stage/look-at-list.ts';
import { STORY_TIME } from '../stage/sandbox.ts';

const meta: Meta = { title: 'Widgets/Customer list/Filters', ...listStories };
export default meta;
type Story = StoryObj;

const totalOf = (list: ListLook) => Number(list.inside.querySelector('.pager-summary')?.textContent?.split('/')[1]?.replace(/\D/g, ''));
const wordsOf = (list: ListLook) => (list.words.tabs.own === 'My customers' ? english : chinese);
const searches = (list: ListLook) => list.sandbox.log.filter(({ endpoint }) => endpoint.endsWith('/search')).length;

async function narrowed(list: ListLook) {
  await list.until(() => totalOf(list) < 900, 'The list did not get shorter.');
  return list.rows();
}

/** Types into a field that asks when it is left, and leaves it. */
async function fill(list: ListLook, label: string, text: string) {
  const field = await list.filter(label);
  await userEvent.type(field, text);
  await fireEvent.change(field);
  return field;
}

/** Filters by what customers are and do float over the rows; nothing moves. */
export const MoreFilters: Story = {
  play: async (context) => {
    const list = lookAtList(context);
    await list.rows();
    const top = list.inside.querySelector('.stage')?.getBoundingClientRect().top;
    const panel = await list.panel('filters');
    await expect(panel).toHaveTextContent(wordsOf(list).consumption('2026-11', 'CNY'));
    await expect(list.inside.querySelector('.stage')?.getBoundingClientRect().top).toBe(top);
    await userEvent.click(list.getByRole('button', { name: wordsOf(list).close }));
    await expect(panel).not.toBeVisible();
    await expect(list.inside.ownerDocument.activeElement?.shadowRoot?.activeElement).toBe(
      list.inside.querySelector('[popovertarget="panel-filters"]'),
    );
  },
};

/** This cycle's consumption from one amount to another, both included; whoever consumed nothing is not among them. */
export const ByConsumption: Story = {
  play: async (context) => {
    const list = lookAtList(context);
    await list.rows();
    await fill(list, wordsOf(list).least, '1,000');
    await fill(list, wordsOf(list).most, '20,000.50');
    const rows = await narrowed(list);
    await list.until(() => list.inside.querySelectorAll('.removable').length === 1, 'The range is not told.');
    const amounts = rows.map((row) => Number(/¥([\d,.]+)/.exec(list.text(row, 'consumption'))?.[1]?.replaceAll(',', '')));
    await expect(amounts.every((amount) => amount >= 1_000 && amount <= 20_000.5)).toBe(true);
  },
};

/** Whose resources expire soon, with one press. */
export const ExpiringWithin30Days: Story = {
  play: async (context) => {
    const list = lookAtList(context);
    await list.rows();
    await list.panel('filters');
    await userEvent.click(list.getByRole('button', { name: wordsOf(list).within(30) }));
    const rows = await narrowed(list);
    const days = rows.map((row) => list.text(row, 'resourceExpiry').slice(0, 10));
    const last = new Date(STORY_TIME + (8 + 30 * 24) * 3_600_000).toISOString().slice(0, 10);
    await expect(days.every((day) => day >= '2026-11-18' && day <= last)).toBe(true);
  },
};

/** A range upside down is told where it was typed; the rows stay, and nothing is asked. */
export const RangeUpsideDown: Story = {
  play: async (context) => {
    const list = lookAtList(context);
    await list.rows();
    await fill(list, wordsOf(list).least, '500');
    await narrowed(list);
    const asked = searches(list);
    const field = await fill(list, wordsOf(list).most, '20');
    await expect(field).toHaveAccessibleDescription(list.words.filters.problems.inverted);
    await expect(field).toBeInvalid();
    await expect(searches(list)).toBe(asked);
    await expect(list.all().length).toBeGreaterThan(0);
  },
};

/** A mobile number finds its customer once it is whole; its beginnings are never asked for, and no address holds it. */
export const ByMobile: Story = {
  play: async (context) => {
    const list = lookAtList(context);
    const rows = await list.rows();
    const [row] = rows.filter((each) => list.cell(each, 'mobile').querySelector('.eye'));
    const id = list.cell(row as Element, 'customerId').textContent?.trim() ?? '';
    const { partnerId } = worldKeys().distributor.partner;
    const [found] = await list.sandbox.store.reads.customers.values([partnerId], { kind: 'all' }, 'mobile', [id]);
    await expect(found).toBeDefined();
    await userEvent.click(list.cell(row as Element, 'mobile').querySelector('.eye') as HTMLElement);
    const clear = await list.until(() => list.cell(row as Element, 'mobile').querySelector('.clear')?.textContent, 'Nothing was revealed.');
    const told: unknown[] = [];
    list.element.addEventListener('partner-state-change', (event) => told.push((event as CustomEvent).detail));
    const asked = searches(list);
    const field = await list.filter(list.words.filters.mobile);
    await userEvent.type(field, clear);
    await expect(searches(list)).toBe(asked);
    await userEvent.keyboard('{Enter}');
    const after = await narrowed(list);
    await expect(after.map((each) => list.cell(each, 'customerId').textContent?.trim())).toContain(id);
    await expect(JSON.stringify(told)).not.toContain(clear);
  },
};

/** Several at once; each goes with one press of its chip. */
export const Combined: Story = {
  parameters: {
    list: {
      state: {
        associationType: 'agency-sale',
        consumption: { minimum: '100' },
        resourceExpiry: { from: '2026-11-18', until: '2027-11-18' },
      },
    },
  },
  play: async (context) => {
    const list = lookAtList(context);
    await narrowed(list);
    const chips = () => [...list.inside.querySelectorAll<HTMLElement>('.removable')];
    await expect(chips()).toHaveLength(3);
    const before = totalOf(list);
    await userEvent.click(chips()[2] as HTMLElement);
    await list.until(() => totalOf(list) > before, 'The list did not get longer.');
    await expect(chips()).toHaveLength(2);
  },
};

/** On a phone they open as a sheet from below. */
export const OnAPhone: Story = {
  globals: { viewport: { value: 'mobile1' } },
  parameters: { list: { width: 320 } },
  play: async (context) => {
    const list = lookAtList(context);
    await list.rows();
    const panel = await list.panel('filters');
    await expect(panel.getBoundingClientRect().right).toBeLessThanOrEqual(innerWidth);
    await userEvent.click(list.getByRole('button', { name: wordsOf(list).within(30) }));
    await narrowed(list);
    await userEvent.click(list.getByRole('button', { name: wordsOf(list).done }));
    await expect(panel).not.toBeVisible();
    await expect(list.inside.querySelectorAll('.removable')).toHaveLength(1);
  },
};

export const DarkEnglish: Story = {
  globals: { theme: 'dark', locale: 'en' },
  play: async (context) => {
    const list = lookAtList(context);
    await list.rows();
    const panel = await list.panel('filters');
    await expect([...panel.querySelectorAll('h2, legend, label, button')].map((part) => part.textContent).join()).not.toMatch(
      /\p{Script=Han}/u,
    );
  },
};
