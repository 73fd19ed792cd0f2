import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import { stateFromSearchParams, stateToSearchParams } from '../../widgets/index.ts';
import { listStories } from '../stage/list-stage.ts';
import { lookAtList } from '../stage/look-at-list.ts';

const meta: Meta = { title: 'Widgets/Customer list/Links and address', ...listStories };
export default meta;
type Story = StoryObj;

interface Opened {
  customerId: string;
  section: string | null;
}

/** Notes what would be opened, and stays. */
function noteOpened(element: HTMLElement): Opened[] {
  const opened: Opened[] = [];
  element.addEventListener('partner-customer-open', (event) => {
    event.preventDefault();
    opened.push((event as CustomEvent<Opened>).detail);
  });
  return opened;
}

/** What identifies a row is a link to the customer's page. */
export const ToACustomer: Story = {
  parameters: { list: { customerHref: '#/customers/{customerId}' } },
  play: async (context) => {
    const list = lookAtList(context);
    const opened = noteOpened(list.element);
    const [row] = await list.rows();
    const link = list.cell(row as Element, 'identity').querySelector('a') as HTMLAnchorElement;
    const id = list.cell(row as Element, 'customerId').textContent?.trim() ?? '';
    await expect(link.getAttribute('href')).toBe(`#/customers/${encodeURIComponent(id)}`);
    await userEvent.click(link);
    await expect(opened).toEqual([{ customerId: id, indirectPartnerId: null, section: null }]);
    await userEvent.click(list.cell(row as Element, 'consumption'));
    await expect(opened).toHaveLength(1);
  },
};

/** What a customer owes leads to how it came about (R-CUST-1); a referral customer's balance is a dash (R-CUST-2). */
export const ToArrears: Story = {
  parameters: { list: { customerHref: '#/customers/{customerId}', state: { sort: { by: 'credit', direction: 'ascending' }, size: 50 } } },
  play: async (context) => {
    const list = lookAtList(context);
    const opened = noteOpened(list.element);
    const rows = await list.rows();
    const links = rows.flatMap((row) => [...list.cell(row, 'credit').querySelectorAll<HTMLAnchorElement>('a')]);
    await expect(links.length).toBeGreaterThan(0);
    await expect(links[0]?.getAttribute('href')).toMatch(/\?section=arrears$/);
    await expect(links[0]).toHaveTextContent(list.words.cells.arrears);
    await userEvent.click(links[0] as HTMLElement);
    await expect(opened[0]?.section).toBe('arrears');
  },
};

/** Filters, order and place stand in an address and come back from it; what was typed does not. */
export const PlaceInAnAddress: Story = {
  parameters: { list: { state: { associationType: 'agency-sale', size: 10 } } },
  play: async (context) => {
    const list = lookAtList(context);
    const states: object[] = [];
    list.element.addEventListener('partner-state-change', (event) => states.push((event as CustomEvent).detail.state));
    await list.rows();
    await userEvent.click(list.getByRole('button', { name: list.words.pager.next }));
    await list.until(() => list.inside.querySelector('.pager-summary')?.textContent?.startsWith('11–20'), 'The page did not turn.');
    const ids = (await list.rows()).map((row) => list.cell(row, 'customerId').textContent);
    const params = stateToSearchParams(states.at(-1) ?? {}, new URLSearchParams('theme=dark'));
    await expect(params.get('theme')).toBe('dark');
    await userEvent.click(list.getByRole('button', { name: list.words.pager.last }));
    await list.until(() => !list.inside.querySelector('.pager-summary')?.textContent?.startsWith('11–20'), 'The page did not turn.');
    const told = states.length;
    Object.assign(list.element, { state: stateFromSearchParams(new URLSearchParams(params.toString())) });
    await list.until(() => list.inside.querySelector('.pager-summary')?.textContent?.startsWith('11–20'), 'The place did not come back.');
    await expect((await list.rows()).map((row) => list.cell(row, 'customerId').textContent)).toEqual(ids);
    await expect(states).toHaveLength(told);
    await userEvent.type(await list.filter(list.words.fields.customerName), '科技{Enter}');
    await list.until(() => states.length > told, 'The place is still told.');
    await expect(stateToSearchParams(states.at(-1) ?? {}).toString()).toBe('association=agency-sale&rows=10');
  },
};
