import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, fn, userEvent, within } from 'storybook/test';
import { PAGE_SIZES } from '../../shared/values/lists.ts';
import { type PagerMove, pager } from '../../widgets/kit/pager.ts';
import { onStage } from '../stage/kit-stage.ts';
import { stageOf } from '../stage/look.ts';

const move = fn();
const resize = fn();

const pagerAt = (summary: string, possible: readonly PagerMove[]) => () => {
  const to = (name: PagerMove, label: string) => ({ label, isPossible: possible.includes(name) });
  return pager({
    summary,
    moves: { first: to('first', '首页'), previous: to('previous', '上一页'), next: to('next', '下一页'), last: to('last', '末页') },
    navigationLabel: '分页',
    size: { label: '每页条数', value: 20, options: PAGE_SIZES, optionLabel: (size) => `${size} 条` },
    onMove: move,
    onSize: resize,
  });
};

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
  render: () => onStage(pagerAt('1–20 / 2,000', ['next', 'last'])),
  play: async ({ canvasElement }) => {
    const stage = within(stageOf(canvasElement));
    await expect(stage.getByRole('button', { name: '上一页' })).toBeDisabled();
    await userEvent.click(stage.getByRole('button', { name: '末页' }));
    await expect(move).toHaveBeenCalledWith('last');
    await userEvent.selectOptions(stage.getByLabelText('每页条数'), '100');
    await expect(resize).toHaveBeenCalledWith(100);
  },
};

/** Nothing moves from its place when the last page is reached. */
export const LastPage: Story = {
  render: () => onStage(pagerAt('1,981–2,000 / 2,000', ['first', 'previous'])),
  play: async ({ canvasElement }) => {
    const stage = within(stageOf(canvasElement));
    await expect(stage.getAllByRole('button')).toHaveLength(4);
    await expect(stage.getByRole('button', { name: '下一页' })).toBeDisabled();
  },
};
