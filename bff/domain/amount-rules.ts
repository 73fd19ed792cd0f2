import { MEMO_MAXIMUM } from '../../shared/values/ids.ts';
import { type Minor, readMinor } from '../../shared/values/minor.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Upper bounds of amounts, in minor units. */
export const LARGEST = {
  /** Face value of a coupon (R-ISS-2): 99,999,999,999.00. */
  faceValue: 9_999_999_999_900n,
  /** Grant to one reseller (DOMAIN.md §3.4): 100,000,000.00. */
  grant: 10_000_000_000n,
  /** Allocation to a customer (R-ACC-1): 2,147,483,647.00. */
  allocation: 214_748_364_700n,
  /** Allocation to a reseller (R-ACC-4): 999,999,999.99. */
  resellerAllocation: 99_999_999_999n,
  /** Recall from a reseller (R-ACC-4), totals of quotas and accounts: 999,999,999,999.00. */
  total: 99_999_999_999_900n,
} as const;

const NUMBER = /^\d+(?:\.\d*)?$/;

/**
 * Reads an amount that is to move: plain decimal text above zero, two decimals at most, up to a bound. What is wrong with it is refused
 * by name, in this order: no number (`1e3`, `NaN`, separators), not above zero, too precise, out of range.
 */
export function readAsked(text: string, maximum: Minor, pointer: string, { mayBeZero = false } = {}): Minor | Refusal {
  const no = (code: Refusal['refusal'], detail: string) => refuse(code, { errors: [{ pointer, detail }] });
  if (/^-\d+(?:\.\d+)?$/.test(text)) return no('amount-not-positive', 'Above zero.');
  if (!NUMBER.test(text) || text.endsWith('.')) return no('amount-not-a-number', 'Plain decimal text, such as 100.00.');
  const [whole = '', fraction = ''] = text.split('.');
  if (!mayBeZero && /^0+$/.test(whole + fraction)) return no('amount-not-positive', 'Above zero.');
  if (fraction.length > 2) return no('amount-too-precise', 'Two decimals at most.');
  if (whole.length > 1 && whole.startsWith('0')) return no('amount-not-a-number', 'No leading zeros.');
  const minor = readMinor(text);
  return minor === null || minor > maximum ? no('amount-out-of-range', 'Larger than this takes.') : minor;
}

/** A memo has 512 characters at most (R-ISS-7), of a recall of quotas 256 (R-REC-7); counted by code point. */
export function checkMemo(memo: string | undefined, pointer: string, maximum = MEMO_MAXIMUM): Refusal | null {
  if (memo === undefined || [...memo].length <= maximum) return null;
  return refuse('memo-too-long', { errors: [{ pointer, detail: `At most ${maximum} characters.` }] });
}

export function checkCustomerNote(note: string | undefined, pointer: string): Refusal | null {
  if (note === undefined || [...note].length <= MEMO_MAXIMUM) return null;
  return refuse('customer-note-too-long', { errors: [{ pointer, detail: `At most ${MEMO_MAXIMUM} characters.` }] });
}
