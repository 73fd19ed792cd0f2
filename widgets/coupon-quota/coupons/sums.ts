import type { Money } from '../../../shared/values/money.ts';
import { formatMoney } from '../../core/formats.ts';

/** Amounts of two decimals added up by currency, in the order in which the currencies come; exact, because amounts are never floats. */
export function sumsOf(amounts: readonly Money[]): Money[] {
  const sums = new Map<string, bigint>();
  for (const { amount, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(amount.replace('.', '')));
  return [...sums].map(([currency, sum]) => {
    const digits = String(sum).padStart(3, '0');
    return { currency, amount: `${digits.slice(0, -2)}.${digits.slice(-2)}` };
  });
}

/** `¥1,500.00`, of several currencies `¥1,500.00 + USD 20.00`. */
export function sumText(amounts: readonly Money[]): string {
  const sums = sumsOf(amounts);
  return (sums.length > 0 ? sums : [{ amount: '0.00', currency: 'CNY' }]).map(formatMoney).join(' + ');
}
