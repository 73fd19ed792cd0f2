import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import { listStories } from '../stage/list-stage.ts';
import { type ListLook, lookAtList } from '../stage/look-at-list.ts';

const meta: Meta = { title: 'Widgets/Customer list/Tabs', ...listStories };
export default meta;
type Story = StoryObj;

const summary = (list: ListLook) => list.inside.querySelector('.pager-summary')?.textContent ?? '';

/** The customers of the distributor's resellers: whose they are, masked as all are, and no act on them. */
export const ResellersCustomers: Story = {
  play: async (context) => {
    const list = lookAtList(context);
    await list.rows();
    const before = summary(list);
    await userEvent.click(list.getByRole('tab', { name: list.words.tabs.resellers }));
    await list.until(() => summary(list) !== before, 'The other customers did not come.');
    const rows = await list.rows();
    await expect(list.header('reseller')).toBeVisible();
    await expect(rows.every((row) => list.text(row, 'reseller') !== '')).toBe(true);
    await expect(list.inside.querySelectorAll('tbody .c-select, tbody .c-menu')).toHaveLength(0);
    const [row] = rows.filter((each) => list.cell(each, 'mobile').querySelector('.eye'));
    await userEvent.click(list.cell(row as Element, 'mobile').querySelector('.eye') as HTMLElement);
    await list.until(() => list.cell(row as Element, 'mobile').querySelector('.clear'), 'Nothing was revealed.');
  },
};

/** One reseller of several. */
export const OneReseller: Story = {
  parameters: { list: { state: { indirectPartnerId: 'all' } } },
  play: async (context) => {
    const list = lookAtList(context);
    await list.rows();
    const field = await list.filter<HTMLSelectElement>(list.words.columns.reseller);
    await list.until(() => field.options.length > 1, 'No resellers to choose from.');
    const { value, label } = field.options[1] as HTMLOptionElement;
    const before = summary(list);
    await userEvent.selectOptions(field, value);
    await list.until(() => summary(list) !== before || field.options.length === 2, 'The list stayed.');
    const rows = await list.rows();
    await expect(new Set(rows.map((row) => list.text(row, 'reseller')))).toEqual(new Set([label]));
    await expect(list.getByRole('button', { name: list.words.chips.remove(list.words.columns.reseller, label) })).toBeVisible();
  },
};

/** On a phone the tabs share a line with the columns. */
export const OnAPhone: Story = {
  globals: { locale: 'en' },
  parameters: { list: { width: 320, state: { indirectPartnerId: 'all' } } },
  play: async (context) => {
    const list = lookAtList(context);
    await list.rows();
    const [first, second] = list.getAllByRole('tab');
    await expect(first?.getBoundingClientRect().top).toBe(second?.getBoundingClientRect().top);
    const columns = list.inside.querySelector('[popovertarget="panel-columns"]')?.getBoundingClientRect();
    await expect(second?.getBoundingClientRect().right).toBeLessThanOrEqual(columns?.left ?? 0);
  },
};
