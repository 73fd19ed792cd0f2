/** Closed lists of consumption (DOMAIN.md §4), free of any package. */

/** Bill types of the upstream (`bill_detail_type`, DOMAIN.md §4.2), with the class a board adds them up in. */
export const BILL_TYPES = {
  'new-purchase': { code: 1, class: 'consumption' },
  renewal: { code: 2, class: 'consumption' },
  change: { code: 3, class: 'consumption' },
  unsubscription: { code: 4, class: 'refund' },
  usage: { code: 5, class: 'consumption' },
  'auto-renewal': { code: 8, class: 'consumption' },
  compensation: { code: 9, class: 'adjustment' },
  'support-plan': { code: 14, class: 'consumption' },
  deduction: { code: 16, class: 'adjustment' },
  monthly: { code: 18, class: 'consumption' },
  'change-refund': { code: 20, class: 'refund' },
  'savings-plan-offset': { code: 23, class: 'consumption' },
  'period-to-on-demand-refund': { code: 24, class: 'refund' },
  'rounding-top-up': { code: 25, class: 'consumption' },
  yearly: { code: 103, class: 'consumption' },
} as const satisfies Record<string, { code: number; class: BillClass }>;
export type BillType = keyof typeof BILL_TYPES;
export const BILL_TYPE_NAMES = Object.keys(BILL_TYPES) as [BillType, ...BillType[]];

/** The three lists of a summary (R-CON-3), with the number each is stored by. */
export const BILL_CLASSES = ['consumption', 'refund', 'adjustment'] as const;
export type BillClass = (typeof BILL_CLASSES)[number];

/** Charge modes of the upstream (DOMAIN.md §4.2), each with its code there. */
export const CHARGE_MODES = { 'yearly-monthly': 1, 'pay-per-use': 3, 'reserved-instance': 10, 'savings-plan': 11 } as const;
export type ChargeMode = keyof typeof CHARGE_MODES;
export const CHARGE_MODE_NAMES = Object.keys(CHARGE_MODES) as [ChargeMode, ...ChargeMode[]];

/**
 * Amounts a bill line can state (DOMAIN.md §4.2), in the order of their bits in `stated`; `paid` follows from two of them (R-CON-8) and
 * is none.
 */
export const LINE_AMOUNTS = [
  'due',
  'list',
  'discount',
  'rounding',
  'cash',
  'credit',
  'coupon',
  'cashCoupon',
  'storedValueCard',
  'bonus',
  'arrears',
  'writeOff',
] as const;
export type LineAmount = (typeof LINE_AMOUNTS)[number];

/** Where the money for what is due came from (I-2). */
export const MONEY_SOURCES = [
  'cash',
  'credit',
  'coupon',
  'cashCoupon',
  'storedValueCard',
  'bonus',
  'arrears',
  'writeOff',
] as const satisfies readonly LineAmount[];
export type MoneySource = (typeof MONEY_SOURCES)[number];

/** The identities of DOMAIN.md §4.2 that a line can break, in the order of their bits in `faults`. */
export const LINE_FAULTS = ['I-1', 'I-2', 'I-3', 'I-4'] as const;
export type LineFault = (typeof LINE_FAULTS)[number];

/** What a distribution can be grouped by. */
export const GROUPINGS = [
  'service',
  'chargeMode',
  'associationType',
  'accountManager',
  'customer',
  'region',
  'resourceType',
  'billClass',
  'billType',
  'enterpriseProject',
  'reseller',
] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** The current cycle and so many before it can be asked for (R-CON-2). */
export const CYCLES_BEFORE = 18;
/** Marks of a distribution, unless asked otherwise; the rest is one. */
export const TOP_DEFAULT = 10;
export const TOP_MAXIMUM = 50;

/** Why there is no forecast. */
export const FORECAST_REFUSALS = ['cycle-not-running', 'too-few-days', 'too-irregular', 'nothing-consumed'] as const;
export type ForecastRefusal = (typeof FORECAST_REFUSALS)[number];

/** Whose consumption an answer adds up. */
export const CONSUMPTION_SCOPES = ['all', 'team', 'own', 'customer'] as const;
export type ConsumptionScope = (typeof CONSUMPTION_SCOPES)[number];
