import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { expect } from 'storybook/test';
import { TOKENS } from '../../widgets/kit/tokens/table.ts';
import type { Token } from '../../widgets/kit/tokens/token.ts';
import { onStage } from '../stage/kit-stage.ts';
import { stageOf } from '../stage/look.ts';
import { type Say, sayIn } from './say.ts';

const measureOf = (token: Token): string => (token.type === 'color' ? '' : token.value);
const startingWith = (...starts: string[]) => TOKENS.filter(({ name }) => starts.some((start) => name.startsWith(start)));

const SPACES = startingWith('space-');
const RADII = startingWith('radius');
const SHADOWS = startingWith('shadow');
const MOTION = startingWith('duration', 'easing');

const card = (token: Token, style: Record<string, string>): TemplateResult => html`<li class="swatch">
  <div class="colour" style=${styleMap(style)}></div>
  <code>--partner-${token.name}</code><span>${measureOf(token)}</span><span>${token.use}</span>
</li>`;

const sheet = (say: Say) => (): TemplateResult =>
  html`<div class="sheet">
  <section>
    <h1>${say('间距、圆角、阴影、动效', 'Spacing, corners, shadows, motion')}</h1>
    <p class="lead">
      ${say(
        '一切落在 4 像素的格子上。只有浮起来的东西才有阴影；动效只说明一样东西从哪里来，并在系统要求减少动效时消失。',
        'Everything stands on a grid of 4 pixels. Only what floats has a shadow. Motion says where something came from, and is gone where the system asks for less of it.',
      )}
    </p>
  </section>
  <section>
    <h2>${say('间距', 'Spacing')}</h2>
    ${SPACES.map((token) => html`<p class="line"><span class="bar-of" style=${styleMap({ 'inline-size': measureOf(token) })}></span>${measureOf(token)} · --partner-${token.name}</p>`)}
  </section>
  <section>
    <h2>${say('圆角', 'Corners')}</h2>
    <ul class="swatches">${RADII.map((token) => card(token, { 'border-radius': measureOf(token) }))}</ul>
  </section>
  <section>
    <h2>${say('阴影', 'Shadows')}</h2>
    <ul class="swatches">${SHADOWS.map((token) => card(token, { 'box-shadow': measureOf(token), border: '0' }))}</ul>
  </section>
  <section>
    <h2>${say('动效', 'Motion')}</h2>
    ${MOTION.map((token) => html`<p>--partner-${token.name}: ${measureOf(token)} · ${token.use}</p>`)}
  </section>
</div>`;

const meta: Meta = { title: 'Foundations/Shape' };
export default meta;

export const Measures: StoryObj = {
  render: (_args, context) => onStage(sheet(sayIn(context))),
  play: async ({ canvasElement }) => {
    const bars = [...stageOf(canvasElement).querySelectorAll('.bar-of')].map((bar) => bar.getBoundingClientRect().width);
    await expect(bars.length).toBe(6);
    for (const width of bars) await expect(width % 4).toBe(0);
    for (const token of MOTION.filter(({ type }) => type === 'duration')) {
      await expect(Number.parseInt(measureOf(token), 10)).toBeLessThanOrEqual(200);
    }
  },
};
