import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { expect } from 'storybook/test';
import { onStage } from '../stage/kit-stage.ts';
import { stageOf } from '../stage/look.ts';
import { type Say, sayIn } from './say.ts';

const SIZES: readonly (readonly [size: number, chinese: string, english: string])[] = [
  [12, '标签、表头、第二行', 'Labels, headers, second lines'],
  [13, '紧凑的正文', 'Text where there is little room'],
  [14, '正文', 'Text'],
  [16, '标题、须知正文', 'Headings, text of agreements'],
  [20, '页面标题、卡片数字', 'Titles, figures of a card'],
  [28, '最重要的一个数字', 'The one figure of a widget'],
];

const sheet = (say: Say) => (): TemplateResult =>
  html`<div class="sheet">
  <section>
    <h1>${say('字体', 'Type')}</h1>
    <p class="lead">
      ${say(
        '用门户自己的字体。一屏不超过三种字号、两种字重；中文行高 1.6，不用斜体，不加字距。',
        'The portal’s own font. Three sizes and two weights at most on a screen; Chinese text has a line height of 1.6, no italics and no letter-spacing.',
      )}
    </p>
  </section>
  <section>
    ${SIZES.map(
      ([size, chinese, english]) =>
        html`<p style=${styleMap({ fontSize: `${size}px` })}>${size} · ${say(`${chinese}：客户经理 李豪，可用额度 ¥1,234.50`, `${english}: account manager, available credit ¥1,234.50`)}</p>`,
    )}
  </section>
  <section>
    <h2>${say('数字上下对齐', 'Figures stand under each other')}</h2>
    <table class="figures">
      <tbody>
        ${['¥1,234,567.89', '¥11.10', '-¥12.00', '¥0.00000008'].map((amount, index) => html`<tr><td>2026-11-${11 + index} 14:05</td><td>${amount}</td></tr>`)}
      </tbody>
    </table>
  </section>
</div>`;

const meta: Meta = { title: 'Foundations/Type' };
export default meta;

export const Sizes: StoryObj = {
  render: (_args, context) => onStage(sheet(sayIn(context))),
  play: async ({ canvasElement }) => {
    const cells = stageOf(canvasElement).querySelectorAll('td:last-child');
    const rights = [...cells].map((cell) => cell.getBoundingClientRect().right);
    await expect(new Set(rights).size).toBe(1);
    await expect(getComputedStyle(cells[0] as Element).fontVariantNumeric).toBe('tabular-nums');
  },
};
