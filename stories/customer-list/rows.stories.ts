import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import { clearNames, listStories } from '../stage/list-stage.ts';
import { lookAtList } from '../stage/look-at-list.ts';

const meta: Meta = { title: 'Widgets/Customer list/Rows', ...listStories };
export default meta;
type Story = StoryObj;

/** An administrator's first page: masked, newest association first, exact total. */
export const FirstPage: Story = {
  play: async (context) => {
    const list = lookAtList(context);
    const rows = await list.rows();
    await expect(rows).toHaveLength(20);
    await expect(list.inside.querySelector('.pager-summary')).toHaveTextContent('1–20 / 900');
    const ids = rows.map((row) => list.cell(row, 'customerId').textContent?.trim() ?? '');
    await expect(new Set(ids).size).toBe(20);
    const names = await clearNames(list.sandbox, 'distributor', ids);
    await expect(names.length).toBeGreaterThan(20);
    const seen = list.inside.textContent ?? '';
    // Names of one or two letters are found in other words.
    for (const name of names.filter((each) => each.length > 2)) await expect(seen).not.toContain(name);
  },
};

/** To the end in one step, and back. */
export const LastPage: Story = {
  play: async (context) => {
    const list = lookAtList(context);
    await list.rows();
    await userEvent.click(list.getByRole('button', { name: list.words.pager.last }));
    await list.until(
      () => list.inside.querySelector('.pager-summary')?.textContent?.includes('881–900 / 900'),
      'The last page did not come.',
    );
    await expect(await list.rows()).toHaveLength(20);
    await expect(list.getByRole('button', { name: list.words.pager.next })).toBeDisabled();
    await userEvent.click(list.getByRole('button', { name: list.words.pager.previous }));
    await list.until(
      () => list.inside.querySelector('.pager-summary')?.textContent?.includes('861–880 / 900'),
      'The page before did not come.',
    );
  },
};

/** A hundred rows, the largest page. */
export const HundredRows: Story = {
  parameters: { list: { state: { size: 100 } } },
  play: async (context) => {
    const list = lookAtList(context);
    const rows = await list.rows();
    await expect(rows).toHaveLength(100);
    const heights = new Set(rows.map((row) => row.getBoundingClientRect().height));
    await expect(heights.size).toBe(1);
  },
};

/** Who consumed most comes first; whoever consumed nothing comes last, whichever way it is sorted. */
export const SortedByConsumption: Story = {
  parameters: { list: { state: { sort: { by: 'consumption', direction: 'descending' } } } },
  play: async (context) => {
    const list = lookAtList(context);
    const amounts = async () => (await list.rows()).map((row) => Number(list.text(row, 'consumption').replace(/^¥|,/g, '').split(' ')[0]));
    const descending = await amounts();
    await expect(descending).toEqual([...descending].sort((a, b) => b - a));
    await expect(list.header('consumption')).toHaveAttribute('aria-sort', 'descending');
    await userEvent.click(list.header('consumption').querySelector('button') as HTMLElement);
    await list.until(() => list.header('consumption').getAttribute('aria-sort') === 'ascending', 'The order did not turn.');
    await list.rows();
    await expect(list.header('association')).toHaveAttribute('aria-sort', 'none');
  },
};

/** Customers in arrears show their debt in the column of available credit (R-CUST-1); referral customers a dash (R-CUST-2). */
export const CreditAndArrears: Story = {
  parameters: { list: { state: { sort: { by: 'credit', direction: 'ascending' } } } },
  play: async (context) => {
    const list = lookAtList(context);
    const rows = await list.rows();
    const arrears = rows.filter((row) => list.cell(row, 'credit').querySelector('.danger'));
    await expect(arrears.length).toBeGreaterThan(0);
    await expect(list.text(arrears[0] as Element, 'credit')).toContain(list.words.cells.arrears);
    await expect(rows.every((row) => list.text(row, 'associationType') === list.words.associationTypes['agency-sale'])).toBe(true);
  },
};

/** Customers who look alike on one page are marked, and the full id tells them apart. */
export const LookAlikes: Story = {
  parameters: { list: { state: { size: 100 } } },
  play: async (context) => {
    const list = lookAtList(context);
    const rows = await list.rows();
    const marked = rows.filter((row) => list.cell(row, 'identity').querySelector('.chip.warning'));
    await expect(marked.length).toBeGreaterThan(1);
    const forms = marked.map((row) =>
      [...list.cell(row, 'identity').querySelectorAll('.value')].map((value) => value.textContent?.trim()).join(' '),
    );
    for (const form of forms) await expect(forms.filter((other) => other === form).length).toBeGreaterThan(1);
    const ids = marked.map((row) => list.cell(row, 'customerId').textContent?.trim());
    await expect(new Set(ids).size).toBe(marked.length);
  },
};

/** One tab stop; arrows go from cell to cell, Control and End to the far corner. */
export const Keyboard: Story = {
  play: async (context) => {
    const list = lookAtList(context);
    const [first, second] = await list.rows();
    await list.until(() => list.inside.querySelectorAll('table [tabindex="0"]').length === 1, 'The table has not one tab stop.');
    const from = list.cell(first as Element, 'ids');
    from.focus();
    await userEvent.keyboard('{ArrowDown}');
    await expect(list.inside.ownerDocument.activeElement?.shadowRoot?.activeElement).toBe(list.cell(second as Element, 'ids'));
    await userEvent.keyboard('{Control>}{End}{/Control}');
    const corner = list.all().at(-1)?.querySelectorAll('td:not(.c-card-toggle)');
    const active = list.inside.ownerDocument.activeElement?.shadowRoot?.activeElement;
    await expect([...(corner ?? [])].at(-1)?.contains(active ?? null)).toBe(true);
  },
};
