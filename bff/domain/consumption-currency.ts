import type { Currency } from '../../shared/values/money.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Several currencies asked as one are refused: they are never added together. Undefined: none was named. */
export function readCurrency(asked: Currency | readonly Currency[] | undefined, part: string): Currency | undefined | Refusal {
  const [first, ...others] = new Set(typeof asked === 'string' ? [asked] : asked);
  if (others.length === 0) return first;
  return refuse('currencies-mixed', { errors: [{ pointer: `${part}/currency`, detail: 'One currency.' }] });
}

/** The currency of an answer: the one asked for, else the partner's, else the first that lines have; null where there is none. */
export function chooseCurrency(
  asked: Currency | undefined,
  { partner, present }: { partner: Currency | null; present: readonly Currency[] },
): Currency | null {
  return asked ?? partner ?? present[0] ?? null;
}
