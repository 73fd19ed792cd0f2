import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { expect } from 'storybook/test';
import { CHART_TOKENS } from '../../widgets/kit/tokens/colours.ts';
import { onStage } from '../stage/kit-stage.ts';
import { stageOf } from '../stage/look.ts';
import { type Say, sayIn } from './say.ts';
import { seenAs, VISIONS, type Vision } from './vision.ts';

const NAMES: Record<Vision, readonly [chinese: string, english: string]> = {
  'all colours': ['正常色觉', 'All colours'],
  protanopia: ['红色盲', 'Without red cones'],
  deuteranopia: ['绿色盲', 'Without green cones'],
  tritanopia: ['蓝色盲', 'Without blue cones'],
  grey: ['灰度', 'In grey'],
};
/** Series and the two kinds of amounts; what is a line or a word takes its colour from others. */
const SHOWN = CHART_TOKENS.filter(({ value }) => typeof value === 'object' && 'light' in value);

const row = (vision: Vision, scheme: 'light' | 'dark', say: Say): TemplateResult => html`<section>
  <h3>${say(...NAMES[vision])}</h3>
  <div class="bars" style=${styleMap({ display: 'grid', 'grid-template-columns': `repeat(${SHOWN.length}, minmax(0, 1fr))`, 'block-size': '48px' })}>
    ${SHOWN.map(({ name, value }) => {
      const colour = seenAs((value as { light: string; dark: string })[scheme], vision);
      return html`<span class="bar" style=${styleMap({ background: colour })} data-hint="--partner-${name} ${colour}"></span>`;
    })}
  </div>
</section>`;

const sheet = (say: Say) => (): TemplateResult =>
  html`<div class="sheet">
  <section>
    <h1>${say('图表颜色', 'Colours of charts')}</h1>
    <p class="lead">
      ${say(
        '相邻两个系列的明暗相差约 3:1，再配以纹理，所以不靠颜色也分得清。下面是不同色觉的人看到的样子。',
        'Two series beside each other differ by about 3 to 1 in lightness, and have textures of their own: they are told apart without colour. Below, as people with other colour vision see them.',
      )}
    </p>
  </section>
  <div class="two">
    ${(['light', 'dark'] as const).map(
      (scheme) => html`<div class="ground" style=${styleMap({ 'color-scheme': scheme, display: 'grid', gap: '12px' })}>
        <h2>${scheme === 'light' ? say('浅色', 'Light') : say('深色', 'Dark')}</h2>
        ${VISIONS.map((vision) => row(vision, scheme, say))}
      </div>`,
    )}
  </div>
  <section>
    <h2>${say('系列', 'Series')}</h2>
    <ul class="swatches">${SHOWN.map(({ name, use }) => html`<li class="swatch"><code>--partner-${name}</code><span>${use}</span></li>`)}</ul>
  </section>
</div>`;

const meta: Meta = { title: 'Foundations/Chart colours' };
export default meta;

/** The series as they are, and as people with other colour vision see them. */
export const ColourVision: StoryObj = {
  render: (_args, context) => onStage(sheet(sayIn(context))),
  play: async ({ canvasElement }) => {
    const bars = [...stageOf(canvasElement).querySelectorAll('.bar')].map((bar) => getComputedStyle(bar).backgroundColor);
    await expect(bars).toHaveLength(SHOWN.length * VISIONS.length * 2);
    const grey = bars.slice(SHOWN.length * (VISIONS.length - 1), SHOWN.length * VISIONS.length);
    for (const colour of grey) {
      const [red, green, blue] = (colour.match(/\d+/g) ?? []).map(Number);
      await expect([red === green, green === blue]).toEqual([true, true]);
    }
  },
};
