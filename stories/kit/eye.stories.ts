import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent, within } from 'storybook/test';
import { type EyeParts, eye } from '../../widgets/kit/eye.ts';
import { onStage } from '../stage/kit-stage.ts';
import { stageOf } from '../stage/look.ts';

const press = fn();
const hidden: EyeParts = { label: '显示客户 a17 的移动电话', isOpen: false, isBusy: false, span: null, onPress: press };

const row = (name: string, parts: EyeParts) => html`<p class="line"><span>138****1234</span>${eye(parts)}<span>${name}</span></p>`;

const meta: Meta = { title: 'Kit/Eye', beforeEach: () => void press.mockClear() };
export default meta;
type Story = StoryObj;

/** Closed, busy, and open with the ring that empties until the value hides again. */
export const States: Story = {
  render: () =>
    onStage(
      () => html`
      ${row('Hidden', hidden)}
      ${row('Asking', { ...hidden, label: '正在显示', isBusy: true })}
      ${row('Shown', { ...hidden, label: '隐藏客户 a17 的移动电话', isOpen: true, span: { startsAt: 15_000, endsAt: 90_000 } })}
    `,
    ),
  play: async ({ canvasElement }) => {
    const [closed, busy, open] = within(stageOf(canvasElement)).getAllByRole('button');
    await userEvent.click(closed as HTMLElement);
    await expect(press).toHaveBeenCalledOnce();
    await expect(busy).toHaveAttribute('aria-busy', 'true');
    await expect(open).toHaveAccessibleName('隐藏客户 a17 的移动电话');
    await expect(open?.querySelector('.ring')).toBeVisible();
    await expect(open?.querySelector('.ring animate')).toHaveAttribute('dur', '75s');
  },
};

/** The hint over the eye says more, on hover and on focus, and Escape closes it. */
export const HintOnFocus: Story = {
  render: () => onStage(() => row('With a hint', { ...hidden, hint: '本分钟还可显示 12 次' })),
  play: async ({ canvasElement }) => {
    const stage = stageOf(canvasElement);
    const button = within(stage).getByRole('button');
    button.focus();
    const hint = stage.querySelector('.hint');
    await expect(hint).toHaveTextContent('本分钟还可显示 12 次');
    await expect(hint?.matches(':popover-open')).toBe(true);
    await userEvent.keyboard('{Escape}');
    await expect(hint?.matches(':popover-open')).toBe(false);
  },
};
