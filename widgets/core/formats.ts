import type { Money } from '../../shared/values/money.ts';

const UTC_8 = 8 * 60 * 60 * 1000;
const numbers = new Map<string, Intl.NumberFormat>();

function numberFormat(key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const known = numbers.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat('en-US', options);
  numbers.set(key, made);
  return made;
}

function digitsOf(currency: string): number {
  return numberFormat(`digits ${currency}`, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

function rounded(amount: string, digits: number): string {
  const format = numberFormat(`round ${digits}`, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    roundingMode: 'halfEven',
    signDisplay: 'never',
  });
  // Decimal text is formatted exactly; a float never comes into being.
  return format.format(amount as Intl.StringNumericLiteral);
}

function withCurrency(number: string, money: Money): string {
  return money.currency === 'CNY' ? `¥${number}` : `${money.currency}\u00a0${number}`;
}

function signOf(amount: string): string {
  return amount.startsWith('-') ? '-' : '';
}

/**
 * `¥1,234.50`, `-¥12.00`, other currencies by their code; rounded half to even to the currency's own digits. What is not
 * zero never reads as zero: `<¥0.01`.
 */
export function formatMoney(money: Money): string {
  const digits = digitsOf(money.currency);
  const shown = rounded(money.amount, digits);
  const isVanished = /[1-9]/.test(money.amount) && !/[1-9]/.test(shown);
  if (isVanished) return `${signOf(money.amount)}<${withCurrency((10 ** -digits).toFixed(digits), money)}`;
  return `${/[1-9]/.test(shown) ? signOf(money.amount) : ''}${withCurrency(shown, money)}`;
}

/** Every digit the amount has, for where the rounded form is not enough. */
export function formatMoneyExactly(money: Money): string {
  const decimals = money.amount.split('.')[1]?.replace(/0+$/, '').length ?? 0;
  return signOf(money.amount) + withCurrency(rounded(money.amount, Math.max(decimals, digitsOf(money.currency))), money);
}

/** `31` as `31`, 2000 as `2,000`. */
export function formatCount(count: number): string {
  return numberFormat('count', { maximumFractionDigits: 0 }).format(count);
}

/** `2026-11-21 14:05` in UTC+8, wherever the browser stands. */
export function formatInstant(instant: string): string {
  return new Date(Date.parse(instant) + UTC_8).toISOString().slice(0, 16).replace('T', ' ');
}

/**
 * Until when something may be done, in UTC+8: the end of a day reads as that day's, `2026-12-05 24:00` (ISO 8601), not as the beginning of
 * the day after, on which it is too late.
 */
export function formatDeadline(instant: string): string {
  const shown = formatInstant(instant);
  if (!shown.endsWith(' 00:00')) return shown;
  return `${formatInstant(new Date(Date.parse(instant) - 60_000).toISOString()).slice(0, 10)} 24:00`;
}

/** `14:05` or, with seconds, `14:05:09`, in UTC+8. */
export function formatClock(milliseconds: number, hasSeconds = false): string {
  return new Date(milliseconds + UTC_8).toISOString().slice(11, hasSeconds ? 19 : 16);
}
