import { PartnerCouponQuota } from './element.ts';

export type { RevealReport } from '../core/reveals.ts';
export type { CouponsMoved, Intent, PanelLoad, PanelState, PartnerCouponQuotaEventMap } from './events.ts';
export { PartnerCouponQuota };

declare global {
  interface HTMLElementTagNameMap {
    'partner-coupon-quota': PartnerCouponQuota;
  }
}
