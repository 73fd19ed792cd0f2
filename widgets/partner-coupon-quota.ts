import { PartnerCouponQuota } from './coupon-quota/index.ts';
import { define } from './define.ts';

define('partner-coupon-quota', PartnerCouponQuota);

export * from './coupon-quota/index.ts';
export type { PartnerEventMap, PartnerEventMaps } from './events.ts';
