import type { AssociationType } from '../../shared/values/lists.ts';
import { type Minor, readMinor } from '../../shared/values/minor.ts';
import type { CouponAsset, InvoiceSubject, QuotaState } from '../../shared/values/money-lists.ts';
import type { IssueItem, IssueTerms } from './issue-request.ts';
import { checkIssuable, datesOf, type QuotaTerms } from './quota-rules.ts';
import { type Refusal, refuse } from './refusal.ts';
import { checkKept } from './reissue-rules.ts';
import { checkWithinLimits, type UseLimits } from './restriction-rules.ts';

/** A quota, as far as it decides what is issued from it. Instants are ISO 8601 text in UTC with milliseconds. */
export interface IssuingQuota {
  asset: CouponAsset;
  state: QuotaState;
  effectiveAt: string;
  expiresAt: string;
  above: QuotaTerms | null;
  restrictions: UseLimits & {
    minimumFaceValue?: string | undefined;
    maximumFaceValue?: string | undefined;
    maximumCount?: number | undefined;
    maximumTotal?: string | undefined;
  };
  /** How many designated customers; null: for all. */
  designated: number | null;
  invoiceSubject: InvoiceSubject;
  signingEntity: string | null;
  issuedCount: number;
  issuedTotal: Minor;
}

/** A customer, as far as it decides whether a coupon can go there. */
export interface Recipient {
  associationType: AssociationType;
  signingEntity: string | null;
  isErased: boolean;
  dissociatedAt: string | null;
}

export interface Validity {
  validFrom: string;
  expiresAt: string;
}

/** What becomes of one item: its coupon’s validity, or why there is none. */
export interface DecidedItem extends Validity {
  item: IssueItem;
  refusal: Refusal | null;
}

export interface IssueDecision {
  /** Why the whole is refused, whatever its items are. */
  refusal: Refusal | null;
  items: readonly DecidedItem[];
  /** Of the items that are not refused. */
  total: Minor;
  issuable: number;
}

/** What is known of those who are to receive something. */
export interface Recipients {
  /** Customers in scope, by id. */
  customers: ReadonlyMap<string, Recipient>;
  /** Those of them whom the quota is designated to; of a cash coupon the white list. */
  designated: ReadonlySet<string>;
}

/**
 * Decides an issue: what a check says and what the command does. The whole is refused in this order: the quota (DOMAIN.md §3.2), the dates
 * for all (R-ISS-4), the limits of use (R-ISS-5), then for what its items leave: more than is available (R-ISS-2), what is kept for others
 * (DOMAIN.md §3.1), the largest number and the largest total of the quota (R-ISS-3). An item that is refused takes part in none of these.
 */
export function decideIssue(
  quota: IssuingQuota,
  { available, kept, at }: { available: Minor; kept: ReadonlyMap<string, Minor>; at: string },
  terms: IssueTerms,
  recipients: Recipients,
): IssueDecision {
  const items = terms.items.map((item) => decideItem(quota, item, terms, recipients, at));
  const going = items.filter(({ refusal }) => refusal === null);
  const total = going.reduce((sum, { item }) => sum + item.face, 0n);
  const room = { coupons: going.length, total };
  const goingTo = going.map(({ item: { customerId, face } }) => ({ customerId, face }));
  const refusal =
    checkTerms(quota, terms, at) ?? checkAvailable(available, total) ?? checkKept({ available, kept }, goingTo) ?? checkRoom(quota, room);
  return { refusal, items, total, issuable: going.length };
}

/** What is the same for all items: quota, dates, limits of use. */
export function checkTerms(quota: IssuingQuota, terms: Omit<IssueTerms, 'items'>, at: string): Refusal | null {
  return (
    checkIssuable(quota, at) ??
    checkValidity(quota, validityOf(quota, terms, null, at), at, '/body') ??
    checkWithinLimits(terms.restrictions, quota.restrictions, '/body/restrictions')
  );
}

function checkAvailable(available: Minor, total: Minor): Refusal | null {
  return total > available ? refuse('quota-insufficient') : null;
}

/** Whether so many coupons of so much fit into what a quota may issue in all (R-ISS-3). */
export function checkRoom(quota: IssuingQuota, more: { coupons: number; total: Minor }): Refusal | null {
  const { maximumCount, maximumTotal } = quota.restrictions;
  if (maximumCount !== undefined && quota.issuedCount + more.coupons > maximumCount) return refuse('quota-count-full');
  const largest = limitOf(maximumTotal);
  return largest !== null && quota.issuedTotal + more.total > largest ? refuse('quota-total-full') : null;
}

