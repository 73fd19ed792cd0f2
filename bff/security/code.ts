import type { Chance } from '../ports/clock.ts';

const DIGITS = 6;
const BYTES = 4;

/**
 * A code made of 32 random bits; null where they lie above the largest multiple of a million, which would make some codes likelier than
 * others. Draw again then.
 */
export function codeOf(bits: number): string | null {
  const codes = 10 ** DIGITS;
  if (bits >= Math.floor(2 ** 32 / codes) * codes) return null;
  return String(bits % codes).padStart(DIGITS, '0');
}

/** A new code, each as likely as every other. */
export function drawCode(chance: Chance): string {
  for (;;) {
    const code = codeOf(new DataView(chance.bytes(BYTES).buffer).getUint32(0));
    if (code !== null) return code;
  }
}
