import type { CouponSectionStrings } from './zh-CN.ts';

export const strings: CouponSectionStrings = {
  heading: 'Coupons',
  assets: { coupon: 'Coupon', 'cash-coupon': 'Cash coupon', 'pick-up-coupon': 'Pick-up coupon' },
  states: { inactive: 'Not valid yet', usable: 'Usable', used: 'Used up', expired: 'Expired', recalled: 'Recalled' },
  counts: (usable, total) => `${usable} usable of ${total}`,
  of: (face) => `of ${face}`,
  until: (day) => `Valid until ${day} (UTC+8)`,
  none: 'No coupons.',
  loading: 'Loading coupons…',
  failed: 'The coupons could not be loaded.',
  retry: 'Try again',
};
