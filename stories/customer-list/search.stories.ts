import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import { clearNames, listStories } from '../stage/list-stage.ts';
import { type ListLook, lookAtList } from '../stage/look-at-list.ts';

const meta: Meta = { title: 'Widgets/Customer list/Search', ...listStories };
export default meta;
type Story = StoryObj;

const totalOf = (list: ListLook) => Number(list.inside.querySelector('.pager-summary')?.textContent?.split('/')[1]?.replace(/\D/g, ''));

/** Rows after a change that makes the list shorter. */
async function narrowed(list: ListLook) {
  await list.until(() => totalOf(list) < 900, 'The list did not get shorter.');
  return list.rows();
}

/** Two characters from the middle of a Chinese name find it; the answer stays masked. */
export const ByPartOfName: Story = {
  play: async (context) => {
    const list = lookAtList(context);
    await list.rows();
    await userEvent.type(await list.filter(list.words.fields.customerName), '科技{Enter}');
    const rows = await narrowed(list);
    const ids = rows.map((row) => list.cell(row, 'customerId').textContent?.trim() ?? '');
    const names = await clearNames(list.sandbox, 'distributor', ids);
    await expect(names.filter((name) => name.includes('科技')).length).toBe(rows.length);
    await expect(list.inside.querySelector('tbody')).not.toHaveTextContent('科技');
  },
};

/** One character is too little to search for, and the field says so. */
export const TooShort: Story = {
  play: async (context) => {
    const list = lookAtList(context);
    await list.rows();
    const field = await list.filter(list.words.fields.accountName);
    await userEvent.type(field, '云');
    await expect(field).toHaveAccessibleDescription(list.words.filters.problems.tooShort);
    await expect(totalOf(list)).toBe(900);
  },
};

/** The whole customer id, or the partner's own number. */
export const ById: Story = {
  play: async (context) => {
    const list = lookAtList(context);
    const rows = await list.rows();
    const row = await list.until(() => rows.find((each) => list.text(each, 'partnerCustomerNo').startsWith('D-')), 'No row has a number.');
    const number = list.text(row, 'partnerCustomerNo');
    const id = list.cell(row, 'customerId').textContent?.trim();
    await userEvent.type(await list.filter(list.words.filters.idLabel), `${number}{Enter}`);
    const [found, ...others] = await narrowed(list);
    await expect(others).toHaveLength(0);
    await expect(list.cell(found as Element, 'customerId').textContent?.trim()).toBe(id);
  },
};

/** Labels are case-sensitive: `vip` is not `VIP`. */
export const ByTag: Story = {
  play: async (context) => {
    const list = lookAtList(context);
    await list.rows();
    const tags = await list.filter<HTMLSelectElement>(list.words.filters.tag);
    await list.until(() => tags.options.length > 5, 'No tags to choose from.');
    await userEvent.selectOptions(tags, 'vip');
    const rows = await narrowed(list);
    const labels = rows.map((row) => [...list.cell(row, 'tags').querySelectorAll('.chip')].map((chip) => chip.textContent));
    await expect(labels.every((chips) => chips.includes('vip'))).toBe(true);
  },
};

/** Customers that no account manager holds. */
export const Unassigned: Story = {
  parameters: { list: { state: { accountManagerId: 'none' } } },
  play: async (context) => {
    const list = lookAtList(context);
    const rows = await narrowed(list);
    for (const row of rows) await expect(list.text(row, 'accountManagerName')).toBe(list.words.cells.noManager);
  },
};

/** What the host kept is in force from the start; what is personal was never kept. */
export const StateOfTheHost: Story = {
  parameters: {
    list: { state: { associationType: 'agency-sale', tag: '重点客户', sort: { by: 'credit', direction: 'descending' }, size: 50 } },
  },
  play: async (context) => {
    const list = lookAtList(context);
    const rows = await narrowed(list);
    await expect(rows.every((row) => list.text(row, 'tags').includes('重点客户'))).toBe(true);
    await expect(await list.filter(list.words.columns.associationType)).toHaveValue('agency-sale');
    await expect(list.getByRole('button', { name: new RegExp(`${list.words.filters.tag}.*重点客户`) })).toBeVisible();
    const told: unknown[] = [];
    list.element.addEventListener('partner-state-change', (event) => told.push((event as CustomEvent).detail));
    await userEvent.type(await list.filter(list.words.fields.customerName), '公司{Enter}');
    await list.rows();
    await userEvent.selectOptions(await list.filter(list.words.columns.associationType), 'referral');
    await list.until(() => told.length > 0, 'The host was not told.');
    await expect(JSON.stringify(told)).not.toContain('公司');
  },
};
