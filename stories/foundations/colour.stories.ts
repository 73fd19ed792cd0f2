import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { styleMap } from 'lit/directives/style-map.js';
import { expect } from 'storybook/test';
import { colourOf, contrast } from '../stage/contrast.ts';
import { onStage } from '../stage/kit-stage.ts';
import { stageOf } from '../stage/look.ts';
import { until } from '../stage/until.ts';
import { type Say, sayIn } from './say.ts';

const SURFACES = ['surface', 'surface-raised', 'surface-hover'];
/** Text that must be read, on every surface: 4.5 to 1. */
const TEXTS = ['text', 'text-secondary', 'text-tertiary', 'accent', 'success', 'warning', 'danger'];
/** What must be seen on every surface: 3 to 1. */
const MARKS = ['border-strong', 'focus', 'accent-hover'];
/** Text on grounds of its own. */
const OWN_GROUNDS = [
  ['accent-text', 'accent'],
  ['accent-text', 'accent-hover'],
  ['accent', 'accent-soft'],
  ['text', 'accent-soft'],
  ['warning', 'warning-soft'],
] as const;

interface Pair {
  front: string;
  back: string;
  least: number;
}

const across = (fronts: readonly string[], least: number): Pair[] =>
  fronts.flatMap((front) => SURFACES.map((back) => ({ front, back, least })));
const TEXT_PAIRS = [...across(TEXTS, 4.5), ...OWN_GROUNDS.map(([front, back]) => ({ front, back, least: 4.5 }))];
const MARK_PAIRS = across(MARKS, 3);

/** Writes the measured contrast of a pair into its place, each time it is drawn. */
const measured = ({ front, back, least }: Pair, say: Say) =>
  ref((element) => {
    if (!element) return;
    queueMicrotask(() => {
      const stage = (element.getRootNode() as ShadowRoot).host;
      const ratio = contrast(colourOf(stage, `--_${front}`), colourOf(stage, `--_${back}`));
      element.textContent = `${ratio.toFixed(2)} ${ratio >= least ? say('通过', 'passes') : say('不足', 'too low')}`;
    });
  });

const textPair = (pair: Pair, say: Say): TemplateResult => html`<li
  class="pair"
  style=${styleMap({ color: `var(--_${pair.front})`, background: `var(--_${pair.back})` })}
>
  <span>${pair.front} · ${pair.back}</span><output ${measured(pair, say)}></output>
</li>`;

const markPair = (pair: Pair, say: Say): TemplateResult => html`<li class="pair" style=${styleMap({ background: `var(--_${pair.back})` })}>
  <span class="mark" style=${styleMap({ background: `var(--_${pair.front})` })}></span>
  <span>${pair.front} · ${pair.back}</span><output ${measured(pair, say)}></output>
</li>`;

const sheet = (say: Say) => (): TemplateResult =>
  html`<div class="sheet">
  <section>
    <h1>${say('颜色按职责取名', 'Colour by role')}</h1>
    <p class="lead">
      ${say(
        '文字至少 4.5:1，控件与标记至少 3:1，深浅两套都量过。颜色从不单独表意：旁边总有文字或形状。',
        'Text has 4.5 to 1 at least, controls and marks 3 to 1, measured in light and in dark. Colour never speaks alone: a word or a shape stands beside it.',
      )}
    </p>
  </section>
  <section>
    <h2>${say('文字', 'Text, 4.5 to 1')}</h2>
    <ul class="pairs">${TEXT_PAIRS.map((pair) => textPair(pair, say))}</ul>
  </section>
  <section>
    <h2>${say('线与标记', 'Lines and marks, 3 to 1')}</h2>
    <ul class="pairs">${MARK_PAIRS.map((pair) => markPair(pair, say))}</ul>
  </section>
</div>`;

async function expectContrast(canvasElement: HTMLElement): Promise<void> {
  const stage = stageOf(canvasElement);
  const outputs = await until(
    () => {
      const all = [...stage.querySelectorAll('output')];
      return all.every(({ textContent }) => textContent) && all;
    },
    () => 'Nothing was measured.',
  );
  await expect(outputs).toHaveLength(TEXT_PAIRS.length + MARK_PAIRS.length);
  for (const [place, { front, back, least }] of [...TEXT_PAIRS, ...MARK_PAIRS].entries()) {
    await expect(Number.parseFloat(outputs[place]?.textContent ?? ''), `${front} on ${back}`).toBeGreaterThanOrEqual(least);
  }
}

const meta: Meta = { title: 'Foundations/Colour', render: (_args, context) => onStage(sheet(sayIn(context))) };
export default meta;

export const InLight: StoryObj = { globals: { theme: 'light' }, play: ({ canvasElement }) => expectContrast(canvasElement) };
export const InDark: StoryObj = { globals: { theme: 'dark' }, play: ({ canvasElement }) => expectContrast(canvasElement) };
