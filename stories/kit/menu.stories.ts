import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent, within } from 'storybook/test';
import { icons } from '../../widgets/kit/icons.ts';
import { Menu } from '../../widgets/kit/menu.ts';
import { onStage, redrawStages } from '../stage/kit-stage.ts';
import { stageOf } from '../stage/look.ts';
import { until } from '../stage/until.ts';

const pick = fn();
let menu = new Menu(redrawStages);

const items = ['标签', '分配客户经理', '收回客户'].map((label) => ({ key: label, label, onPick: () => pick(label) }));

const meta: Meta = {
  title: 'Kit/Menu',
  beforeEach: () => {
    pick.mockClear();
    menu = new Menu(redrawStages);
  },
  render: () =>
    onStage(
      () => html`<div class="line">
        <button
          type="button"
          class="button quiet icon"
          aria-label="更多操作"
          aria-haspopup="menu"
          aria-expanded="false"
          @click=${(event: Event) => menu.toggle(event.currentTarget as HTMLElement, '更多操作', items)}
        >
          ${icons.dots}
        </button>
      </div>
      ${menu.draw()}`,
    ),
};
export default meta;
type Story = StoryObj;

/** A window that is still given its size would close the menu, as it should: waits until it has kept it for some frames. */
async function sizeSettled(): Promise<void> {
  const frame = () => new Promise(requestAnimationFrame);
  for (let kept = 0, width = innerWidth; kept < 10; kept += 1) {
    await frame();
    if (width !== innerWidth) kept = 0;
    width = innerWidth;
  }
}

/** Opened by its button: below it, in the window, with the focus on the first item. */
export const Open: Story = {
  play: async ({ canvasElement }) => {
    const stage = stageOf(canvasElement);
    await sizeSettled();
    within(stage).getByRole('button', { name: '更多操作' }).focus();
    await userEvent.keyboard('{Enter}');
    await until(
      () => stage.querySelector('.menu')?.matches(':popover-open'),
      () => 'It did not open.',
    );
    await expect(within(stage).getAllByRole('menuitem')).toHaveLength(items.length);
  },
};

/** Arrows go round, Enter picks, and the focus is back at the button. */
export const Keys: Story = {
  play: async ({ canvasElement }) => {
    const stage = stageOf(canvasElement);
    const focus = () => (stage as unknown as ShadowRoot).activeElement?.textContent?.trim();
    const button = within(stage).getByRole('button', { name: '更多操作' });
    await sizeSettled();
    button.focus();
    await userEvent.keyboard('{Enter}');
    await until(
      () => focus() === '标签',
      () => 'The first item did not take the focus.',
    );
    await userEvent.keyboard('{ArrowUp}');
    await expect(focus()).toBe('收回客户');
    await userEvent.keyboard('{Home}{ArrowDown}{Enter}');
    await expect(pick.mock.calls).toEqual([['分配客户经理']]);
    await expect((stage as unknown as ShadowRoot).activeElement).toBe(button);
    await expect(button).toHaveAttribute('aria-expanded', 'false');
  },
};

/** A press elsewhere closes it and picks nothing; a second press of the button does, too. */
export const PressElsewhere: Story = {
  play: async ({ canvasElement }) => {
    const stage = stageOf(canvasElement);
    const button = within(stage).getByRole('button', { name: '更多操作' });
    const isOpen = () => stage.querySelector('.menu')?.matches(':popover-open');
    await userEvent.click(button);
    await until(isOpen, () => 'It did not open.');
    await userEvent.click(document.body);
    await expect(isOpen()).toBe(false);
    await userEvent.click(button);
    await until(isOpen, () => 'It did not open again.');
    await userEvent.click(button);
    await expect(isOpen()).toBe(false);
    await expect(pick).not.toHaveBeenCalled();
  },
};
