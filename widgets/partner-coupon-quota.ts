import { PartnerCouponQuota } from './coupon-quota/element.ts';
import { define } from './define.ts';

define('partner-coupon-quota', PartnerCouponQuota);

export type { Intent } from './coupon-quota/context.ts';
export type { PanelLoad, PanelState } from './coupon-quota/element.ts';
export { PartnerCouponQuota };

declare global {
  interface HTMLElementTagNameMap {
    'partner-coupon-quota': PartnerCouponQuota;
  }
}