function decideItem(
  quota: IssuingQuota,
  item: IssueItem,
  terms: Omit<IssueTerms, 'items'>,
  { customers, designated }: Recipients,
  at: string,
): DecidedItem {
  const validity = validityOf(quota, terms, item, at);
  const recipient = customers.get(item.customerId) ?? null;
  const hasDates = item.validFrom !== null || item.expiresAt !== null;
  const refusal =
    checkRecipient(quota, recipient, designated.has(item.customerId)) ??
    checkFace(quota, item.face) ??
    (hasDates ? checkValidity(quota, validity, at, `/body/items/${item.item - 1}`) : null);
  return { item, ...validity, refusal };
}

/**
 * Whether anything can be issued to a customer from a quota: the customer is there and still the partner’s, its personal data was not
 * erased; 代金券 go to agency-sale customers only (R-ISS-6); a cash coupon whose invoice is limited to its user goes neither to
 * agency-sale customers nor to those of another signing entity (DOMAIN.md §3.1) – both must be stated to be known as the same; a quota
 * with designated customers issues to these (§3.4), and cash coupons go to their white list only (§3.1).
 */
export function checkRecipient(quota: IssuingQuota, recipient: Recipient | null, isDesignated: boolean): Refusal | null {
  if (!recipient) return refuse('not-found');
  if (recipient.dissociatedAt !== null) return refuse('customer-dissociated');
  if (recipient.isErased) return refuse('customer-erased');
  return checkAssociation(quota, recipient) ?? checkDesignated(quota, isDesignated);
}

function checkAssociation(quota: IssuingQuota, { associationType, signingEntity }: Recipient): Refusal | null {
  const isAgencySale = associationType === 'agency-sale';
  if (quota.asset === 'coupon') return isAgencySale ? null : refuse('customer-not-agency-sale');
  if (quota.asset !== 'cash-coupon' || quota.invoiceSubject !== 'user') return null;
  if (isAgencySale) return refuse('customer-agency-sale');
  return signingEntity !== null && signingEntity === quota.signingEntity ? null : refuse('signing-entity-differs');
}

function checkDesignated({ asset, designated }: IssuingQuota, isDesignated: boolean): Refusal | null {
  if (isDesignated) return null;
  if (asset === 'cash-coupon') return refuse('customer-not-whitelisted');
  return designated === null ? null : refuse('customer-not-designated');
}

/** Smallest and largest face value of the quota (R-ISS-3). */
function checkFace({ restrictions }: IssuingQuota, face: Minor): Refusal | null {
  const [smallest, largest] = [limitOf(restrictions.minimumFaceValue), limitOf(restrictions.maximumFaceValue)];
  if (smallest !== null && face < smallest) return refuse('face-value-too-low');
  return largest !== null && face > largest ? refuse('face-value-too-high') : null;
}

/** From when until when a coupon is valid (R-ISS-4): by default from now on, or from when its quota takes effect, until the end of the quota. */
function validityOf(
  quota: IssuingQuota,
  common: Pick<IssueTerms, 'validFrom' | 'expiresAt'>,
  own: Pick<IssueItem, 'validFrom' | 'expiresAt'> | null,
  at: string,
): Validity {
  const { effectiveAt, expiresAt } = datesOf(quota);
  const begin = effectiveAt > at ? effectiveAt : at;
  return {
    validFrom: own?.validFrom ?? common.validFrom ?? begin,
    expiresAt: own?.expiresAt ?? common.expiresAt ?? expiresAt,
  };
}

/** Not upside down, not over already, and within the dates of the quota (R-ISS-4). */
function checkValidity(quota: IssuingQuota, { validFrom, expiresAt }: Validity, at: string, place: string): Refusal | null {
  const no = (code: Refusal['refusal'], field: string, detail: string) =>
    refuse(code, { errors: [{ pointer: `${place}/${field}`, detail }] });
  if (expiresAt <= validFrom) return no('validity-inverted', 'expiresAt', 'After the beginning.');
  if (expiresAt <= at) return no('validity-inverted', 'expiresAt', 'In the future.');
  const within = datesOf(quota);
  if (validFrom < within.effectiveAt) return no('validity-outside-quota', 'validFrom', `Not before ${within.effectiveAt}.`);
  return expiresAt > within.expiresAt ? no('validity-outside-quota', 'expiresAt', `Not after ${within.expiresAt}.`) : null;
}

function limitOf(text: string | undefined): Minor | null {
  return text === undefined ? null : readMinor(text);
}
