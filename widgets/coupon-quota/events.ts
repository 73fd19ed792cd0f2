import type { Failure } from '../core/failure.ts';
import type { RevealReport } from '../core/reveals.ts';
import type { PanelViewName } from './context.ts';
import type { QuotaFilter } from './quotas/controller.ts';

/** What a host can keep and set: the view, and what the quotas are narrowed by. Nothing personal. */
export interface PanelState extends QuotaFilter {
  view?: PanelViewName;
}

/** Detail of `partner-load`. */
export interface PanelLoad {
  view: PanelViewName;
  /** Rows that are shown. */
  shown: number;
  total: number;
}

/** Detail of `partner-before-issue` and `partner-before-recall`: what is about to be sent; ids and counts only. */
export interface Intent {
  quotaId: string | null;
  customerIds: readonly string[];
  couponIds: readonly string[];
  count: number;
}

/** Detail of `partner-coupon-issued` and `partner-coupon-recalled`. */
export interface CouponsMoved {
  operationId: string;
  /** Empty for jobs, which may move thousands. */
  couponIds: readonly string[];
  count: number;
}

/** Events of `<partner-coupon-quota>` by name. */
export interface PartnerCouponQuotaEventMap {
  'partner-load': CustomEvent<PanelLoad>;
  'partner-error': CustomEvent<Failure>;
  'partner-state-change': CustomEvent<{ state: PanelState }>;
  'partner-before-issue': CustomEvent<Intent>;
  'partner-before-recall': CustomEvent<Intent>;
  'partner-coupon-issued': CustomEvent<CouponsMoved>;
  'partner-coupon-recalled': CustomEvent<CouponsMoved>;
  'partner-reveal': CustomEvent<RevealReport>;
}
