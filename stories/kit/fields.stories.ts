import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { css, html } from 'lit';
import { expect, fireEvent, fn, userEvent, within } from 'storybook/test';
import { adopt } from '../../widgets/kit/adopt.ts';
import { codeField, codeFieldStyles } from '../../widgets/kit/code-field.ts';
import { textField } from '../../widgets/kit/field.ts';
import { onStage } from '../stage/kit-stage.ts';
import { stageOf } from '../stage/look.ts';

const type = fn();
const commit = fn();
const complete = fn();

/** Styles that a widget takes in when the part first comes. */
const withStyles = (canvasElement: HTMLElement) =>
  adopt(canvasElement.querySelector('kit-stage')?.shadowRoot ?? undefined, [codeFieldStyles, css``]);

const meta: Meta = { title: 'Kit/Fields', beforeEach: () => void [type, commit, complete].map((each) => each.mockClear()) };
export default meta;
type Story = StoryObj;

/** Six digits, pasted with spaces or in full width, are still a code; the last digit sends it. */
export const Code: Story = {
  render: () =>
    onStage(() => html`${codeField({ id: 'code', label: '验证码', value: '12', problem: null, onType: type, onComplete: complete })}`),
  play: async ({ canvasElement }) => {
    withStyles(canvasElement);
    const field = within(stageOf(canvasElement)).getByLabelText('验证码');
    await expect(field).toHaveAttribute('autocomplete', 'one-time-code');
    fireEvent.input(field, { target: { value: '１２ 34-5' } });
    await expect(type).toHaveBeenLastCalledWith('12345');
    await expect(complete).not.toHaveBeenCalled();
    fireEvent.input(field, { target: { value: '12 34 56 78' } });
    await expect(complete).toHaveBeenCalledWith('123456');
  },
};

/** What is wrong stands under the field and is read out; while it is sent the field waits. */
export const CodeStates: Story = {
  render: () =>
    onStage(
      () => html`${codeField({ id: 'wrong', label: '验证码', value: '000000', problem: '验证码不对，还可试 2 次。', onType: type, onComplete: complete })}
        ${codeField({ id: 'busy', label: '正在核对', value: '123456', problem: null, isDisabled: true, onType: type, onComplete: complete })}`,
    ),
  play: async ({ canvasElement }) => {
    withStyles(canvasElement);
    const stage = within(stageOf(canvasElement));
    await expect(stage.getByLabelText('验证码')).toBeInvalid();
    await expect(stage.getByLabelText('验证码')).toHaveAccessibleDescription('验证码不对，还可试 2 次。');
    await expect(stage.getByRole('alert')).toBeVisible();
    await expect(stage.getByLabelText('正在核对')).toBeDisabled();
  },
};

/** Wrong, a date, an amount: what is wrong says so to everybody, and a field that is emptied is done at once. */
export const TextStates: Story = {
  render: () =>
    onStage(
      () => html`${textField({ id: 'wrong', label: '最低消费', value: '12,5', help: '请输入金额，如 1200.50', isInvalid: true, inputMode: 'decimal', onType: type, onCommit: commit })}
        ${textField({ id: 'from', label: '开始日期', value: '2026-11-01', type: 'date', onType: type, onCommit: commit })}
        ${textField({ id: 'long', label: '备注', value: '一段很长很长、在窄屏上放不下、但仍然可以用光标走到头的备注文字，最多六十四个字', maximumLength: 64, onType: type, onCommit: commit })}`,
    ),
  play: async ({ canvasElement }) => {
    const stage = within(stageOf(canvasElement));
    await expect(stage.getByLabelText('最低消费')).toBeInvalid();
    await expect(stage.getByLabelText('最低消费')).toHaveAccessibleDescription('请输入金额，如 1200.50');
    await expect(stage.getByLabelText('备注')).toHaveAttribute('maxlength', '64');
    fireEvent.input(stage.getByLabelText('备注'), { target: { value: '' } });
    await expect(type).toHaveBeenLastCalledWith('');
    await expect(commit).toHaveBeenCalledOnce();
    await userEvent.click(stage.getByLabelText('开始日期'));
  },
};
