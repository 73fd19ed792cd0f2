import { type Minor, readMinor } from '../../shared/values/minor.ts';
import type { CouponAsset, InvoiceSubject, QuotaState } from '../../shared/values/money-lists.ts';
import { type Refusal, refuse } from './refusal.ts';
import { checkUseLimits, type UseLimits } from './restriction-rules.ts';

export interface QuotaLimits extends UseLimits {
  minimumFaceValue?: string | undefined;
  maximumFaceValue?: string | undefined;
  maximumCount?: number | undefined;
  maximumTotal?: string | undefined;
}

/** What a statement says of a quota. Instants as the store keeps them; what is absent stays as it is. */
export interface QuotaStatement {
  asset?: CouponAsset | undefined;
  currency?: string | undefined;
  total?: Minor | undefined;
  state?: QuotaState | undefined;
  effectiveAt?: string | undefined;
  expiresAt?: string | undefined;
  /** Takes the place of all restrictions there were. */
  restrictions?: QuotaLimits | undefined;
  /** How many customers the list has that takes the place of the one there was; null: no list. */
  designated?: number | null | undefined;
  invoiceSubject?: InvoiceSubject | undefined;
  signingEntity?: string | null | undefined;
}

/** What can be stated of a quota, whole. */
export interface StatedQuota {
  asset: CouponAsset;
  currency: string;
  total: Minor;
  state: QuotaState;
  effectiveAt: string;
  expiresAt: string;
  restrictions: QuotaLimits;
  designated: number | null;
  invoiceSubject: InvoiceSubject;
  signingEntity: string | null;
}

/** A quota as it is known. */
export type KnownQuota = StatedQuota & { parent: unknown; available: Minor };

const AMOUNTS = ['minimumFaceValue', 'maximumFaceValue', 'maximumTotal'] as const;

/** Whether the limits of a quota make sense by themselves; `pointer` is where they stand. */
export function checkQuotaLimits(limits: QuotaLimits, pointer: string): Refusal | null {
  const no = (field: string, detail: string) => refuse('request-invalid', { errors: [{ pointer: `${pointer}/${field}`, detail }] });
  for (const field of AMOUNTS) {
    const text = limits[field];
    if (text !== undefined && readMinor(text) === null) return no(field, 'An amount of 0.00 or more.');
  }
  const { minimumFaceValue: minimum, maximumFaceValue: maximum } = limits;
  if (minimum !== undefined && maximum !== undefined && (readMinor(minimum) ?? 0n) > (readMinor(maximum) ?? 0n)) {
    return no('minimumFaceValue', 'Not above the largest face value.');
  }
  return checkUseLimits(limits, pointer);
}

/**
 * The quota as it is after a statement of the upstream's, or why not, in this order: recalled, granted by a distributor (nobody restates
 * that), of another asset or currency, new and not stated whole, without what its kind needs, ending before it begins, a total below
 * what is out of it already.
 *
 * An end in the past is taken as it is: the quota has expired. Coupons and children keep the dates and restrictions that they were given.
 */
export function applyStatement(stated: QuotaStatement, known: KnownQuota | null, at: string): StatedQuota | Refusal {
  const refused = known && checkFixed(stated, known);
  if (refused) return refused;
  const quota = known ? withStated(known, stated) : newQuota(stated, at);
  if (quota === null || !hasWhatItsKindNeeds(quota)) return refuse('request-invalid');
  if (Date.parse(quota.expiresAt) <= Date.parse(quota.effectiveAt)) return refuse('validity-inverted');
  const out = known ? known.total - known.available : 0n;
  return quota.total < out ? refuse('quota-total-too-low') : quota;
}

function checkFixed(stated: QuotaStatement, known: KnownQuota): Refusal | null {
  if (known.state === 'recalled') return refuse('quota-recalled');
  const isOther = (stated.asset ?? known.asset) !== known.asset || (stated.currency ?? known.currency) !== known.currency;
  return known.parent !== null || isOther ? refuse('quota-fixed') : null;
}

function withStated(known: StatedQuota, stated: QuotaStatement): StatedQuota {
  return {
    asset: known.asset,
    currency: known.currency,
    total: stated.total ?? known.total,
    state: stated.state ?? known.state,
    effectiveAt: stated.effectiveAt ?? known.effectiveAt,
    expiresAt: stated.expiresAt ?? known.expiresAt,
    restrictions: stated.restrictions ?? known.restrictions,
    designated: stated.designated === undefined ? known.designated : stated.designated,
    invoiceSubject: stated.invoiceSubject ?? known.invoiceSubject,
    signingEntity: stated.signingEntity === undefined ? known.signingEntity : stated.signingEntity,
  };
}

/** A new quota needs an asset, a currency, a total and an end; it takes effect now unless it says when. */
function newQuota({ asset, currency, total, expiresAt, ...stated }: QuotaStatement, at: string): StatedQuota | null {
  if (asset === undefined || currency === undefined || total === undefined || expiresAt === undefined) return null;
  return withStated(
    {
      asset,
      currency,
      total,
      state: 'normal',
      effectiveAt: at,
      expiresAt,
      restrictions: {},
      designated: null,
      invoiceSubject: 'any',
      signingEntity: null,
    },
    stated,
  );
}

/**
 * Cash coupons (DOMAIN.md §3.1) need a white list, which may be empty, and a signing entity where their invoices go to whoever uses them.
 * That is nothing other coupons could keep to.
 */
function hasWhatItsKindNeeds({ asset, designated, invoiceSubject, signingEntity }: StatedQuota): boolean {
  if (asset !== 'cash-coupon') return invoiceSubject === 'any';
  return designated !== null && (invoiceSubject === 'any' || signingEntity !== null);
}
