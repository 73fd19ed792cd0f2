/** Amounts that move, in minor units: two decimals, exact, never a float (DESIGN.md §3, money). */
export type Minor = bigint;

const PLAIN = /^(0|[1-9]\d{0,15})(?:\.(\d{1,2}))?$/;

/** Reads an amount of two decimals at most, such as `12`, `12.5`, `12.50`; null where the text is none. Neither sign nor exponent. */
export function readMinor(text: string): Minor | null {
  const match = PLAIN.exec(text);
  if (!match) return null;
  const [, whole = '', fraction = ''] = match;
  return BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'));
}

/** The amount as it goes over the wire: `1234.50`, `-0.05`. */
export function minorToText(minor: Minor): string {
  const absolute = minor < 0n ? -minor : minor;
  return `${minor < 0n ? '-' : ''}${absolute / 100n}.${String(absolute % 100n).padStart(2, '0')}`;
}
