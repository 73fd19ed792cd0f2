import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { expect } from 'storybook/test';
import { checkbox } from '../../widgets/kit/checkbox.ts';
import { eye } from '../../widgets/kit/eye.ts';
import { textField } from '../../widgets/kit/field.ts';
import { onStage } from '../stage/kit-stage.ts';
import { stageOf } from '../stage/look.ts';
import { type Say, sayIn } from './say.ts';

const SURFACES = ['surface', 'surface-raised', 'surface-hover', 'accent-soft'];
const nothing = (): void => {};

const things = (
  surface: string,
  say: Say,
): TemplateResult => html`<div class="ground" style=${styleMap({ background: `var(--_${surface})` })}>
  <h2>${surface}</h2>
  <div class="line">
    <button type="button" class="button primary">${say('发放', 'Issue')}</button>
    <button type="button" class="button">${say('清除筛选', 'Clear filters')}</button>
    ${eye({ label: say('显示移动电话', 'Show the mobile number'), isOpen: false, isBusy: false, span: null, isTabStop: true, onPress: nothing })}
    ${checkbox({ label: say('全选', 'All'), isChecked: false, onChange: nothing })}
    ${textField({ id: `name-${surface}`, label: say('客户名称', 'Customer name'), value: '', onType: nothing })}
  </div>
</div>`;

const sheet = (say: Say) => (): TemplateResult =>
  html`<div class="sheet">
  <section>
    <h1>${say('焦点', 'Focus')}</h1>
    <p class="lead">
      ${say(
        '2 像素的环，与控件隔开 2 像素，在每种底色上都看得见。用 Tab 键走一遍。目标至少 24 像素，手指操作时 44 像素。',
        'A ring of 2 pixels, 2 pixels away from the control, seen on every surface. Walk through with Tab. What is pressed is 24 pixels at least, 44 under a finger.',
      )}
    </p>
  </section>
  <div class="two">${SURFACES.map((surface) => things(surface, say))}</div>
</div>`;

const meta: Meta = { title: 'Foundations/Focus' };
export default meta;

export const Rings: StoryObj = {
  render: (_args, context) => onStage(sheet(sayIn(context))),
  play: async ({ canvasElement }) => {
    const stage = stageOf(canvasElement);
    const controls = [...stage.querySelectorAll<HTMLElement>('.button, .eye, .check input, .input')];
    await expect(controls).toHaveLength(5 * SURFACES.length);
    for (const control of controls) {
      control.focus();
      await expect(control.matches(':focus-visible')).toBe(true);
      await expect(getComputedStyle(control).outlineWidth).toBe('2px');
      const target = control.closest('.check') ?? control;
      await expect(target.getBoundingClientRect().height).toBeGreaterThanOrEqual(24);
    }
  },
};
