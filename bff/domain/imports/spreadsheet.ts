import { type Amount, readAmount } from '../../../shared/values/amount.ts';

/** Cells as spreadsheets write them. */

/** Without what protects a number from being taken for one: a leading apostrophe, `="…"`. Null where nothing is left. */
export function unwrapCell(text: string): string | null {
  const trimmed = text.trim();
  const formula = /^="(.*)"$/s.exec(trimmed);
  const bare = (formula?.[1] ?? trimmed.replace(/^'/, '')).trim();
  return bare === '' || /^(NULL|\\N|N\/A|#N\/A|-+|—+|–+|无)$/i.test(bare) ? null : bare;
}

/** A long number that a spreadsheet shortened to `1.38E+10`: the last digits are gone for good. */
export function hasLostDigits(text: string): boolean {
  return /^\d(\.\d+)?E\+?\d+$/i.test(text);
}

/** `1,234.50`, `￥1,234.50`, `(12.00)` for minus twelve. Null where it is no number. */
export function readSheetAmount(text: string): Amount | null {
  const plain = text
    .normalize('NFKC')
    .replace(/^\s*([-(]?)\s*(?:[¥$€£]|CNY|RMB|USD)\s*/i, '$1')
    .replace(/\s*元$/, '')
    .trim();
  const inBrackets = /^\((.*)\)$/.exec(plain);
  const number = (inBrackets?.[1] ?? plain).trim();
  const isGrouped = number.includes(',');
  if (isGrouped && !/^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(number)) return null;
  if (inBrackets && /^[+-]/.test(number)) return null;
  return readAmount(`${inBrackets ? '-' : ''}${number.replaceAll(',', '')}`)?.amount ?? null;
}

/** The amount in hundredths, half to even; whether anything was rounded away. */
export function toMinor(amount: Amount): { minor: bigint; isRounded: boolean } {
  const scale = 100_000_000_000_000n;
  const units = amount.micro * 10_000_000_000n + amount.rest;
  const isNegative = units < 0n;
  const absolute = isNegative ? -units : units;
  const quotient = absolute / scale;
  const rest = absolute % scale;
  const isUp = rest * 2n > scale || (rest * 2n === scale && quotient % 2n === 1n);
  const rounded = isUp ? quotient + 1n : quotient;
  return { minor: isNegative ? -rounded : rounded, isRounded: rest !== 0n };
}
