import type { Locale } from '../../../../shared/values/lists.ts';
import type { NamesStrings } from './zh-CN.ts';

export type { NamesStrings } from './zh-CN.ts';

const dictionaries: Record<Locale, () => Promise<NamesStrings>> = {
  'zh-CN': async () => (await import('./zh-CN.ts')).namesStrings,
  en: async () => (await import('./en.ts')).namesStrings,
};

export const loadNamesStrings = (locale: Locale): Promise<NamesStrings> => dictionaries[locale]();
