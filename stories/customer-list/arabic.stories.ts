import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import type { PartnerSession } from '../../widgets/partner-session.ts';
import { listStories } from '../stage/list-stage.ts';
import { type ListLook, lookAtList } from '../stage/look-at-list.ts';

/** The list in Arabic, from right to left. */
const meta: Meta = {
  title: 'Widgets/Customer list/Arabic',
  ...listStories,
  parameters: { list: { width: 1232 } },
  globals: { locale: 'ar' },
};
export default meta;
type Story = StoryObj;

const root = (list: ListLook): HTMLElement => list.inside.querySelector('.root') as HTMLElement;

async function expectToFit({ element, inside }: ListLook): Promise<void> {
  const box = element.getBoundingClientRect();
  await expect(element.scrollWidth).toBeLessThanOrEqual(Math.ceil(box.width));
  for (const part of inside.querySelectorAll('[part="filters"], [part="pager"], .bar, .scroller'))
    if (part.checkVisibility()) await expect(part.getBoundingClientRect().left).toBeGreaterThanOrEqual(box.left - 0.5);
}

/** Words, direction, and the first column at the right, where the line begins. */
export const Desk: Story = {
  parameters: { list: { width: 1232 } },
  play: async (context) => {
    const list = lookAtList(context);
    const [row] = await list.rows();
    await expect([root(list).lang, root(list).dir]).toEqual(['ar', 'rtl']);
    await expect(list.getByRole('columnheader', { name: new RegExp(list.words.columns.credit) })).toBeVisible();
    const name = list.cell(row as Element, 'customerName').getBoundingClientRect();
    await expect(name.right).toBeGreaterThan(list.cell(row as Element, 'credit').getBoundingClientRect().right);
    await expectToFit(list);
  },
};

/** 320 px: cards, with the same words. */
export const Phone: Story = {
  parameters: { list: { width: 320 } },
  play: async (context) => {
    const list = lookAtList(context);
    const [card] = await list.rows();
    await expect(card?.querySelector('.c-card-toggle button')?.textContent).toContain(list.words.card.open);
    await expectToFit(list);
  },
};

export const Dark: Story = {
  globals: { theme: 'dark' },
  play: async (context) => {
    await lookAtList(context).rows();
  },
};

/** The eye says whose field it is, and the clear value stands where the masked one stood. */
export const Eye: Story = {
  parameters: { list: { width: 1232 } },
  play: async (context) => {
    const list = lookAtList(context);
    const [row] = await list.rows();
    const cell = list.cell(row as Element, 'customerName');
    await userEvent.click(cell.querySelector('.eye') as HTMLElement);
    await list.until(() => cell.querySelector('.value.clear'), 'The name was not shown.');
    await expect(cell.querySelector('.eye')?.getAttribute('aria-label')).toMatch(/^إخفاء/);
  },
};

/** Nothing matches: what happened and what to do, in Arabic, with the way back. */
export const NoMatch: Story = {
  parameters: { list: { state: { tag: 'no such tag' } } },
  play: async (context) => {
    const list = lookAtList(context);
    await expect(await list.notice()).toHaveTextContent(list.words.states.noMatch[0]);
    await expect(list.inside.querySelector('.notice')).toHaveTextContent(list.words.chips.clear);
  },
};

export const Failed: Story = {
  globals: { scenario: 'failed' },
  play: async (context) => {
    const list = lookAtList(context);
    await list.notice();
    await expect(await list.findByRole('button', { name: list.words.actions.retry })).toBeVisible();
  },
};

/** A page that has words of its own for one column, and takes them back. */
export const WordsOfThePage: Story = {
  parameters: { list: { width: 1232 } },
  play: async (context) => {
    const list = lookAtList(context);
    await list.rows();
    const session = list.element.closest('partner-session') as PartnerSession;
    session.wording = { 'partner-customer-list': { ar: { columns: { credit: 'المتاح للصرف' } } } };
    await list.until(() => list.inside.textContent?.includes('المتاح للصرف'), 'The page’s own words are not there.');
    session.wording = null;
    await list.until(() => !list.inside.textContent?.includes('المتاح للصرف'), 'The page’s own words are still there.');
    await expect(list.getByRole('columnheader', { name: new RegExp(list.words.columns.credit) })).toBeVisible();
  },
};
