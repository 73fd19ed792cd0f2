import type { Locale } from '../../../../shared/values/lists.ts';
import type { CouponSectionStrings } from './zh-CN.ts';

export type { CouponSectionStrings } from './zh-CN.ts';

export async function loadCouponSectionStrings(locale: Locale): Promise<CouponSectionStrings> {
  return (locale === 'en' ? await import('./en.ts') : await import('./zh-CN.ts')).strings;
}
