import { type Dictionary, dictionary } from '../../../core/dictionary.ts';
import type { MoneySectionStrings } from './zh-CN.ts';

export type { MoneySectionStrings } from './zh-CN.ts';

export const loadMoneySectionStrings: Dictionary<MoneySectionStrings, 'partner-customer/money'> = dictionary('partner-customer/money', {
  'zh-CN': async () => (await import('./zh-CN.ts')).strings,
  en: async () => (await import('./en.ts')).strings,
});
