import type { Locale } from '../../../../shared/values/lists.ts';
import type { MoneyStrings } from './zh-CN.ts';

export type { MoneyStrings } from './zh-CN.ts';

/** Words that every dialog about money shares; they come with the first of them. */
export async function loadMoneyStrings(locale: Locale): Promise<MoneyStrings> {
  return (locale === 'en' ? await import('./en.ts') : await import('./zh-CN.ts')).moneyStrings;
}
