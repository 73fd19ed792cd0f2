/** Crockford's base 32: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BITS = 60n;

/**
 * Short number of a receipt, for reading out and for paper, such as `7K3M-9QZX-04TB`: the first 60 bits of the row hash in Crockford's
 * base 32. `rowHash`: 64 hexadecimal digits; throws where it is something else.
 */
export function receiptNumberOf(rowHash: string): string {
  if (!/^[0-9a-f]{64}$/.test(rowHash)) throw new Error('A row hash is 64 hexadecimal digits.');
  const first = BigInt(`0x${rowHash.slice(0, Number(BITS) / 4)}`);
  const letters = Array.from({ length: 12 }, (_, index) => ALPHABET[Number((first >> (BITS - 5n * BigInt(index + 1))) & 31n)]);
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}
