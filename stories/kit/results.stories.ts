import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent, within } from 'storybook/test';
import { checkbox } from '../../widgets/kit/checkbox.ts';
import { progress } from '../../widgets/kit/progress.ts';
import { resultNotice, Toast } from '../../widgets/kit/toast.ts';
import { onStage, redrawStages } from '../stage/kit-stage.ts';
import { stageOf } from '../stage/look.ts';
import { until } from '../stage/until.ts';

const act = fn();
const change = fn();

const meta: Meta = { title: 'Kit/Results', beforeEach: () => void [act, change].map((each) => each.mockClear()) };
export default meta;
type Story = StoryObj;

/** Done, partly done, not done: told apart by words and shapes, not by colour alone. */
export const Notices: Story = {
  render: () =>
    onStage(
      () => html`${resultNotice({ kind: 'done', text: '导出任务创建成功' })}
        ${resultNotice({ kind: 'partial', text: '35 位已完成，5 位未完成' })}
        ${resultNotice({ kind: 'refused', text: '会话已结束', detail: '所选内容都在。继续会话后请再试。', action: { label: '继续会话', onAct: act } })}`,
    ),
  play: async ({ canvasElement }) => {
    const stage = within(stageOf(canvasElement));
    await expect(stage.getByRole('status')).toHaveTextContent('导出任务创建成功');
    await expect(stage.getAllByRole('alert')).toHaveLength(2);
    await userEvent.click(stage.getByRole('button', { name: '继续会话' }));
    await expect(act).toHaveBeenCalledOnce();
  },
};

const toast = new Toast(redrawStages);

/** One sentence at the foot of the window, with one thing to do next, after which it goes. */
export const AToast: Story = {
  render: () =>
    onStage(
      () =>
        html`<button type="button" class="button" @click=${() => toast.show('分配客户成功！', { label: '查看', onAct: act })}>完成</button>${toast.draw()}`,
    ),
  play: async ({ canvasElement }) => {
    const stage = stageOf(canvasElement);
    await userEvent.click(within(stage).getByRole('button', { name: '完成' }));
    const box = await until(
      () => stage.querySelector('.toast:popover-open'),
      () => 'It did not come.',
    );
    await expect(box).toHaveTextContent('分配客户成功！');
    await userEvent.click(within(stage).getByRole('button', { name: '查看' }));
    await expect(act).toHaveBeenCalledOnce();
    await until(
      () => !stage.querySelector('.toast:popover-open'),
      () => 'It did not go.',
    );
  },
};

/** The sentence while it is there. */
export const AToastShown: Story = {
  render: () => onStage(() => toast.draw()),
  play: async ({ canvasElement }) => {
    toast.show('分配客户成功！', { label: '查看', onAct: act });
    const stage = stageOf(canvasElement);
    await until(
      () => stage.querySelector('.toast:popover-open'),
      () => 'It did not come.',
    );
    // A pointer that rests on it keeps it there.
    stage.querySelector('.toast')?.dispatchEvent(new PointerEvent('pointerenter'));
    await expect(within(stage).getByRole('button', { name: '查看' })).toBeVisible();
  },
};

/** How far it is, in a bar and in words; unknown while nobody has counted. */
export const Progress: Story = {
  render: () =>
    onStage(
      () => html`${progress({ label: '进行中', done: 420_000, total: 1_000_000, text: '420,000 / 1,000,000' })}
        ${progress({ label: '排队中', done: 0, total: null, text: '正在统计' })}`,
    ),
  play: async ({ canvasElement }) => {
    const [known, unknown] = within(stageOf(canvasElement)).getAllByRole('progressbar') as HTMLProgressElement[];
    await expect(known?.position).toBeCloseTo(0.42);
    await expect(unknown?.position).toBe(-1);
  },
};

/** Ticked, not, partly, out of reach; what is shown is what was said, not what was pressed. */
export const Checkboxes: Story = {
  render: () =>
    onStage(
      () => html`${checkbox({ label: '已选', isChecked: true, onChange: change })} ${checkbox({ label: '未选', isChecked: false, onChange: change })}
        ${checkbox({ label: '部分', isChecked: false, isMixed: true, onChange: change })}
        ${checkbox({ label: '不可选', isChecked: false, isDisabled: true, onChange: change })}`,
    ),
  play: async ({ canvasElement }) => {
    const stage = within(stageOf(canvasElement));
    await expect(stage.getByRole('checkbox', { name: '部分' })).toBePartiallyChecked();
    await expect(stage.getByRole('checkbox', { name: '不可选' })).toBeDisabled();
    const box = stage.getByRole('checkbox', { name: '未选' });
    await userEvent.keyboard('{Shift>}');
    await userEvent.click(box);
    await userEvent.keyboard('{/Shift}');
    await expect(change).toHaveBeenCalledOnce();
    await expect(box).not.toBeChecked();
  },
};
