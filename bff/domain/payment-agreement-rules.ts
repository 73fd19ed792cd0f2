import type { ThirdPartyPaymentState, TrusteeType } from '../../shared/values/agreement-lists.ts';
import { billCycleAt } from '../../shared/values/bill-cycle.ts';
import { foldText } from '../../shared/values/fold.ts';
import type { Currency } from '../../shared/values/money.ts';
import type { Sums } from './consumption-sums.ts';
import { type CycleRange, readSpan } from './consumption-window.ts';
import { maskName } from './mask.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';

/** What decides where a third-party payment agreement stands. Instants are ISO 8601 in UTC with milliseconds. */
export interface ThirdPartyPaymentDates {
  expiresAt: string | null;
  voidedAt: string | null;
}

/** 生效, 过期, 作废 (DOMAIN.md §5.4): what was voided stays so after it would have expired. `at`: the business clock. */
export function thirdPartyStateOf({ expiresAt, voidedAt }: ThirdPartyPaymentDates, at: string): ThirdPartyPaymentState {
  if (voidedAt !== null) return 'voided';
  return expiresAt !== null && expiresAt <= at ? 'expired' : 'effective';
}

/** Whether an agreement may be added that is effective at once: it must not end before it begins. */
export function checkTrusteeDates(expiresAt: string | null, effectiveAt: string): Refusal | null {
  if (expiresAt === null || expiresAt > effectiveAt) return null;
  return refuse('trustee-dates-inverted', { errors: [{ pointer: '/body/expiresAt', detail: 'Later than now.' }] });
}

/** One agreement with a payer at a time, whatever it covers. */
export function checkRepeated(inForce: object | null): Refusal | null {
  return inForce === null ? null : refuse('third-party-payment-repeated');
}

/** Only what is in force can be voided. */
export function checkVoid(dates: ThirdPartyPaymentDates, at: string): Refusal | null {
  return thirdPartyStateOf(dates, at) === 'effective' ? null : refuse('third-party-payment-ended');
}

/** The form in which account names of payers are compared: as names are searched, and without any blank, as Chinese is written with and without. */
export function foldTrustee(trustee: string): string {
  return foldText(trustee).replaceAll(' ', '');
}

/** How an account name is shown: an enterprise’s as those of companies, an individual’s as those of people. */
export function maskTrustee(trustee: string, type: TrusteeType): string {
  return maskName(trustee, type === 'enterprise' ? 'company' : 'person');
}

/** What a sealed name is bound to: moved to another partner or agreement, it does not open. */
export function trusteeContext(partnerId: string, agreementId: string): string {
  return JSON.stringify(['trustee', partnerId, agreementId]);
}

/** What its blind index is bound to: the same payer of two partners has nothing in common. */
export function trusteeIndexContext(partnerId: string): string {
  return JSON.stringify(['index', partnerId, 'trustee']);
}

/**
 * Which cycles a contract is about (DOMAIN.md §5.5). Refused, in this order: a partner whose real name is not verified, a range upside down,
 * a cycle outside the window of consumption, a cycle that is not over by the business clock.
 */
export function readContractCycles(asked: CycleRange, isVerified: boolean, businessNow: number): CycleRange | Refusal {
  if (!isVerified) return refuse('partner-not-verified');
  const span = readSpan({ cycles: asked }, businessNow, '/body');
  if (isRefusal(span)) return span;
  const running = billCycleAt(businessNow);
  if (asked.to < running) return asked;
  return refuse('cycle-running', { errors: [{ pointer: '/body/cycles/to', detail: `Before ${running}.` }] });
}

/**
 * In which currency a contract is: the one asked for, else the only one in which something was consumed. Nothing is left out silently:
 * where there are several, one must be named.
 */
export function contractCurrency(asked: Currency | undefined, present: readonly Currency[]): Currency | Refusal {
  const [only, ...others] = present;
  if (only === undefined || (asked !== undefined && !present.includes(asked))) return refuse('no-consumption');
  if (asked !== undefined || others.length === 0) return asked ?? only;
  return refuse('currencies-mixed', { errors: [{ pointer: '/body/currency', detail: `One of ${[...present].sort().join(', ')}.` }] });
}

/** What was paid, as far as it is known: null where a line does not state what a coupon paid (R-CON-8). */
export function paidOf({ paid, linesWithoutCoupon }: Sums): Sums['paid'] | null {
  return linesWithoutCoupon > 0 ? null : paid;
}

const NUMBER_DIGITS = 12;

/** `PAC-202408-3F9A61C0D2B7`: the last cycle, and the beginning of the digest of what the contract says. */
export function contractNumberOf({ to }: CycleRange, textSha256: string): string {
  return `PAC-${to.replace('-', '')}-${textSha256.slice(0, NUMBER_DIGITS).toUpperCase()}`;
}
