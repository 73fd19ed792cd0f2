import type { FrozenState } from '../../shared/values/lists.ts';
import { type Minor, minorToText } from '../../shared/values/minor.ts';
import {
  COUPON_ASSETS,
  type CouponAsset,
  type CouponIssuer,
  DISSOCIATION_BLOCKS,
  type DissociationBlock,
  type DissociationState,
  type StatedBlock,
} from '../../shared/values/money-lists.ts';
import { type CouponTerms, couponStateAt } from './coupon-rules.ts';
import { type Refusal, refuse } from './refusal.ts';

/** A customer, as far as a dissociation depends on it. */
export interface DissociationSubject {
  customer: {
    credit: { arrearsMinor: Minor; currency: string } | null;
    frozen: FrozenState | null;
    dissociationBlocks: readonly StatedBlock[];
  };
  /** When the type of association was changed last, which counts as a start (DOMAIN.md §2.6, frequency). */
  associationChangedAt: string | null;
  /** The dissociation that was submitted last. */
  last: { state: DissociationState; submittedAt: string } | null;
}

export interface DissociationFailure {
  block: DissociationBlock | 'submitted' | 'too-soon';
  /** Of arrears, in minor units. */
  amount: { currency: string; amount: Minor } | null;
  /** Of `too-soon`: from when on it may be started again. */
  until: string | null;
}

/** Months between two starts with the same customer, in UTC+8. */
export const MONTHS_BETWEEN = 3;

/** All that stands against submitting a dissociation at a business instant, in the order in which it is shown. */
export function failuresToSubmit(subject: DissociationSubject, at: string): DissociationFailure[] {
  const { last, associationChangedAt } = subject;
  const starts = [last?.submittedAt, associationChangedAt].filter((start) => start !== null && start !== undefined);
  const until = starts
    .map((start) => monthsLater(start, MONTHS_BETWEEN))
    .sort()
    .at(-1);
  return [
    ...failuresToAccept(subject),
    ...(last?.state === 'submitted' ? [{ block: 'submitted' as const, amount: null, until: null }] : []),
    ...(until !== undefined && at < until ? [{ block: 'too-soon' as const, amount: null, until }] : []),
  ];
}

/** What stands against ending the tie once the customer has accepted (DOMAIN.md §2.6, blocking conditions). */
export function failuresToAccept({ customer }: DissociationSubject): DissociationFailure[] {
  const { credit, frozen, dissociationBlocks } = customer;
  const arrears = credit !== null && credit.arrearsMinor > 0n ? { currency: credit.currency, amount: credit.arrearsMinor } : null;
  const blocks = new Set<DissociationBlock>(dissociationBlocks);
  if (arrears) blocks.add('arrears');
  if (frozen === 'account-frozen' || frozen === 'account-and-resources-frozen') blocks.add('account-frozen');
  return DISSOCIATION_BLOCKS.filter((block) => blocks.has(block)).map((block) => ({
    block,
    amount: block === 'arrears' ? arrears : null,
    until: null,
  }));
}

/** The one refusal for what failed: what waiting or the customer solves comes before what somebody must put right. */
export function refuseFailures(failures: readonly DissociationFailure[]): Refusal | null {
  if (failures.length === 0) return null;
  if (failures.some(({ block }) => block === 'submitted')) return refuse('dissociation-submitted');
  return refuse(failures.some(({ block }) => block === 'too-soon') ? 'dissociation-too-soon' : 'dissociation-blocked');
}

const SHIFT_MILLISECONDS = 8 * 60 * 60 * 1000;

/** The same day and time so many calendar months later in UTC+8, or the month's last day where it has no such day. */
export function monthsLater(at: string, months: number): string {
  const local = new Date(Date.parse(at) + SHIFT_MILLISECONDS);
  const [year, month] = [local.getUTCFullYear(), local.getUTCMonth() + months];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const timeOfDay = local.getTime() % (24 * 60 * 60 * 1000);
  const day = Date.UTC(year, month, Math.min(local.getUTCDate(), lastDay));
  return new Date(day + timeOfDay - SHIFT_MILLISECONDS).toISOString();
}

