import { CHART_TOKENS, COLOUR_TOKENS } from './colours.ts';
import { MEASURE_TOKENS } from './measures.ts';
import type { Token } from './token.ts';

/**
 * Every `--partner-*` there is: the one place that says what it is for, what kind of value it takes and what stands in where a host sets
 * nothing. Styles, the sheet for designers, the DTCG file and the tables in docs/THEMING.md are made from it (`npm run tokens`); no widget
 * loads it.
 */
export const TOKENS: readonly Token[] = [...COLOUR_TOKENS, ...MEASURE_TOKENS, ...CHART_TOKENS];
