import type { DecimalText } from '../../shared/values/money.ts';
import { formatMoney, formatMoneyExactly } from '../core/formats.ts';
import type { TrendParts, TrendPoint } from './parts.ts';
import type { ChartTable } from './table.ts';
import { amountWords, shownWords } from './words.ts';

export interface TrendFact {
  kind: 'due' | 'paid' | 'previous' | 'forecast';
  name: string;
  /** With every digit. */
  text: string;
  /** To the cent. */
  shown: string;
}

/** All that a point has to say: the readout, the name of its mark and its row in the table are made of this. */
export function trendFacts(point: TrendPoint, parts: TrendParts): TrendFact[] {
  const { words, previousLabel } = parts;
  const fact = (kind: TrendFact['kind'], name: string, amount: DecimalText | null, unstatedLines?: number): TrendFact => ({
    kind,
    name,
    text: amountWords(amount, unstatedLines, parts),
    shown: shownWords(amount, unstatedLines, parts),
  });
  const none = (kind: TrendFact['kind'], name: string, said: string): TrendFact => ({ kind, name, text: said, shown: said });
  const { due, paid, paidUnstatedLines, previous } = point;
  const facts: TrendFact[] =
    due === null
      ? [
          none('due', words.due, point.isAhead ? words.ahead : words.noLines),
          none('paid', words.paid, point.isAhead ? words.ahead : words.noLines),
        ]
      : [fact('due', words.due, due), fact('paid', words.paid, paid, paidUnstatedLines)];
  if (previousLabel) facts.push(previous ? fact('previous', previousLabel, previous) : none('previous', previousLabel, words.noLines));
  const forecast = forecastFact(parts);
  if (forecast && parts.forecast?.key === point.key) facts.push(forecast);
  return facts;
}

export function forecastFact({ forecast, words, currency }: TrendParts): TrendFact | null {
  if (!forecast) return null;
  const said = (format: typeof formatMoney): string => {
    const [due, low, high] = [forecast.due, forecast.low, forecast.high].map((amount) => format({ amount, currency }));
    return `${due} · ${words.forecastRange(low ?? '', high ?? '')}`;
  };
  return { kind: 'forecast', name: words.forecast, text: said(formatMoneyExactly), shown: said(formatMoney) };
}

function titleWords({ title, isEstimate }: TrendPoint, { words }: TrendParts): string {
  return isEstimate ? `${title} · ${words.estimate}` : title;
}

/** What a screen reader says of a point. A point without lines says so once. */
export function trendName(point: TrendPoint, parts: TrendParts): string {
  const facts = trendFacts(point, parts).filter(({ kind }) => kind !== 'paid' || point.due !== null);
  return parts.words.facts([titleWords(point, parts), ...facts.map(({ name, text }) => `${name} ${text}`)]);
}

export function trendTable(points: readonly TrendPoint[], parts: TrendParts): ChartTable {
  const { label, words, budget, forecast, previousLabel, currency, onPick } = parts;
  const kinds = [
    ['due', words.due],
    ['paid', words.paid],
    ...(previousLabel ? [['previous', previousLabel]] : []),
    ...(forecast ? [['forecast', words.forecast]] : []),
  ] as const;
  return {
    caption: label,
    columns: [words.period, ...kinds.map(([, name]) => name ?? '')],
    rows: points.map((point) => {
      const facts = trendFacts(point, parts);
      return {
        header: titleWords(point, parts),
        cells: kinds.map(([kind]) => facts.find((fact) => fact.kind === kind)?.text ?? ''),
        onPick: onPick && point.due !== null ? () => onPick(point.key) : undefined,
      };
    }),
    foot: budget
      ? [
          {
            header: budget.label,
            cells: kinds.map(([kind]) => (kind === 'due' ? formatMoneyExactly({ amount: budget.amount, currency }) : '')),
          },
        ]
      : [],
  };
}
