import { type Dictionary, dictionary } from '../../../core/dictionary.ts';
import type { CouponSectionStrings } from './zh-CN.ts';

export type { CouponSectionStrings } from './zh-CN.ts';

export const loadCouponSectionStrings: Dictionary<CouponSectionStrings, 'partner-customer/coupons'> = dictionary(
  'partner-customer/coupons',
  {
    'zh-CN': async () => (await import('./zh-CN.ts')).strings,
    en: async () => (await import('./en.ts')).strings,
  },
);
