/** Amounts of two decimals, as text, one less the other; exact, because amounts are never floats. */
export function subtracted(from: string, amount: string): string {
  const minor = (text: string): bigint => BigInt(text.replace('.', ''));
  const left = minor(from) - minor(amount);
  const digits = String(left < 0n ? -left : left).padStart(3, '0');
  return `${left < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
