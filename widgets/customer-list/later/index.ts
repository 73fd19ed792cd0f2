import type { TemplateResult } from 'lit';
import type { Locale } from '../../../shared/values/lists.ts';
import type { Dictionaries } from '../../core/localisation.ts';
import type { ListContext } from '../context.ts';
import { columnsPanel } from './columns-panel.ts';
import { filtersPanel } from './filters-panel.ts';
import type { LaterStrings } from './strings/zh-CN.ts';
import { laterStyles } from './styles.ts';

export interface LaterContext extends ListContext {
  words: LaterStrings;
  close: () => void;
}

type Draw = (context: ListContext, close: () => void) => TemplateResult;

/** What stands in the panels. */
export type LaterParts = Readonly<Record<'filters' | 'columns', Draw>>;

const dictionaries: Dictionaries<LaterStrings> = {
  'zh-CN': async () => (await import('./strings/zh-CN.ts')).strings,
  en: async () => (await import('./strings/en.ts')).strings,
};

/** The panels with their words; their styles go to the root they stand in, once. */
export async function openLater(locale: Locale, root: ShadowRoot): Promise<LaterParts> {
  const words = await dictionaries[locale]();
  const { styleSheet } = laterStyles;
  if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets.push(styleSheet);
  return {
    filters: (context, close) => filtersPanel({ ...context, words, close }),
    columns: (context, close) => columnsPanel({ ...context, words, close }),
  };
}
