import type { CouponAsset, CouponState } from '../../../../shared/values/money-lists.ts';

const assets: Record<CouponAsset, string> = { coupon: '代金券', 'cash-coupon': '现金券', 'pick-up-coupon': '提货券' };
const states: Record<CouponState, string> = {
  inactive: '未激活',
  usable: '可使用',
  used: '已使用',
  expired: '已过期',
  recalled: '已回收',
};

export const strings = {
  heading: '券',
  assets,
  states,
  counts: (usable: string, total: string) => `可使用 ${usable} 张，共 ${total} 张`,
  of: (face: string) => `面额 ${face}`,
  until: (day: string) => `有效期至 ${day}（UTC+8）`,
  none: '没有券。',
  loading: '正在加载券…',
  failed: '未能加载券。',
  retry: '重试',
};

export type CouponSectionStrings = typeof strings;
