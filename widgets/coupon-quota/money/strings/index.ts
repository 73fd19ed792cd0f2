import { type Dictionary, dictionary } from '../../../core/dictionary.ts';
import type { MoneyStrings } from './zh-CN.ts';

export type { MoneyStrings } from './zh-CN.ts';

/** Words that every dialog about money shares; they come with the first of them. */
export const loadMoneyStrings: Dictionary<MoneyStrings, 'partner-coupon-quota/money'> = dictionary('partner-coupon-quota/money', {
  'zh-CN': async () => (await import('./zh-CN.ts')).moneyStrings,
  en: async () => (await import('./en.ts')).moneyStrings,
});
