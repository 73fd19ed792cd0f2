import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import { listStories } from '../stage/list-stage.ts';
import { type ListLook, lookAtList } from '../stage/look-at-list.ts';

const meta: Meta = { title: 'Widgets/Customer list/Looks', ...listStories };
export default meta;
type Story = StoryObj;

/** Nothing of the widget may stand out of the box it was given. */
async function expectToFit(list: ListLook): Promise<void> {
  const box = list.element.getBoundingClientRect();
  await expect(list.element.scrollWidth).toBeLessThanOrEqual(Math.ceil(box.width));
  for (const part of list.inside.querySelectorAll('[part="filters"], [part="pager"], .bar, .scroller')) {
    await expect(part.getBoundingClientRect().right).toBeLessThanOrEqual(box.right + 0.5);
  }
}

/** 320 px: rows become cards with the facts that matter, the filters fold behind one button. */
export const Narrow: Story = {
  parameters: { list: { width: 320 } },
  play: async (context) => {
    const list = lookAtList(context);
    const [card] = await list.rows();
    await expectToFit(list);
    await expect(list.cell(card as Element, 'email')).not.toBeVisible();
    await userEvent.click(card?.querySelector('.c-card-toggle button') as HTMLElement);
    await list.until(() => list.cell(card as Element, 'email').checkVisibility(), 'The card did not open.');
    await expect(list.getByLabelText(list.words.fields.customerName)).not.toBeVisible();
    await userEvent.click(list.inside.querySelector('.fold') as HTMLElement);
    await list.until(() => list.inside.querySelector('#customerName')?.checkVisibility(), 'The filters did not unfold.');
    await expectToFit(list);
  },
};

export const NarrowFailed: Story = {
  globals: { scenario: 'failed' },
  parameters: { list: { width: 320 } },
  play: async (context) => {
    const list = lookAtList(context);
    await list.notice();
    await expectToFit(list);
  },
};

export const Tablet: Story = {
  parameters: { list: { width: 768 } },
  play: async (context) => {
    const list = lookAtList(context);
    await list.rows();
    await expect(list.header('customerName')).toBeVisible();
    await expect(list.inside.querySelector('.card-tools')).not.toBeVisible();
    await expectToFit(list);
  },
};

/** The list of a page that is 1280 px wide: seven columns, the eye of the last one too, before the menus. */
export const Desk: Story = {
  parameters: { list: { width: 1232 } },
  play: async (context) => {
    const list = lookAtList(context);
    await list.rows();
    const menu = list.inside.querySelector('thead .trail')?.getBoundingClientRect().left ?? 0;
    const manager = await list.until(() => list.header('accountManagerName').querySelector('.eye'), 'No eye came.');
    await expect(manager.getBoundingClientRect().right).toBeLessThanOrEqual(menu);
    await expectToFit(list);
  },
};

/** 1920 px: nothing is stretched out of shape. */
export const Wide: Story = {
  parameters: { list: { width: 1920 } },
  play: async (context) => {
    const list = lookAtList(context);
    await list.rows();
    await expect(list.header('customerName')).toBeVisible();
    await expect(list.inside.querySelector('.card-tools')).not.toBeVisible();
    await expectToFit(list);
  },
};

export const Compact: Story = {
  globals: { density: 'compact' },
  play: async (context) => {
    const list = lookAtList(context);
    const [row] = await list.rows();
    await expect(row?.getBoundingClientRect().height).toBeLessThanOrEqual(41);
  },
};

export const Dark: Story = {
  globals: { theme: 'dark' },
  play: async (context) => {
    const list = lookAtList(context);
    await list.rows();
    await expect(getComputedStyle(list.element).colorScheme).toBe('dark');
  },
};

export const English: Story = {
  globals: { locale: 'en' },
  play: async (context) => {
    const list = lookAtList(context);
    await list.rows();
    await expect(list.header('customerName')).toHaveTextContent('Customer name');
    await expect(list.inside.querySelector('.root')).toHaveAttribute('lang', 'en');
    await expect(list.inside.querySelector('thead')).not.toHaveTextContent(/\p{Script=Han}/u);
  },
};

/** Everything at once, as it is read at night on a phone. */
export const NarrowDarkEnglish: Story = {
  globals: { theme: 'dark', locale: 'en', density: 'compact' },
  parameters: { list: { width: 320 } },
  play: async (context) => {
    const list = lookAtList(context);
    await list.rows();
    await expectToFit(list);
  },
};
