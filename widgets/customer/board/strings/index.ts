import type { Locale } from '../../../../shared/values/lists.ts';
import { type ChartStrings, loadChartStrings } from '../../../charts/index.ts';
import { type Dictionary, dictionary } from '../../../core/dictionary.ts';
import type { Language } from '../../../core/language.ts';
import type { PartWords } from '../../section-part.ts';
import type { BoardStrings } from './zh-CN.ts';

/** All that the board is written with; `charts` are the words of its drawings. */
export interface BoardWords extends PartWords, BoardStrings {
  charts: ChartStrings;
  locale: Locale;
}

export const loadBoardStrings: Dictionary<BoardStrings & PartWords, 'partner-customer/board'> = dictionary('partner-customer/board', {
  'zh-CN': async () => (await import('./zh-CN.ts')).strings,
  en: async () => (await import('./en.ts')).strings,
});

export async function loadBoardWords(language: Language): Promise<BoardWords> {
  const [strings, charts] = await Promise.all([loadBoardStrings(language), loadChartStrings(language)]);
  return { ...strings, charts, locale: language.spoken };
}
