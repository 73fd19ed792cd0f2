import type { Locale } from '../../../../shared/values/lists.ts';
import type { LinesStrings } from './zh-CN.ts';

export type { LinesStrings } from './zh-CN.ts';

const dictionaries: Record<Locale, () => Promise<LinesStrings>> = {
  'zh-CN': async () => (await import('./zh-CN.ts')).linesStrings,
  en: async () => (await import('./en.ts')).linesStrings,
};

export const loadLinesStrings = (locale: Locale): Promise<LinesStrings> => dictionaries[locale]();
