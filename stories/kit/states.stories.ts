import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent, within } from 'storybook/test';
import { type Failure, type FailureCode, failureOf } from '../../widgets/core/failure.ts';
import { failureStates, failureWords } from '../../widgets/core/strings/zh-CN.ts';
import { failureNotice } from '../../widgets/kit/failure-notice.ts';
import { notice } from '../../widgets/kit/notice.ts';
import { resultNotice } from '../../widgets/kit/toast.ts';
import { onStage } from '../stage/kit-stage.ts';
import { stageOf } from '../stage/look.ts';

const retry = fn();
const resume = fn();
const copy = fn();

const words = {
  ...failureWords,
  states: {
    ...failureStates,
    refused: ['您的角色不能查看客户', '请联系贵公司的管理员。'],
    widgetOff: ['此会话没有开通客户列表', '请联系门户的管理员。'],
    expired: ['会话已结束', '所选内容都在，继续会话后接着做。'],
    failed: ['客户列表加载失败', '请重试；仍不行时，把请求编号交给管理员。'],
  },
} as const;

const state = (code: FailureCode, more: Partial<Failure> = {}, isExpired = false) =>
  html`<div class="panel">${notice(failureNotice({ failure: { ...failureOf(code), ...more }, words, isExpired, onRetry: retry, onResume: resume, onCopy: copy }))}</div>`;

const meta: Meta = { title: 'Kit/States', beforeEach: () => void [retry, resume, copy].map((each) => each.mockClear()) };
export default meta;
type Story = StoryObj;

/** The session has ended: one button, and nothing is lost. */
export const Expired: Story = {
  render: () => onStage(() => state('session-expired', { requestId: 'req_0123456789abcdefghijkl' }, true)),
  play: async ({ canvasElement }) => {
    const stage = within(stageOf(canvasElement));
    await expect(stage.getByRole('alert')).toHaveTextContent('会话已结束');
    const [only, ...others] = stage.getAllByRole('button');
    await expect(others).toEqual([]);
    await userEvent.click(only as HTMLElement);
    await expect(resume).toHaveBeenCalledOnce();
  },
};

/** The network is gone: it goes on by itself, so the button is a quiet one. */
export const Offline: Story = {
  render: () => onStage(() => state('offline')),
  play: async ({ canvasElement }) => {
    const button = within(stageOf(canvasElement)).getByRole('button', { name: '重试' });
    await expect(button).not.toHaveClass('primary');
    await userEvent.click(button);
    await expect(retry).toHaveBeenCalledOnce();
  },
};

/** What no retry helps against offers none: somebody else has to act. */
export const Refused: Story = {
  render: () => onStage(() => html`${state('permission-missing')}${state('widget-not-in-session')}${state('origin-not-allowed')}`),
  play: async ({ canvasElement }) => {
    const stage = within(stageOf(canvasElement));
    await expect(stage.getAllByRole('alert')).toHaveLength(3);
    await expect(stage.queryByRole('button', { name: '重试' })).toBeNull();
  },
};

/** What happened, the request id to copy, and a retry. */
export const Failed: Story = {
  render: () => onStage(() => state('internal', { requestId: 'req_0123456789abcdefghijkl' })),
  play: async ({ canvasElement }) => {
    const stage = within(stageOf(canvasElement));
    await userEvent.click(stage.getByRole('button', { name: '复制请求编号' }));
    await expect(copy).toHaveBeenCalledWith('req_0123456789abcdefghijkl');
  },
};

/** Too much was asked: the clock time from which it can be tried again. */
export const Busy: Story = {
  render: () => onStage(() => state('rate-limited', { retryAfterSeconds: 75 })),
  play: async ({ canvasElement }) => {
    await expect(within(stageOf(canvasElement)).getByRole('alert')).toHaveTextContent(/\d\d:\d\d.* 后可以重试/);
  },
};

/** Nothing matches: the way out is one press. */
export const NoMatch: Story = {
  render: () =>
    onStage(
      () =>
        html`<div class="panel">${notice({ icon: 'search', title: '没有符合条件的客户', advice: '换个条件，或清除筛选。', actions: [{ label: '清除筛选', onAct: retry }] })}</div>`,
    ),
  play: async ({ canvasElement }) => {
    await userEvent.click(within(stageOf(canvasElement)).getByRole('button', { name: '清除筛选' }));
    await expect(retry).toHaveBeenCalledOnce();
  },
};

/** Some of it is there: what is missing is said above what came. */
export const Partial: Story = {
  render: () =>
    onStage(() =>
      resultNotice({
        kind: 'partial',
        text: '2 家经销商的客户未能加载',
        detail: '其余 12 家的都在。',
        action: { label: '重试', onAct: retry },
      }),
    ),
  play: async ({ canvasElement }) => {
    const stage = within(stageOf(canvasElement));
    await expect(stage.getByRole('alert')).toHaveTextContent('2 家经销商的客户未能加载');
    await userEvent.click(stage.getByRole('button', { name: '重试' }));
    await expect(retry).toHaveBeenCalledOnce();
  },
};
