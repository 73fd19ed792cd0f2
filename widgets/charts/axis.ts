import { nice, ticks } from 'd3-array';
import type { Locale } from '../../shared/values/lists.ts';

/** Wide as a Chinese character at 12 px; Latin letters and figures take a little more than half. */
const WIDE = 12;
const NARROW = 6.8;
const WIDE_LETTER = /[\u2e80-\uffef]/;

/** Roughly how wide a text stands at 12 px, rather too wide than too narrow. */
export function textWidth(text: string): number {
  return [...text].reduce((width, letter) => width + (WIDE_LETTER.test(letter) ? WIDE : NARROW), 0);
}

const formats = new Map<Locale, Intl.NumberFormat>();

/** A number of an axis, short: `1.2万`, `12K`. Numbers of an axis are chosen by it and are nobody's amount. */
export function axisNumber(value: number, locale: Locale): string {
  let format = formats.get(locale);
  if (!format) {
    format = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 4 });
    formats.set(locale, format);
  }
  return format.format(value);
}

export interface Axis {
  low: number;
  high: number;
  ticks: readonly number[];
}

/** From zero, round at both ends, with about `count` lines. */
export function amountAxis(values: readonly number[], count: number): Axis {
  const least = Math.min(0, ...values);
  const most = Math.max(0, ...values);
  const [low, high] = least === most ? [0, 1] : nice(least, most, count);
  return { low, high, ticks: least === most ? [0] : ticks(low, high, count) };
}

/** Which of the labels have room, counted from the last, which is always among them. */
export function labelsWithRoom(labels: readonly string[], step: number): boolean[] {
  const widest = Math.max(0, ...labels.map(textWidth));
  const every = Math.max(1, Math.ceil((widest + 6) / step));
  return labels.map((_, place) => (labels.length - 1 - place) % every === 0);
}
