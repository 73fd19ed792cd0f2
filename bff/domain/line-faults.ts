import { type Amount, addAmounts, subtractAmounts, ZERO } from '../../shared/values/amount.ts';
import { BILL_TYPES, LINE_FAULTS, type LineAmount, type LineFault, MONEY_SOURCES } from '../../shared/values/consumption-lists.ts';

/** What a line states; an amount that is absent is not stated, which is not zero. */
export type LineAmounts = Partial<Record<LineAmount | 'paid', Amount>> & { due: Amount };

const REFUND_CODES: ReadonlySet<number> = new Set(
  Object.values(BILL_TYPES)
    .filter((type) => type.class === 'refund')
    .map(({ code }) => code),
);

/** Whether lines of this type give money back: unsubscription, change, period to on-demand (DOMAIN.md §4.2). */
export function isRefund(billType: number | null): boolean {
  return billType !== null && REFUND_CODES.has(billType);
}

/**
 * The amounts of a refund, negative (I-4): where the source writes the line positive, the sign of all its amounts is turned, write-off included, so that they
 * still add up. The list price decides where nothing is due.
 */
export function refundAmounts(amounts: LineAmounts): { amounts: LineAmounts; isTurned: boolean } {
  const sign = signOf(amounts.due) || signOf(amounts.list ?? ZERO);
  if (sign <= 0) return { amounts, isTurned: false };
  const turned = Object.entries(amounts).map(([name, amount]) => [name, subtractAmounts(ZERO, amount)]);
  return { amounts: Object.fromEntries(turned) as LineAmounts, isTurned: true };
}

/**
 * The identities of DOMAIN.md §4.2 that a line breaks: bits in the order of `LINE_FAULTS`. One is checked only where all its parts are stated; amounts that the source's
 * format has no field for (`lacks`) are no part of it.
 */
export function lineFaults(amounts: LineAmounts, billType: number | null, lacks: readonly LineAmount[]): number {
  const broken: Record<LineFault, boolean> = {
    'I-1': isListWrong(amounts, lacks),
    'I-2': isUnfunded(amounts, lacks),
    'I-3': isPaidWrong(amounts),
    'I-4': isRefund(billType) && Object.values(amounts).some((amount) => signOf(amount) > 0),
  };
  return LINE_FAULTS.reduce((bits, fault, place) => bits | (broken[fault] ? 1 << place : 0), 0);
}

/** The faults in a line's bits. */
export function faultsIn(bits: number): LineFault[] {
  return LINE_FAULTS.filter((_fault, place) => (bits & (1 << place)) !== 0);
}

function isListWrong(amounts: LineAmounts, lacks: readonly LineAmount[]): boolean {
  const taken = sumOf(amounts, ['discount', 'rounding'], lacks);
  return amounts.list !== undefined && taken !== null && !isEqual(amounts.due, subtractAmounts(amounts.list, taken));
}

function isUnfunded(amounts: LineAmounts, lacks: readonly LineAmount[]): boolean {
  const sum = sumOf(amounts, MONEY_SOURCES, lacks);
  return sum !== null && !isEqual(amounts.due, sum);
}

function isPaidWrong({ due, coupon, paid }: LineAmounts): boolean {
  return paid !== undefined && coupon !== undefined && !isEqual(paid, subtractAmounts(due, coupon));
}

/** Null where a part is not stated. */
function sumOf(amounts: LineAmounts, parts: readonly LineAmount[], lacks: readonly LineAmount[]): Amount | null {
  const stated = parts.filter((part) => !lacks.includes(part)).map((part) => amounts[part]);
  if (stated.length === 0 || stated.includes(undefined)) return null;
  return (stated as Amount[]).reduce(addAmounts, ZERO);
}

function isEqual(a: Amount, b: Amount): boolean {
  return a.micro === b.micro && a.rest === b.rest;
}

/** Micro and rest have one sign. */
function signOf({ micro, rest }: Amount): -1 | 0 | 1 {
  if (micro === 0n && rest === 0n) return 0;
  return micro > 0n || rest > 0n ? 1 : -1;
}
