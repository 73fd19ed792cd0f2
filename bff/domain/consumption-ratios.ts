import { Decimal } from 'decimal.js';
import { type Amount, amountToText, subtractAmounts } from '../../shared/values/amount.ts';
import { signOf } from './consumption-sums.ts';

const Exact = Decimal.clone({ precision: 60 });
/** More than this tells nobody anything: a per cent of next to nothing. */
const LARGEST_PERCENT = new Exact(1e12);

/** An amount for division and roots. What comes of it is text again, never an amount to add up. */
export function toDecimal(amount: Amount): Decimal {
  return new Exact(amountToText(amount));
}

/** Plain text with so many decimals, half up, without a minus before zero. */
export function fixed(value: Decimal, decimals: number): string {
  const text = value.toFixed(decimals, Decimal.ROUND_HALF_UP);
  return /[1-9]/.test(text) ? text : text.replace('-', '');
}

/** A part in per cent of a whole; null where the whole is not above zero, or next to nothing beside the part. */
export function percentOf(part: Amount, whole: Amount, decimals: number): string | null {
  if (signOf(whole) <= 0) return null;
  const percent = toDecimal(part).times(100).dividedBy(toDecimal(whole));
  return percent.abs().greaterThan(LARGEST_PERCENT) ? null : fixed(percent, decimals);
}

/** By how much more is due now than then. The per cent has one decimal; null where nothing was due then, or less than nothing. */
export function changeBetween(now: Amount, before: Amount): { dueChange: Amount; duePercent: string | null } {
  const dueChange = subtractAmounts(now, before);
  return { dueChange, duePercent: percentOf(dueChange, before, 1) };
}
