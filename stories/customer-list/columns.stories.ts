import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import { listStories } from '../stage/list-stage.ts';
import { type ListLook, lookAtList } from '../stage/look-at-list.ts';

const meta: Meta = { title: 'Widgets/Customer list/Columns', ...listStories };
export default meta;
type Story = StoryObj;

const columnsOf = (list: ListLook) =>
  [...list.inside.querySelectorAll('thead th')]
    .map((cell) => /c-(\S+)/.exec(cell.className)?.[1] ?? '')
    .filter((key) => !['select', 'menu'].includes(key));
const step = (list: ListLook, column: string, way: 'up' | 'down') =>
  list.inside.querySelector<HTMLElement>(`[data-step="${column} ${way}"]`) as HTMLElement;
const saves = (list: ListLook) => list.sandbox.log.filter(({ endpoint }) => endpoint.startsWith('PUT /v1/preferences'));

/** Hidden and moved: seen in the table at once, and saved. */
export const ShownHiddenMoved: Story = {
  play: async (context) => {
    const list = lookAtList(context);
    await list.rows();
    const panel = await list.panel('columns');
    await userEvent.click(panel.querySelectorAll<HTMLElement>('.column-choice input')[1] as HTMLElement);
    await list.until(() => !columnsOf(list).includes('ids'), 'The column stayed.');
    await userEvent.click(step(list, 'mobile', 'up'));
    await list.until(() => columnsOf(list).indexOf('mobile') < columnsOf(list).indexOf('accountManagerName'), 'The column did not move.');
    await list.until(() => saves(list).at(-1)?.status === 200, 'It was not saved.');
    await expect(columnsOf(list)[0]).toBe('identity');
  },
};

/** By keyboard alone: the focus goes with the column. */
export const ByKeyboard: Story = {
  play: async (context) => {
    const list = lookAtList(context);
    await list.rows();
    list.inside.querySelector<HTMLElement>('[popovertarget="panel-columns"]')?.focus();
    await userEvent.keyboard('{Enter}');
    await list.panel('columns');
    step(list, 'consumption', 'up').focus();
    await userEvent.keyboard('{Enter}');
    await list.until(() => columnsOf(list)[2] === 'consumption', 'The column did not move.');
    await list.until(
      () => list.inside.ownerDocument.activeElement?.shadowRoot?.activeElement === step(list, 'consumption', 'up'),
      'The focus was lost.',
    );
  },
};

/** On a phone: as wide as the screen, targets for a thumb; what is hidden is gone from the cards too. */
export const OnAPhone: Story = {
  parameters: { list: { width: 320 } },
  play: async (context) => {
    const list = lookAtList(context);
    const [card] = await list.rows();
    const panel = await list.panel('columns');
    await userEvent.click(panel.querySelectorAll<HTMLElement>('.column-choice input')[2] as HTMLElement);
    await list.until(() => !list.cell(card as Element, 'credit'), 'The fact stayed on the card.');
  },
};
