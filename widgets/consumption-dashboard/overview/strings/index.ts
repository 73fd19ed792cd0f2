import type { Locale } from '../../../../shared/values/lists.ts';
import type { OverviewStrings } from './zh-CN.ts';

export type { OverviewStrings } from './zh-CN.ts';

const dictionaries: Record<Locale, () => Promise<OverviewStrings>> = {
  'zh-CN': async () => (await import('./zh-CN.ts')).overviewStrings,
  en: async () => (await import('./en.ts')).overviewStrings,
};

export const loadOverviewStrings = (locale: Locale): Promise<OverviewStrings> => dictionaries[locale]();
