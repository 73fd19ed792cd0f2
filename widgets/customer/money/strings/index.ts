import type { Locale } from '../../../../shared/values/lists.ts';
import type { MoneySectionStrings } from './zh-CN.ts';

export type { MoneySectionStrings } from './zh-CN.ts';

export async function loadMoneySectionStrings(locale: Locale): Promise<MoneySectionStrings> {
  return (locale === 'en' ? await import('./en.ts') : await import('./zh-CN.ts')).strings;
}
