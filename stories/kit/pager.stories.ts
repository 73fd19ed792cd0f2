import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, fn, userEvent, within } from 'storybook/test';
import { PAGE_SIZES } from '../../shared/values/lists.ts';
import { strings } from '../../widgets/customer-list/around/strings/zh-CN.ts';
import { pager } from '../../widgets/kit/pager.ts';
import { onStage } from '../stage/kit-stage.ts';
import { stageOf } from '../stage/look.ts';

const move = fn();
const resize = fn();

const pagerAt = (summary: string, sides: { hasPrevious: boolean; hasNext: boolean }) => () =>
  pager({ words: strings.pager, summary, ...sides, size: 20, sizes: PAGE_SIZES, onMove: move, onSize: resize });

const meta: Meta = {
  title: 'Kit/Pager',
  beforeEach: () => {
    move.mockClear();
    resize.mockClear();
  },
};
export default meta;
type Story = StoryObj;

export const FirstPage: Story = {
  render: () => onStage(pagerAt('1–20 / 2,000', { hasPrevious: false, hasNext: true })),
  play: async ({ canvasElement }) => {
    const stage = within(stageOf(canvasElement));
    await expect(stage.getByRole('button', { name: strings.pager.previous })).toBeDisabled();
    await userEvent.click(stage.getByRole('button', { name: strings.pager.last }));
    await expect(move).toHaveBeenCalledWith('last');
    await userEvent.selectOptions(stage.getByLabelText(strings.pager.size), '100');
    await expect(resize).toHaveBeenCalledWith(100);
  },
};

/** Nothing moves from its place when the last page is reached. */
export const LastPage: Story = {
  render: () => onStage(pagerAt('1,981–2,000 / 2,000', { hasPrevious: true, hasNext: false })),
  play: async ({ canvasElement }) => {
    const stage = within(stageOf(canvasElement));
    await expect(stage.getAllByRole('button')).toHaveLength(4);
    await expect(stage.getByRole('button', { name: strings.pager.next })).toBeDisabled();
  },
};
