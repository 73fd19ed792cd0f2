import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent, within } from 'storybook/test';
import { checkbox } from '../../widgets/kit/checkbox.ts';
import { idText } from '../../widgets/kit/id-text.ts';
import { notice } from '../../widgets/kit/notice.ts';
import { line, type TableColumn } from '../../widgets/kit/table.ts';
import type { FramedTable } from '../../widgets/kit/table-frame.ts';
import { insideOf } from '../stage/look.ts';
import { insteadOn, tableOn } from '../stage/table-stage.ts';
import { until } from '../stage/until.ts';

interface Row {
  id: string;
  name: string;
  tags: string;
  amount: string;
}

const ROWS: readonly Row[] = [
  { id: '6f0b7c1d2e3f4a5b6c7d8e9f0a1b2c3d', name: '李*', tags: '重点客户', amount: '¥1,234.50' },
  { id: 'a17', name: '杭州**科技有限公司', tags: '', amount: '-¥12.00' },
  { id: 'b42', name: '内蒙古呼伦贝尔市额尔古纳**跨境电子商务综合试验区运营管理股份有限公司', tags: '华北', amount: '¥999,999,999,999.99' },
];

const sort = fn();
const pick = fn();

const columns: readonly TableColumn<Row>[] = [
  {
    key: 'pick',
    place: 'lead',
    facts: [],
    head: html`<span class="unseen">选择</span>`,
    width: 44,
    cell: ({ id }) => checkbox({ label: `选择 ${id}`, isLabelUnseen: true, isChecked: id === 'a17', isInGrid: true, onChange: pick }),
  },
  {
    key: 'name',
    facts: [
      { key: 'name', label: '客户名称' },
      { key: 'id', label: '客户 ID' },
    ],
    width: 280,
    cell: ({ name, id }) => [
      line('name', '客户名称', html`<span class="cell"><span class="value">${name}</span></span>`),
      line('id', '客户 ID', html`<span class="value">${idText(id)}</span>`),
    ],
  },
  {
    key: 'tags',
    facts: [{ key: 'tags', label: '标签' }],
    width: 160,
    isOnCard: true,
    cell: ({ tags }) => (tags ? html`<span class="chip">${tags}</span>` : '–'),
  },
  {
    key: 'amount',
    facts: [{ key: 'amount', label: '本账期消费', detail: '按应付，UTC+8', sort: { direction: 'descending', onSort: sort } }],
    width: 200,
    isNumeric: true,
    isOnCard: true,
    cell: ({ amount }) => amount,
  },
];

const tableOf = (rows: readonly Row[] | null, more: Partial<FramedTable<Row>> = {}): FramedTable<Row> => ({
  label: '客户',
  columns,
  rows,
  skeletonRows: 5,
  position: 1,
  total: rows?.length ?? 0,
  isBusy: rows === null,
  rowKey: ({ id }) => id,
  rowState: () => [],
  card: { open: '更多', close: '收起' },
  ...more,
});

const look = (canvasElement: HTMLElement) => insideOf(canvasElement, 'table-stage');
const drawn = (canvasElement: HTMLElement) =>
  until(
    () => look(canvasElement).querySelector('table') && look(canvasElement),
    () => 'No table was drawn.',
  );

const meta: Meta = {
  title: 'Kit/Table',
  beforeEach: () => {
    sort.mockClear();
    pick.mockClear();
  },
};
export default meta;
type Story = StoryObj;

/** The first column identifies and is the row's header; numbers stand at the end; one tab stop for all of it. */
export const Rows: Story = {
  render: () => tableOn(tableOf(ROWS)),
  play: async ({ canvasElement }) => {
    const stage = within(await drawn(canvasElement));
    await expect(stage.getAllByRole('rowheader')).toHaveLength(ROWS.length);
    await expect(stage.getByRole('columnheader', { name: /本账期消费/ })).toHaveAttribute('aria-sort', 'descending');
    const amounts = [...look(canvasElement).querySelectorAll('td.c-amount')].map((cell) => cell.getBoundingClientRect().right);
    await expect(new Set(amounts).size).toBe(1);
    await userEvent.click(stage.getByRole('button', { name: /本账期消费/ }));
    await expect(sort).toHaveBeenCalledOnce();
  },
};

