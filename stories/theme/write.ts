import type { Hex } from './colour.ts';
import { ROLES, SCHEMES } from './scale.ts';
import type { Theme } from './theme.ts';

/** What the theme page gives out. */
export const FORMATS = ['css', 'json', 'dtcg'] as const;
export type Format = (typeof FORMATS)[number];

export const FILE_NAMES: Record<Format, string> = {
  css: 'partner-theme.css',
  json: 'partner-theme.json',
  dtcg: 'partner-theme.tokens.json',
};

/** Rows are 48 px, or 40 px where a page is compact. */
export const ROW_HEIGHTS = { comfortable: 48, compact: 40 } as const;

/** What a page sets for its widgets, by name; colours follow its `color-scheme`. */
export function propertiesOf({ light, dark, radius, panelRadius, font, density }: Theme): [name: string, value: string][] {
  return [
    ...ROLES.map((role): [string, string] => [`--partner-${role}`, `light-dark(${light[role]}, ${dark[role]})`]),
    ['--partner-radius', `${radius}px`],
    ['--partner-radius-panel', `${panelRadius}px`],
    ['--partner-row-block-size', `${ROW_HEIGHTS[density]}px`],
    ...(font ? [['--partner-font', font] as [string, string]] : []),
  ];
}

/** A style sheet for the page around the widgets. */
export function writeCss(theme: Theme): string {
  const lines = propertiesOf(theme).map(([name, value]) => `  ${name}: ${value};`);
  return `/* Brand colour: ${theme.brand} */\n:root {\n${lines.join('\n')}\n}\n`;
}

/** The theme as the page keeps it. */
export function writeJson(theme: Theme): string {
  return `${JSON.stringify(theme, null, 2)}\n`;
}

/** A colour token as the Design Tokens format (2025.10) writes one. */
function colourToken(hex: Hex) {
  const components = [1, 3, 5].map((at) => Number((Number.parseInt(hex.slice(at, at + 2), 16) / 255).toFixed(4)));
  return { $value: { colorSpace: 'srgb', components, hex } };
}

const pixels = (value: number) => ({ $type: 'dimension', $value: { value, unit: 'px' } });

/** Design tokens for tools that draw: one group for each colour scheme, one for what both share. */
export function writeDtcg(theme: Theme): string {
  const { brand, radius, panelRadius, font, density } = theme;
  const palettes = SCHEMES.map((scheme) => [
    scheme,
    { $type: 'color', ...Object.fromEntries(ROLES.map((role) => [role, colourToken(theme[scheme][role])])) },
  ]);
  const tokens = {
    brand: { $type: 'color', ...colourToken(brand) },
    ...Object.fromEntries(palettes),
    radius: pixels(radius),
    'radius-panel': pixels(panelRadius),
    'row-block-size': pixels(ROW_HEIGHTS[density]),
    ...(font && { font: { $type: 'fontFamily', $value: font } }),
  };
  return `${JSON.stringify(tokens, null, 2)}\n`;
}

export const WRITERS: Record<Format, (theme: Theme) => string> = { css: writeCss, json: writeJson, dtcg: writeDtcg };
