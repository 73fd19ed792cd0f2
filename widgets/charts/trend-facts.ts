import { formatMoneyExactly } from '../core/formats.ts';
import type { TrendParts, TrendPoint } from './parts.ts';
import type { ChartTable } from './table.ts';
import { amountWords } from './words.ts';

export interface TrendFact {
  kind: 'due' | 'paid' | 'previous' | 'forecast';
  name: string;
  text: string;
}

/** All that a point has to say: the readout, the name of its mark and its row in the table are made of this. */
export function trendFacts(point: TrendPoint, parts: TrendParts): TrendFact[] {
  const { words, previousLabel } = parts;
  const none = point.isAhead ? words.ahead : words.noLines;
  const facts: TrendFact[] = [
    { kind: 'due', name: words.due, text: point.due === null ? none : amountWords(point.due, 0, parts) },
    { kind: 'paid', name: words.paid, text: point.due === null ? none : amountWords(point.paid, point.paidUnstatedLines, parts) },
  ];
  if (previousLabel) {
    const { previous } = point;
    facts.push({ kind: 'previous', name: previousLabel, text: previous ? amountWords(previous, 0, parts) : words.noLines });
  }
  const forecast = forecastFact(parts);
  if (forecast && parts.forecast?.key === point.key) facts.push(forecast);
  return facts;
}

export function forecastFact({ forecast, words, currency }: TrendParts): TrendFact | null {
  if (!forecast) return null;
  const [due, low, high] = [forecast.due, forecast.low, forecast.high].map((amount) => formatMoneyExactly({ amount, currency }));
  return { kind: 'forecast', name: words.forecast, text: `${due} · ${words.forecastRange(low ?? '', high ?? '')}` };
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
