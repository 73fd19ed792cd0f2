import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent, within } from 'storybook/test';
import { notice } from '../../widgets/kit/notice.ts';
import { onStage } from '../stage/kit-stage.ts';
import { stageOf } from '../stage/look.ts';

const retry = fn();
const copy = fn();

const meta: Meta = {
  title: 'Kit/Notice',
  beforeEach: () => {
    retry.mockClear();
    copy.mockClear();
  },
};
export default meta;
type Story = StoryObj;

/** What happened, what to do next, and the id to quote. */
export const Failed: Story = {
  render: () =>
    onStage(
      () =>
        html`<div class="panel">${notice({
          icon: 'warning',
          title: '客户列表加载失败',
          advice: '请重试；仍不行时，把请求编号交给管理员。',
          actions: [{ label: '重试', isPrimary: true, onAct: retry }],
          requestId: { label: '请求编号', value: 'req_0123456789abcdefghijkl', copyLabel: '复制请求编号', onCopy: copy },
          isAlert: true,
        })}</div>`,
    ),
  play: async ({ canvasElement }) => {
    const stage = within(stageOf(canvasElement));
    await expect(stage.getByRole('alert')).toHaveTextContent('客户列表加载失败');
    await userEvent.click(stage.getByRole('button', { name: '重试' }));
    await userEvent.click(stage.getByRole('button', { name: '复制请求编号' }));
    await expect(retry).toHaveBeenCalledOnce();
    await expect(copy).toHaveBeenCalledOnce();
  },
};

/** Nothing is wrong, so nothing interrupts. */
export const Empty: Story = {
  render: () =>
    onStage(
      () => html`<div class="panel">${notice({ icon: 'people', title: '还没有客户', advice: '客户与贵公司关联后会出现在这里。' })}</div>`,
    ),
  play: async ({ canvasElement }) => {
    const stage = within(stageOf(canvasElement));
    await expect(stage.queryByRole('alert')).toBeNull();
    await expect(stage.getByRole('group')).toHaveTextContent('还没有客户');
  },
};
