import type { DecimalText } from '../../shared/values/money.ts';
import { formatCount, formatMoney, formatMoneyExactly } from '../core/formats.ts';
import type { ChartParts, DistributionSegment } from './parts.ts';

/** An amount with every digit. What is not stated says so and is never zero. */
export function moneyWords(amount: DecimalText | null, { currency, words }: ChartParts): string {
  return amount === null ? words.notStated : formatMoneyExactly({ amount, currency });
}

/** To the cent, for where the eye compares; every digit stands in its hint and in the table. */
export function centWords(amount: DecimalText | null, { currency, words }: ChartParts): string {
  return amount === null ? words.notStated : formatMoney({ amount, currency });
}

/** How many lines are missing in an amount; empty where none are. */
export function missingWords(amount: DecimalText | null, unstatedLines: number | undefined, { words }: ChartParts): string {
  return amount !== null && unstatedLines ? words.unstatedLines(formatCount(unstatedLines)) : '';
}

/** Both in one line. */
export function amountWords(amount: DecimalText | null, unstatedLines: number | undefined, parts: ChartParts): string {
  return [moneyWords(amount, parts), missingWords(amount, unstatedLines, parts)].filter(Boolean).join(' · ');
}

/** The same to the cent. */
export function shownWords(amount: DecimalText | null, unstatedLines: number | undefined, parts: ChartParts): string {
  return [centWords(amount, parts), missingWords(amount, unstatedLines, parts)].filter(Boolean).join(' · ');
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
