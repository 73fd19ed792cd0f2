import type { CouponAsset, QuotaState } from '../../shared/values/money-lists.ts';
import type { QuotaRestrictions } from '../ports/quotas.ts';
import type { WorldPartnerName } from './generate-partners.ts';

/** A quota of the demonstration: how large, when, and what becomes of it. Days count from now; amounts are whole units of the currency. */
export interface QuotaPlan {
  label: string;
  asset: CouponAsset;
  currency: string;
  total: number;
  state: QuotaState;
  fromDay: number;
  untilDay: number;
  restrictions?: QuotaRestrictions;
  /** Only for so many customers, as a white list. */
  designated?: number;
  /** Roughly how many coupons were issued from it, for a partner of 900 customers. */
  coupons: number;
}

const plan = (label: string, total: number, days: [fromDay: number, untilDay: number], more: Partial<QuotaPlan> = {}): QuotaPlan => ({
  label,
  asset: 'coupon',
  currency: 'CNY',
  total,
  state: 'normal',
  fromDay: days[0],
  untilDay: days[1],
  coupons: 0,
  ...more,
});

/** One quota in each state and of each kind at the distributor, so that a panel shows all it can show. */
export const QUOTA_PLANS: Record<WorldPartnerName, readonly QuotaPlan[]> = {
  distributor: [
    plan('CQ-2026-H2-0001', 500_000, [-150, 215], {
      restrictions: { minimumFaceValue: '50.00', maximumFaceValue: '50000.00' },
      coupons: 150,
    }),
    plan('CQ-2026-Q4-0017', 80_000, [-70, 20], { restrictions: { services: ['ECS', 'OBS', 'RDS'] }, coupons: 60 }),
    plan('CQ-2026-PROMO-12', 6_000, [-30, 60], { restrictions: { maximumCount: 40, minimumOrder: '100.00' }, coupons: 28 }),
    plan('CQ-2027-H1-0002', 120_000, [10, 375]),
    plan('CQ-2026-RISK-0003', 60_000, [-60, 120], { state: 'frozen', coupons: 8 }),
    plan('CQ-2026-ADJ-0004', 40_000, [-20, 160], { state: 'adjusting' }),
    plan('CQ-2026-H1-0001', 200_000, [-330, -12], { state: 'invalid', coupons: 70 }),
    plan('XQ-2026-GOV-0001', 100_000, [-90, 180], { asset: 'cash-coupon', designated: 24, coupons: 14 }),
    plan('TQ-2026-CITY-0001', 50_000, [-45, 140], {
      asset: 'pick-up-coupon',
      restrictions: { maximumShare: '0.5', orderTypes: ['new', 'renew'] },
      coupons: 10,
    }),
  ],
  resellerNorth: [plan('CQ-N-2026-0001', 30_000, [-100, 100], { coupons: 24 })],
  resellerSouth: [],
  solutionProvider: [
    plan('CQ-S-2026-0001', 150_000, [-120, 180], { coupons: 60 }),
    plan('CQ-S-2026-USD', 20_000, [-60, 240], { currency: 'USD', coupons: 12 }),
  ],
  own: [],
};

/** What the distributor has granted out of its first quota. */
export const GRANT_PLANS = [
  { to: 'resellerNorth', total: 60_000, daysAgo: 90, coupons: 18 },
  { to: 'resellerSouth', total: 40_000, daysAgo: 75, coupons: 10 },
] as const satisfies readonly { to: WorldPartnerName; total: number; daysAgo: number; coupons: number }[];