/** A coupon with what is left of it. */
export interface HeldCoupon extends CouponTerms {
  asset: CouponAsset;
  currency: string;
  issuer: CouponIssuer;
  balance: Minor;
}

interface CouponSum {
  asset: CouponAsset;
  currency: string;
  coupons: number;
  amount: Minor;
}

/** What a customer is told before the tie ends: what comes back to the partner, what stays (R-DIS-1, R-DIS-2). */
export interface DissociationNotes {
  couponsReturned: CouponSum[];
  couponsKept: CouponSum[];
  unspent: { currency: string; amount: Minor }[];
}

/**
 * Whether a coupon goes back to its quota when the tie ends or changes its type: whatever the partner issued and can still be spent, or could
 * later, cash coupons likewise (R-DIS-1). What is past its end is on its way back already.
 */
export function comesBack(coupon: HeldCoupon, at: string): boolean {
  return coupon.issuer === 'partner' && isLive(coupon, at);
}

function isLive(coupon: HeldCoupon, at: string): boolean {
  const state = couponStateAt(coupon, coupon.balance, at);
  return state === 'usable' || state === 'inactive';
}

export function notesOf(coupons: readonly HeldCoupon[], unspent: DissociationNotes['unspent'], at: string): DissociationNotes {
  const live = coupons.filter((coupon) => isLive(coupon, at));
  return {
    couponsReturned: sums(live.filter(({ issuer }) => issuer === 'partner')),
    couponsKept: sums(live.filter(({ issuer }) => issuer === 'upstream')),
    unspent: unspent.filter(({ amount }) => amount > 0n).toSorted((a, b) => (a.currency < b.currency ? -1 : 1)),
  };
}

/** By asset, then by currency, which are never added together. */
function sums(coupons: readonly HeldCoupon[]): CouponSum[] {
  return COUPON_ASSETS.flatMap((asset) => {
    const byCurrency = Map.groupBy(
      coupons.filter((coupon) => coupon.asset === asset),
      ({ currency }) => currency,
    );
    return [...byCurrency]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, group]) => ({
        asset,
        currency,
        coupons: group.length,
        amount: group.reduce((total, { balance }) => total + balance, 0n),
      }));
  });
}

/** The notes as one text, so that their digest changes with every amount and is of no use for another customer. */
export function notesText(partnerId: string, customerId: string, notes: DissociationNotes): string {
  const row = ({ asset, currency, coupons, amount }: CouponSum) => [asset, currency, coupons, minorToText(amount)];
  return JSON.stringify([
    partnerId,
    customerId,
    notes.couponsReturned.map(row),
    notes.couponsKept.map(row),
    notes.unspent.map(({ currency, amount }) => [currency, minorToText(amount)]),
  ]);
}

/** Whether what was accepted is what the notes say now. */
export function checkNotes(accepted: string, digest: string): Refusal | null {
  return accepted === digest ? null : refuse('notes-changed');
}

/** Whether the customer can still answer. */
export function checkOpen({ state }: { state: DissociationState }): Refusal | null {
  return state === 'submitted' ? null : refuse('dissociation-settled');
}

/**
 * Whether a source may speak of a customer who left: only by associating it anew, with a time after it left. A list that still holds the
 * customer as it was brings nobody back by mistake.
 */
export function checkReturn(dissociatedAt: string | null, stated: { associationType?: unknown; associatedAt?: string }): Refusal | null {
  if (dissociatedAt === null) return null;
  const isAnew = stated.associationType !== undefined && stated.associatedAt !== undefined && stated.associatedAt > dissociatedAt;
  return isAnew ? null : refuse('customer-dissociated');
}
