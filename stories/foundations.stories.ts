import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { expect } from 'storybook/test';
import { colourOf, contrast } from './stage/contrast.ts';
import { onStage } from './stage/kit-stage.ts';

const SURFACES = ['--_surface', '--_surface-raised', '--_surface-hover'];
/** Text that must be read, on every surface: 4.5 to 1. */
const TEXTS = ['--_text', '--_text-secondary', '--_text-tertiary', '--_accent', '--_warning', '--_danger'];
/** What must be seen on every surface: 3 to 1. */
const MARKS = ['--_border-strong', '--_focus', '--_accent-hover'];
/** Text on grounds of its own. */
const PAIRS = [
  ['--_accent-text', '--_accent'],
  ['--_accent-text', '--_accent-hover'],
  ['--_accent', '--_accent-soft'],
  ['--_text', '--_accent-soft'],
  ['--_warning', '--_warning-soft'],
] as const;

const swatch = (property: string) => html`<li class="swatch">
  <div class="colour" style=${styleMap({ background: `var(${property})` })}></div>
  ${property.replace('--_', '--partner-')}
</li>`;

const colours = () => html`
  <h1>Colour by role</h1>
  ${[
    ['Surfaces', SURFACES],
    ['Text and words of state', TEXTS],
    ['Lines and marks', ['--_border', ...MARKS]],
    ['Soft grounds', ['--_accent-soft', '--_warning-soft']],
  ].map(([title, properties]) => html`<h2>${title}</h2><ul class="swatches">${(properties as string[]).map(swatch)}</ul>`)}
`;

const type = () => html`
  <h1>Type</h1>
  ${[12, 13, 14, 16, 20, 28].map((size) => html`<p style=${styleMap({ fontSize: `${size}px` })}>${size} · 客户经理 李豪，可用额度 ¥1,234.50 · Account manager, available credit</p>`)}
  <h2>Figures stand under each other</h2>
  <table class="figures">
    <tbody>
      ${['¥1,234,567.89', '¥11.10', '-¥12.00', '¥0.00000008'].map((amount, index) => html`<tr><td>2026-11-${11 + index} 14:05</td><td>${amount}</td></tr>`)}
    </tbody>
  </table>
`;

const meta: Meta = { title: 'Foundations' };
export default meta;
type Story = StoryObj;

async function expectContrast(canvasElement: HTMLElement): Promise<void> {
  const stage = canvasElement.querySelector('kit-stage');
  if (!stage) throw new Error('The stage is missing.');
  const measure = (one: string, other: string) => contrast(colourOf(stage, one), colourOf(stage, other));
  for (const surface of SURFACES) {
    for (const text of TEXTS) await expect(measure(text, surface), `${text} on ${surface}`).toBeGreaterThanOrEqual(4.5);
    for (const mark of MARKS) await expect(measure(mark, surface), `${mark} on ${surface}`).toBeGreaterThanOrEqual(3);
  }
  for (const [text, ground] of PAIRS) await expect(measure(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
}

export const ColourInLight: Story = {
  globals: { theme: 'light' },
  render: () => onStage(colours),
  play: ({ canvasElement }) => expectContrast(canvasElement),
};

export const ColourInDark: Story = {
  globals: { theme: 'dark' },
  render: () => onStage(colours),
  play: ({ canvasElement }) => expectContrast(canvasElement),
};

export const Type: Story = {
  render: () => onStage(type),
  play: async ({ canvasElement }) => {
    const cells = canvasElement.querySelector('kit-stage')?.shadowRoot?.querySelectorAll('td:last-child') ?? [];
    const rights = [...cells].map((cell) => cell.getBoundingClientRect().right);
    await expect(new Set(rights).size).toBe(1);
    await expect(getComputedStyle(cells[0] as Element).fontVariantNumeric).toBe('tabular-nums');
  },
};
