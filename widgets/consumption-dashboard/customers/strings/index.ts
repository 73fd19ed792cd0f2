import type { Locale } from '../../../../shared/values/lists.ts';
import type { CustomersStrings } from './zh-CN.ts';

export type { CustomersStrings } from './zh-CN.ts';

const dictionaries: Record<Locale, () => Promise<CustomersStrings>> = {
  'zh-CN': async () => (await import('./zh-CN.ts')).customersStrings,
  en: async () => (await import('./en.ts')).customersStrings,
};

export const loadCustomersStrings = (locale: Locale): Promise<CustomersStrings> => dictionaries[locale]();
