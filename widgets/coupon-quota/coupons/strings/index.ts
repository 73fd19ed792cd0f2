import { type Dictionary, dictionary } from '../../../core/dictionary.ts';
import type { CouponStrings } from './zh-CN.ts';

export type { CouponStrings } from './zh-CN.ts';

export const loadCouponStrings: Dictionary<CouponStrings, 'partner-coupon-quota/coupons'> = dictionary('partner-coupon-quota/coupons', {
  'zh-CN': async () => (await import('./zh-CN.ts')).strings,
  en: async () => (await import('./en.ts')).strings,
});
