import type { TemplateResult } from 'lit';
import type { Language } from '../../core/language.ts';
import type { ListContext } from '../context.ts';
import { columnsPanel } from './columns-panel.ts';
import { filtersPanel } from './filters-panel.ts';
import { type LaterStrings, loadStrings } from './strings/index.ts';
import { laterStyles } from './styles.ts';

export interface LaterContext extends ListContext {
  words: LaterStrings;
  close: () => void;
}

type Draw = (context: ListContext, close: () => void) => TemplateResult;

/** What stands in the panels. */
export type LaterParts = Readonly<Record<'filters' | 'columns', Draw>>;

/** The panels with their words; their styles go to the root they stand in, once. */
export async function openLater(language: Language, root: ShadowRoot): Promise<LaterParts> {
  const words = await loadStrings(language);
  const { styleSheet } = laterStyles;
  if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets.push(styleSheet);
  return {
    filters: (context, close) => filtersPanel({ ...context, words, close }),
    columns: (context, close) => columnsPanel({ ...context, words, close }),
  };
}