/** Arrows go from cell to cell, Home and End within a row, Space ticks. */
export const Keys: Story = {
  render: () => tableOn(tableOf(ROWS)),
  play: async ({ canvasElement }) => {
    const stage = await drawn(canvasElement);
    const focus = () => (stage as unknown as ShadowRoot).activeElement as HTMLElement;
    const first = await until(
      () => stage.querySelector<HTMLElement>('[tabindex="0"]'),
      () => 'There is no tab stop.',
    );
    first.focus();
    await userEvent.keyboard('{ArrowDown}{End}');
    await expect(focus().closest('tr')).toHaveAttribute('aria-rowindex', '2');
    await expect(focus()).toHaveTextContent('¥1,234.50');
    await userEvent.keyboard('{ArrowDown}{Home} ');
    await expect(pick).toHaveBeenCalledOnce();
    await expect(stage.querySelectorAll('thead [tabindex="0"], tbody [tabindex="0"]')).toHaveLength(1);
  },
};

/** Skeletons are as high as rows, so that nothing jumps when they come. */
export const Loading: Story = {
  render: () => tableOn(tableOf(null)),
  play: async ({ canvasElement }) => {
    const stage = await drawn(canvasElement);
    await expect(stage.querySelector('table')).toHaveAttribute('aria-busy', 'true');
    const heights = [...stage.querySelectorAll('.skeleton')].map((row) => row.getBoundingClientRect().height);
    await expect(heights).toHaveLength(5);
    const row = getComputedStyle(stage.querySelector('.skeleton td') as Element).blockSize;
    await expect(new Set(heights)).toEqual(new Set([Number.parseFloat(row)]));
  },
};

/** Nothing is there yet: a sentence and the first useful act, in the same frame. */
export const Empty: Story = {
  render: () => insteadOn(notice({ icon: 'people', title: '还没有客户', advice: '客户与贵公司关联后会出现在这里。' })),
  play: async ({ canvasElement }) => {
    await expect(within(look(canvasElement)).getByRole('group')).toHaveTextContent('还没有客户');
  },
};

/** Long names end in an ellipsis, with the whole masked form under the pointer; amounts are never cut. */
export const LongContent: Story = {
  render: () => tableOn(tableOf(ROWS), 720),
  play: async ({ canvasElement }) => {
    const stage = await drawn(canvasElement);
    const value = stage.querySelectorAll<HTMLElement>('tbody .line.c-name .value')[2] as HTMLElement;
    await expect(value.scrollWidth).toBeGreaterThan(value.clientWidth);
    await userEvent.hover(value);
    await expect(stage.querySelector('.hint')).toHaveTextContent(ROWS[2]?.name ?? '');
    for (const cell of stage.querySelectorAll<HTMLElement>('td.c-amount'))
      await expect(cell.scrollWidth).toBeLessThanOrEqual(cell.clientWidth);
  },
};

/** Below 640 px a row is a card with the facts that matter; the rest opens. */
export const Cards: Story = {
  render: () => tableOn(tableOf(ROWS), 320),
  play: async ({ canvasElement }) => {
    const stage = await drawn(canvasElement);
    await expect(getComputedStyle(stage.querySelector('thead') as Element).display).toBe('none');
    const [toggle] = within(stage).getAllByRole('button', { name: '更多' });
    await userEvent.click(toggle as HTMLElement);
    await expect(stage.querySelector('tbody tr')).toHaveClass('open');
    await expect(within(stage).getByRole('button', { name: '收起' })).toHaveAttribute('aria-expanded', 'true');
    for (const row of stage.querySelectorAll('tbody tr')) await expect(row.getBoundingClientRect().width).toBeLessThanOrEqual(320);
  },
};

/** Every row says where it stands among all of the list, of which these are some. */
export const PartOfMany: Story = {
  render: () => tableOn(tableOf(ROWS, { position: 41, total: 900 })),
  play: async ({ canvasElement }) => {
    const stage = await drawn(canvasElement);
    await expect(stage.querySelector('table')).toHaveAttribute('aria-rowcount', '901');
    await expect([...stage.querySelectorAll('tbody tr')].map((row) => row.getAttribute('aria-rowindex'))).toEqual(['42', '43', '44']);
  },
};
