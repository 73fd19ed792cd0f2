import type { Locale } from '../../../../shared/values/lists.ts';
import type { DistributionStrings } from './zh-CN.ts';

export type { DistributionStrings } from './zh-CN.ts';

const dictionaries: Record<Locale, () => Promise<DistributionStrings>> = {
  'zh-CN': async () => (await import('./zh-CN.ts')).distributionStrings,
  en: async () => (await import('./en.ts')).distributionStrings,
};

export const loadDistributionStrings = (locale: Locale): Promise<DistributionStrings> => dictionaries[locale]();
