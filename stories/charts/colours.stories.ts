import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, svg, type TemplateResult } from 'lit';
import { expect } from 'storybook/test';
import { colourOf, contrast } from '../stage/contrast.ts';
import { until } from '../stage/until.ts';
import { chartsOn } from './stage.ts';

const meta: Meta = { title: 'Kit/Charts/Colours' };
export default meta;
type Story = StoryObj;

const SERIES = Array.from({ length: 8 }, (_, place) => `--_chart-${place + 1}`);
const GROUNDS = ['--_surface', '--_surface-raised', '--_accent-soft'];

const swatches = (): TemplateResult =>
  html`<ul class="swatches">${SERIES.map(
    (name, place) =>
      html`<li class="swatch"><svg width="100%" height="40" aria-hidden="true">${svg`<rect class="chart-s${place + 1}" width="100%" height="40" />`}</svg>${name.replace('--_', '--partner-')}</li>`,
  )}</ul>`;

/** Every series stands out from the ground, and from the one beside it, by lightness: in grey and with any colour vision. */
async function expectContrast(canvasElement: HTMLElement): Promise<void> {
  const stage = await until(
    () => canvasElement.querySelector('chart-stage')?.shadowRoot?.querySelector('.swatch') && canvasElement.querySelector('chart-stage'),
    () => 'The stage is missing.',
  );
  const measure = (one: string, other: string) => contrast(colourOf(stage, one), colourOf(stage, other));
  for (const ground of GROUNDS) {
    for (const colour of [...SERIES, '--_chart-due', '--_chart-paid', '--_chart-quiet']) {
      await expect(measure(colour, ground), `${colour} on ${ground}`).toBeGreaterThanOrEqual(3);
    }
  }
  for (const [place, colour] of SERIES.entries()) {
    const beside = SERIES[place + 1];
    if (beside) await expect(measure(colour, beside), `${colour} beside ${beside}`).toBeGreaterThanOrEqual(3);
  }
  await expect(measure('--_chart-due', '--_chart-paid')).toBeGreaterThanOrEqual(3);
}

export const InLight: Story = {
  globals: { theme: 'light' },
  render: chartsOn(swatches),
  play: ({ canvasElement }) => expectContrast(canvasElement),
};

export const InDark: Story = {
  globals: { theme: 'dark' },
  render: chartsOn(swatches),
  play: ({ canvasElement }) => expectContrast(canvasElement),
};
