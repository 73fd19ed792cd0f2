import type { Locale } from '../../shared/values/lists.ts';
import type { TrendPoint } from './parts.ts';

type Names = Pick<TrendPoint, 'key' | 'label' | 'group' | 'title'>;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function monthName(month: number, locale: Locale): string {
  return locale === 'en' ? (MONTHS[month - 1] ?? '') : `${month}月`;
}

/** How a cycle `YYYY-MM` is named on an axis and in full. */
export function cycleNames(cycle: string, locale: Locale): Names {
  const [year = '', month = ''] = cycle.split('-');
  return { key: cycle, label: monthName(Number(month), locale), group: locale === 'en' ? year : `${year}年`, title: cycle };
}

/** How a day `YYYY-MM-DD` is named on an axis and in full. */
export function dayNames(date: string, locale: Locale): Names {
  const [, month = '', day = ''] = date.split('-');
  return { key: date, label: String(Number(day)), group: monthName(Number(month), locale), title: date };
}
