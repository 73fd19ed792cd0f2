import type { Locale } from '../../../../shared/values/lists.ts';
import type { CouponStrings } from './zh-CN.ts';

export type { CouponStrings } from './zh-CN.ts';

export async function loadCouponStrings(locale: Locale): Promise<CouponStrings> {
  return (locale === 'en' ? await import('./en.ts') : await import('./zh-CN.ts')).strings;
}
