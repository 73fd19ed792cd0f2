import { type SVGTemplateResult, svg } from 'lit';

/** Told apart by colour and by texture, so that they are also told apart in grey. */
export const SERIES = 8;
const TEXTURES = [
  '',
  '',
  'M-2 10 10 -2M-2 2 2 -2M6 10 10 6',
  'M2 2h1M6 6h1',
  'M0 2h8M0 6h8',
  'M-2 -2 10 10M6 -2 10 2M-2 6 2 10',
  'M2 0v8M6 0v8',
  'M0 4h8M4 0v8',
];
const HATCHES = { due: 'M-2 8 8 -2M-2 2 2 -2M4 8 8 4', paid: 'M-2 -2 8 8M4 -2 8 2M-2 4 2 8' };

/** The fill of a series, counted from 0. */
export function seriesFill(id: string, series: number): string {
  return `url(#${id}-s${(series % SERIES) + 1})`;
}

export function seriesPatterns(id: string): SVGTemplateResult {
  return svg`<defs>${TEXTURES.map(
    (texture, place) => svg`<pattern id="${id}-s${place + 1}" width="8" height="8" patternUnits="userSpaceOnUse">
      <rect class="chart-s${place + 1}" width="8" height="8" /><path class="chart-texture ${place % 2 ? 'on-even' : ''}" d=${texture} />
    </pattern>`,
  )}</defs>`;
}

/** What is not all yet: stripes in the colour of what it will be; the two lean to opposite sides. */
export function hatch(id: string, kind: keyof typeof HATCHES): SVGTemplateResult {
  return svg`<pattern id="${id}-${kind}" width="6" height="6" patternUnits="userSpaceOnUse">
    <rect class="chart-ground" width="6" height="6" /><path class="chart-hatch ${kind}" d=${HATCHES[kind]} />
  </pattern>`;
}
