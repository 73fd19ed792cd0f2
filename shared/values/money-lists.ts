/** Closed lists of what moves money: assets, states, kinds of operations. Beside `lists.ts`, so that a page that shows none of it does not load them. */

/** What a partner issues to customers (DOMAIN.md §3.1): 代金券, 现金券, 提货券. Each has quotas of its own. */
export const COUPON_ASSETS = ['coupon', 'cash-coupon', 'pick-up-coupon'] as const;
export type CouponAsset = (typeof COUPON_ASSETS)[number];

/** What the ledger keeps apart, besides currencies. */
export const ASSETS = [...COUPON_ASSETS, 'money'] as const;
export type Asset = (typeof ASSETS)[number];

/** DOMAIN.md §3.2 `quota_status` 0, 3, 4, 5, 6: 正常, 失效, 额度调整中, 冻结, 回收. */
export const QUOTA_STATES = ['normal', 'invalid', 'adjusting', 'frozen', 'recalled'] as const;
export type QuotaState = (typeof QUOTA_STATES)[number];

/**
 * DOMAIN.md §3.6: 未激活, 可使用, 已使用, 已过期, 已回收. `inactive` and `expired` follow from the clock: a coupon past its end counts as
 * expired even before what is left of it has gone back.
 */
export const COUPON_STATES = ['inactive', 'usable', 'used', 'expired', 'recalled'] as const;
export type CouponState = (typeof COUPON_STATES)[number];

/** Who issued a coupon: the partner from a quota, or the upstream itself, which alone takes those back (R-DIS-1). */
export const COUPON_ISSUERS = ['partner', 'upstream'] as const;
export type CouponIssuer = (typeof COUPON_ISSUERS)[number];

/** Orders that a coupon can be limited to (`subscribeType`): new, renewal, change. */
export const ORDER_TYPES = ['new', 'renew', 'change'] as const;
export type OrderType = (typeof ORDER_TYPES)[number];

/** How an order is charged; a use ratio does not bind pay-per-use (DOMAIN.md §3.1, pick-up coupon). */
export const CHARGE_MODES = ['yearly-monthly', 'pay-per-use'] as const;
export type ChargeMode = (typeof CHARGE_MODES)[number];

/** Whom the invoice of a cash coupon is limited to: the customer who uses it (用券人), or nobody in particular. */
export const INVOICE_SUBJECTS = ['user', 'any'] as const;
export type InvoiceSubject = (typeof INVOICE_SUBJECTS)[number];

/** DOMAIN.md §6 `account_type` 1, 2, 5, 7, 8. Allocations come out of `balance`. */
export const ACCOUNT_TYPES = ['balance', 'credit', 'bonus', 'deposit', 'allocatable'] as const;
export type AccountType = (typeof ACCOUNT_TYPES)[number];

/**
 * What the operation log tells apart (DOMAIN.md §3.7 and R-ACC-6). Of the upstream's coupon codes: issue 1, recall 2, dissociation 3,
 * expiry 4, refund 6, type switch 8; of quotas 10 and 11; adjustment records 拨款, 回收, 解绑回收.
 */
export const OPERATION_KINDS = [
  'quota-statement',
  'quota-grant',
  'quota-recall',
  'coupon-statement',
  'coupon-issue',
  'coupon-recall',
  'coupon-redemption',
  'coupon-refund',
  'coupon-expiry',
  'top-up',
  'allocation',
  'allocation-recall',
  'charge',
  'dissociation',
  'type-switch',
] as const;
export type OperationKind = (typeof OPERATION_KINDS)[number];

/** `awaiting-approval`: what it moves is reserved. `queued`, `running`: a job works on it. The others are final. */
export const OPERATION_STATES = ['awaiting-approval', 'queued', 'running', 'done', 'stopped', 'rejected', 'lapsed'] as const;
export type OperationState = (typeof OPERATION_STATES)[number];

/** An item of an operation; `waiting` until a job or an approval comes to it. */
export const OPERATION_ITEM_STATES = ['waiting', 'done', 'refused'] as const;
export type OperationItemState = (typeof OPERATION_ITEM_STATES)[number];

/** Who receives or returns an allocation. */
export const ALLOCATION_PARTIES = ['customer', 'reseller'] as const;
export type AllocationParty = (typeof ALLOCATION_PARTIES)[number];

/** What stands against a dissociation (DOMAIN.md §2.6), in the order in which it is shown. */
export const DISSOCIATION_BLOCKS = [
  'arrears',
  'account-frozen',
  'members-not-finance-managed',
  'reserved-instance',
  'support-plan',
  'special-contract',
] as const;
export type DissociationBlock = (typeof DISSOCIATION_BLOCKS)[number];

/** Those of them that only a source can state. */
export type StatedBlock = Exclude<DissociationBlock, 'arrears' | 'account-frozen'>;
export const STATED_BLOCKS = DISSOCIATION_BLOCKS.slice(2) as readonly StatedBlock[];

/** Why a customer is dissociated; a closed list, so that no personal data can be typed into the trail. */
export const DISSOCIATION_REASONS = [
  'customer-asked',
  'business-ended',
  'wrongly-associated',
  'moves-to-another-partner',
  'other',
] as const;
export type DissociationReason = (typeof DISSOCIATION_REASONS)[number];

/** `submitted`: the customer has yet to handle it. */
export const DISSOCIATION_STATES = ['submitted', 'accepted', 'declined'] as const;
export type DissociationState = (typeof DISSOCIATION_STATES)[number];

/** Operations that a partner can put behind a code (DOMAIN.md §3.8). */
export const STEP_UP_ENDPOINTS = [
  'POST /v1/coupons/issues',
  'POST /v1/coupons/issue-jobs',
  'POST /v1/coupons/recalls',
  'POST /v1/coupons/recall-jobs',
  'POST /v1/quotas/grants',
  'POST /v1/quotas/recalls',
  'POST /v1/accounts/allocations',
  'POST /v1/accounts/recalls',
  'POST /v1/operations/:operationId/retry',
  'POST /v1/customers/:customerId/dissociation',
  'POST /v1/third-party-payments',
] as const;
export type StepUpEndpoint = (typeof STEP_UP_ENDPOINTS)[number];

/** Unfinished operations that wait on the server for their operator. */
export const DRAFTS = ['coupon-issue', 'quota-grant', 'allocation'] as const;
export type Draft = (typeof DRAFTS)[number];
