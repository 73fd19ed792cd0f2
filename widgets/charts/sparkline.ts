import { line } from 'd3-shape';
import { html, type TemplateResult } from 'lit';
import type { DecimalText } from '../../shared/values/money.ts';
import { placeOf } from './words.ts';

const WIDTH = 100;
const HEIGHT = 24;
const EDGE = 3;

/**
 * The course of a figure beside the figure, without axes: how it went, not how much it was. Broken where there are no lines.
 * @param label What it shows, for a screen reader; what it says must stand beside it in words.
 */
export function sparkline(amounts: readonly (DecimalText | null)[], label: string): TemplateResult {
  const values = amounts.map(placeOf);
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, place) => (amounts.length > 1 ? (place / (amounts.length - 1)) * WIDTH : WIDTH / 2))
    .y((value) => HEIGHT - EDGE - (high === low ? 0 : (((value ?? 0) - low) / (high - low)) * (HEIGHT - 2 * EDGE)));
  return html`<svg class="chart-sparkline" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${label}>
    <path d=${path(values) ?? ''} vector-effect="non-scaling-stroke" />
  </svg>`;
}
