import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent, within } from 'storybook/test';
import { selectField, textField } from '../../widgets/kit/field.ts';
import { icons } from '../../widgets/kit/icons.ts';
import { onStage } from '../stage/kit-stage.ts';
import { stageOf } from '../stage/look.ts';

const meta: Meta = { title: 'Kit/Controls' };
export default meta;
type Story = StoryObj;

export const Buttons: Story = {
  render: () =>
    onStage(
      () => html`<div class="line">
      <button type="button" class="button primary">重试</button>
      <button type="button" class="button">清除筛选</button>
      <button type="button" class="button quiet">更多</button>
      <button type="button" class="button icon" aria-label="下一页">${icons.next}</button>
      <button type="button" class="button icon" aria-label="上一页" disabled>${icons.previous}</button>
    </div>`,
    ),
  play: async ({ canvasElement }) => {
    const buttons = within(stageOf(canvasElement)).getAllByRole('button');
    for (const button of buttons) {
      const { width, height } = button.getBoundingClientRect();
      await expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
    }
    buttons[0]?.focus();
    await expect(getComputedStyle(buttons[0] as Element).outlineStyle).toBe('solid');
    await expect(getComputedStyle(buttons[0] as Element).outlineWidth).toBe('2px');
  },
};

const type = fn();
const pick = fn();

export const Fields: Story = {
  beforeEach: () => {
    type.mockClear();
    pick.mockClear();
  },
  render: () =>
    onStage(
      () => html`
      ${textField({ id: 'name', label: '客户名称', value: '', maximumLength: 64, onType: type })}
      ${textField({ id: 'short', label: '账号名', value: '李', help: '至少输入 2 个字符', maximumLength: 64, onType: type })}
      ${selectField({
        id: 'kind',
        label: '关联类型',
        value: '',
        options: [
          { value: '', label: '全部' },
          { value: 'agency-sale', label: '代售' },
        ],
        onPick: pick,
      })}
    `,
    ),
  play: async ({ canvasElement }) => {
    const stage = within(stageOf(canvasElement));
    await userEvent.type(stage.getByLabelText('客户名称'), '李豪');
    await expect(type).toHaveBeenLastCalledWith('李豪');
    await expect(stage.getByLabelText('账号名')).toHaveAccessibleDescription('至少输入 2 个字符');
    await userEvent.selectOptions(stage.getByLabelText('关联类型'), 'agency-sale');
    await expect(pick).toHaveBeenCalledWith('agency-sale');
  },
};

/** While an input method composes, nothing is searched for; what it settles on is. */
export const ComposingChinese: Story = {
  beforeEach: () => void type.mockClear(),
  render: () => onStage(() => textField({ id: 'name', label: '客户名称', value: '', maximumLength: 64, onType: type })),
  play: async ({ canvasElement }) => {
    const input = within(stageOf(canvasElement)).getByLabelText<HTMLInputElement>('客户名称');
    input.value = 'li';
    input.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
    await expect(type).not.toHaveBeenCalled();
    input.value = '李';
    input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    await expect(type).toHaveBeenCalledWith('李');
  },
};
