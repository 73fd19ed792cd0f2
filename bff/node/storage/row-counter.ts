import { hash } from 'node:crypto';
import type { RowCounter, TableSum } from '../../storage/index.ts';

const MODULUS = 1n << 256n;

/**
 * Counts rows, and adds up the SHA-256 of each modulo 2^256: the same rows give the same sum in whatever order they are read, and from
 * either engine. Whole numbers count as their digits, bytes as base64.
 */
export function createRowCounter(): RowCounter {
  const tables = new Map<string, { rows: number; sum: bigint; columns: readonly string[] }>();
  return {
    add(table, row) {
      let counted = tables.get(table);
      if (!counted) {
        counted = { rows: 0, sum: 0n, columns: Object.keys(row).sort() };
        tables.set(table, counted);
      }
      const text = JSON.stringify(counted.columns.map((column) => plain(row[column])));
      counted.rows += 1;
      counted.sum = (counted.sum + BigInt(`0x${hash('sha256', text)}`)) % MODULUS;
    },
    sums: () => [...tables].map(([table, { rows, sum }]): TableSum => ({ table, rows, sha256: sum.toString(16).padStart(64, '0') })),
  };
}

function plain(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
  return String(value);
}
