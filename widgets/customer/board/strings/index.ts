import type { Locale } from '../../../../shared/values/lists.ts';
import { type ChartStrings, chartDictionaries } from '../../../charts/index.ts';
import type { PartWords } from '../../section-part.ts';
import type { BoardStrings } from './zh-CN.ts';

/** All that the board is written with; `charts` are the words of its drawings. */
export interface BoardWords extends PartWords, BoardStrings {
  charts: ChartStrings;
  locale: Locale;
}

export async function loadBoardWords(locale: Locale): Promise<BoardWords> {
  const load = locale === 'en' ? import('./en.ts') : import('./zh-CN.ts');
  const [{ strings }, charts] = await Promise.all([load, chartDictionaries[locale]()]);
  return { ...strings, charts, locale };
}
