import type { ColourDefault, Token, TokenGroup } from './token.ts';

const oklch = (light: string, dark: string): ColourDefault => ({ light: `oklch(${light})`, dark: `oklch(${dark})` });
const mix = (of: string, share: number, into = 'surface'): ColourDefault => ({ of, share, into });

const colour = (group: TokenGroup, name: string, value: ColourDefault, use: string, more: Partial<Token> = {}): Token =>
  ({ name, group, type: 'color', value, use, ...more }) as Token;

/** Light and dark each chosen for themselves; the quieter ones mixed from surface, text and accent, so that a host that sets those three is done. */
export const COLOUR_TOKENS: readonly Token[] = [
  colour('surface', 'surface', oklch('1 0 0', '0.205 0.012 262'), 'ground of widgets, tables, dialogs and fields'),
  colour('text', 'text', oklch('0.245 0.02 262', '0.945 0.004 262'), 'text that is read first'),
  colour('accent', 'accent', oklch('0.51 0.19 262', '0.76 0.115 262'), 'the one accent: primary button, links, what is chosen'),
  colour('status', 'success', oklch('0.5 0.13 150', '0.8 0.13 155'), 'what is done'),
  colour('status', 'warning', oklch('0.5 0.115 65', '0.82 0.12 80'), 'what needs a look'),
  colour('status', 'danger', oklch('0.53 0.2 25', '0.76 0.13 22'), 'what failed, and the last step of what cannot be undone'),
  colour('accent', 'accent-text', { same: 'surface' }, 'text on the accent'),
  colour('surface', 'surface-raised', mix('text', 2), 'ground of headers, feet and chips'),
  colour('surface', 'surface-hover', mix('text', 4), 'ground under the pointer'),
  colour('border', 'border', mix('text', 12), 'the one hairline'),
  colour('border', 'border-strong', mix('text', 50), 'outline of fields and buttons'),
  colour('text', 'text-secondary', mix('text', 76), 'labels, headers, second lines'),
  colour('text', 'text-tertiary', mix('text', 65), 'what is not stated, units, what is switched off'),
  colour('accent', 'accent-hover', mix('text', 20, 'accent'), 'a primary button under the pointer'),
  colour('accent', 'accent-soft', mix('accent', 10), 'a quiet button under the pointer, what is chosen in a list'),
  colour('status', 'success-soft', mix('success', 12), 'ground of what is done'),
  colour('status', 'warning-soft', mix('warning', 12), 'ground of what needs a look'),
  colour('status', 'danger-soft', mix('danger', 12), 'ground of what failed'),
  colour('status', 'danger-hover', mix('text', 20, 'danger'), 'a button for what cannot be undone, under the pointer'),
  colour('status', 'info', { same: 'accent' }, 'what is told by the way'),
  colour('status', 'info-soft', mix('info', 10), 'ground of what is told by the way'),
  colour('emphasis', 'focus', { same: 'accent' }, 'the ring around what has the focus'),
  colour('emphasis', 'selection', mix('accent', 6), 'ground of picked rows and of the bar that says how many'),
  colour('emphasis', 'selection-strong', mix('accent', 12), 'a picked row under the pointer, a button on that bar'),
  colour('emphasis', 'masked', { same: 'text' }, 'a masked value: a name, a number, an address with its middle hidden'),
  colour('emphasis', 'revealed', mix('accent', 10), 'ground of a value while it is shown in clear'),
  colour(
    'emphasis',
    'backdrop',
    { light: 'rgb(17 22 31 / 0.45)', dark: 'rgb(17 22 31 / 0.45)' },
    'what stands between a dialog and the page',
  ),
];

const series = (step: number, value: ColourDefault): Token => colour('chart', `chart-${step}`, value, `series ${step} of a chart`);

/**
 * Series take turns between a middle and a strong step: neighbours differ by 3 to 1 in lightness, both from the ground too, in light and
 * in dark.
 */
export const CHART_TOKENS: readonly Token[] = [
  colour('chart', 'chart-due', oklch('0.625 0.13 262', '0.55 0.13 262'), 'amounts due'),
  colour('chart', 'chart-paid', oklch('0.32 0.13 262', '0.88 0.06 262'), 'amounts paid'),
  colour('chart', 'chart-quiet', oklch('0.61 0.015 262', '0.57 0.015 262'), 'what is compared with: the previous period, others'),
  series(1, oklch('0.325 0.13 262', '0.88 0.06 262')),
  series(2, oklch('0.63 0.13 55', '0.55 0.11 55')),
  series(3, oklch('0.325 0.08 160', '0.88 0.1 160')),
  series(4, oklch('0.62 0.15 310', '0.56 0.15 310')),
  series(5, oklch('0.325 0.13 20', '0.87 0.07 20')),
  series(6, oklch('0.605 0.1 200', '0.55 0.09 200')),
  series(7, oklch('0.325 0.07 100', '0.89 0.1 100')),
  series(8, oklch('0.63 0.16 350', '0.56 0.16 350')),
  colour('chart', 'chart-grid', { same: 'border' }, 'grid lines of a chart'),
  colour('chart', 'chart-axis', { same: 'text-secondary' }, 'words and figures at the axes'),
];
