import { type Amount, subtractAmounts } from '../../shared/values/amount.ts';
import { billCycleStart, shiftBillCycle } from '../../shared/values/bill-cycle.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Rows a list's last page has, so that pages counted from either end have the same borders. */
export function lastPageLength(total: number, size: number): number {
  return total === 0 ? 0 : total % size || size;
}

/**
 * A number by which customers that cannot be told apart by their masked names are found (DESIGN.md §4): the same for the same
 * two forms, and with 52 bits never by accident the same on one page. Null without any name: there is nothing to mistake.
 */
export function lookAlikeNumber(names: { customerNameMasked: string | null; accountNameMasked: string | null }): number | null {
  const { customerNameMasked, accountNameMasked } = names;
  if (customerNameMasked === null && accountNameMasked === null) return null;
  const text = JSON.stringify([customerNameMasked, accountNameMasked]);
  let first = 0x811c9dc5;
  let second = 0x01000193;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit ^ (first >>> 15), 0x85ebca6b);
  }
  return (second & 0xfffff) * 2 ** 32 + (first >>> 0);
}

/** Consumption of a cycle is an estimate until the cycle is over (DOMAIN.md §4). */
export function isCycleRunning(cycle: string, businessNow: number): boolean {
  return businessNow < billCycleStart(shiftBillCycle(cycle, 1));
}

/** The ranges of a filter; null ends are open. */
export interface FilterRanges {
  consumption?: { minimum: Amount | null; maximum: Amount | null };
  /** From the first instant on and before the second, as the store keeps instants. */
  resourceExpiry?: { from: string | null; until: string | null };
}

/** Ranges that nothing can lie in are refused, not answered with an empty list; `part` names where in the request they stand. */
export function checkFilterRanges({ consumption, resourceExpiry }: FilterRanges, part: string): Refusal | null {
  if (consumption?.minimum && consumption.maximum && isNegative(subtractAmounts(consumption.maximum, consumption.minimum)))
    return inverted(`${part}/consumption/maximum`, 'Must not be less than the minimum.');
  const { from = null, until = null } = resourceExpiry ?? {};
  if (from !== null && until !== null && from >= until) return inverted(`${part}/resourceExpiry/until`, 'Must be later than from.');
  return null;
}

function inverted(pointer: string, detail: string): Refusal {
  return refuse('range-inverted', { errors: [{ pointer, detail }] });
}

function isNegative({ micro, rest }: Amount): boolean {
  return micro < 0n || rest < 0n;
}
