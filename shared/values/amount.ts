/**
 * Exact amounts in two integers: `micro` counts 10⁻⁶ units, `rest` counts 10⁻¹⁶ units, both with the same sign. Sums stay
 * within a 64-bit integer where a single column of twelve decimals would not (DESIGN.md §3, money).
 */
export interface Amount {
  micro: bigint;
  rest: bigint;
}

const REST_PER_MICRO = 10_000_000_000n;
const UNITS_PER_ONE = 10_000_000_000_000_000n;

export const ZERO: Amount = { micro: 0n, rest: 0n };

function fromUnits(units: bigint): Amount {
  return { micro: units / REST_PER_MICRO, rest: units % REST_PER_MICRO };
}

function toUnits(amount: Amount): bigint {
  return amount.micro * REST_PER_MICRO + amount.rest;
}

/** Brings `micro` and `rest` to one sign and `rest` below one micro unit. */
export function normaliseAmount(amount: Amount): Amount {
  return fromUnits(toUnits(amount));
}

export function addAmounts(a: Amount, b: Amount): Amount {
  return fromUnits(toUnits(a) + toUnits(b));
}

export function subtractAmounts(a: Amount, b: Amount): Amount {
  return fromUnits(toUnits(a) - toUnits(b));
}

/** The amount as plain decimal text, at least two fraction digits, no trailing zeros beyond them. */
export function amountToText(amount: Amount): string {
  const units = toUnits(amount);
  const absolute = units < 0n ? -units : units;
  const fraction = String(absolute % UNITS_PER_ONE)
    .padStart(16, '0')
    .replace(/0+$/, '')
    .padEnd(2, '0');
  return `${units < 0n ? '-' : ''}${absolute / UNITS_PER_ONE}.${fraction}`;
}

/** Longer texts are no amounts anyone writes, and reading them would cost time that grows with their square. */
const LONGEST_NUMBER = 64;
const NUMBER = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

export interface ReadAmount {
  amount: Amount;
  /** True where more than sixteen decimals were given and the rest was rounded half to even. */
  isRounded: boolean;
}

/**
 * Reads a number as a source file writes it (`12`, `-0.00000080000`, `1.5e-7`). Returns null where the text is not a number
 * or is 10¹² or more.
 */
export function readAmount(text: string): ReadAmount | null {
  if (text.length > LONGEST_NUMBER) return null;
  const match = NUMBER.exec(text.trim());
  if (!match) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const digits = whole + fraction;
  const places = fraction.length - Number(exponent);
  const shift = 16 - places;
  const value = BigInt(digits);
  const { units, isRounded } = shift >= 0 ? { units: value * 10n ** BigInt(shift), isRounded: false } : roundHalfEven(value, -shift);
  if (units >= 1_000_000_000_000n * UNITS_PER_ONE) return null;
  return { amount: fromUnits(sign === '-' ? -units : units), isRounded };
}

function roundHalfEven(value: bigint, places: number): { units: bigint; isRounded: boolean } {
  const scale = 10n ** BigInt(places);
  const quotient = value / scale;
  const remainder = value % scale;
  if (remainder === 0n) return { units: quotient, isRounded: false };
  const twice = remainder * 2n;
  const up = twice > scale || (twice === scale && quotient % 2n === 1n);
  return { units: up ? quotient + 1n : quotient, isRounded: true };
}
