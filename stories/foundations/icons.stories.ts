import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { expect } from 'storybook/test';
import { actionIcons } from '../../widgets/kit/action-icons.ts';
import { icons } from '../../widgets/kit/icons.ts';
import { noticeIcons } from '../../widgets/kit/notice-icons.ts';
import { colourOf } from '../stage/contrast.ts';
import { onStage } from '../stage/kit-stage.ts';
import { stageOf } from '../stage/look.ts';
import { type Say, sayIn } from './say.ts';

const SETS = { icons, actionIcons, noticeIcons };
const SIZES = [16, 20, 24];
const COUNT = Object.values(SETS).reduce((sum, set) => sum + Object.keys(set).length, 0);

/** The kit draws at 16 px; larger ones are the same hairlines, magnified. */
const sized = (art: TemplateResult, size: number): TemplateResult =>
  html`<span style=${styleMap({ display: 'grid', zoom: String(size / 16) })}>${art}</span>`;

const ground = (
  scheme: 'light' | 'dark',
  say: Say,
): TemplateResult => html`<div class="ground" style=${styleMap({ 'color-scheme': scheme })}>
  ${Object.entries(SETS).map(
    ([set, all]) => html`<h2>${set} · ${scheme === 'light' ? say('浅色', 'light') : say('深色', 'dark')}</h2>
      <ul class="icons">
        ${Object.entries(all).map(([name, art]) => html`<li><span class="line">${SIZES.map((size) => sized(art, size))}</span>${name}</li>`)}
      </ul>`,
  )}
</div>`;

const sheet = (say: Say) => (): TemplateResult =>
  html`<div class="sheet">
  <section>
    <h1>${say(`图标：${COUNT} 个`, `Icons: ${COUNT}`)}</h1>
    <p class="lead">
      ${say(
        '16 像素，1.5 像素的线，颜色随文字。图标不单独说话：旁边有字，或按钮有名字。',
        '16 pixels, lines of 1.5, in the colour of the text. An icon never speaks alone: words stand beside it, or its button has a name.',
      )}
    </p>
  </section>
  <div class="two">${ground('light', say)}${ground('dark', say)}</div>
</div>`;

const meta: Meta = { title: 'Foundations/Icons' };
export default meta;

export const All: StoryObj = {
  render: (_args, context) => onStage(sheet(sayIn(context))),
  play: async ({ canvasElement }) => {
    const stage = stageOf(canvasElement);
    const drawn = [...stage.querySelectorAll('svg')];
    await expect(drawn).toHaveLength(COUNT * SIZES.length * 2);
    for (const art of drawn) await expect(art).toHaveAttribute('aria-hidden', 'true');
    const [light, dark] = [...stage.querySelectorAll('.ground')].map((one) => getComputedStyle(one).color);
    await expect(light).not.toBe(dark);
    await expect(colourOf(canvasElement.querySelector('kit-stage') as Element, '--_text')).toBeTruthy();
  },
};
