import type { DecimalText } from '../../shared/values/money.ts';
import { formatCount, formatMoneyExactly } from '../core/formats.ts';
import type { ChartParts, DistributionSegment } from './parts.ts';

/** An amount with every digit, and how many lines are missing in it. What is not stated says so and is never zero. */
export function amountWords(amount: DecimalText | null, unstatedLines: number | undefined, { currency, words }: ChartParts): string {
  if (amount === null) return words.notStated;
  const money = formatMoneyExactly({ amount, currency });
  return unstatedLines ? `${money} · ${words.unstatedLines(formatCount(unstatedLines))}` : money;
}

export function shareWords(share: DecimalText | null, { words }: ChartParts): string {
  return share === null ? '' : words.percent(share);
}

/** What a part says of itself in one breath. */
export function partWords(part: DistributionSegment, parts: ChartParts): string {
  const { label, amount, unstatedLines, share } = part;
  return parts.words.facts([label, amountWords(amount, unstatedLines, parts), shareWords(share, parts)].filter(Boolean));
}

/** Where a decimal text lies on a scale. Never written. */
export function placeOf(amount: DecimalText | null | undefined): number | null {
  return amount === null || amount === undefined ? null : Number(amount);
}
