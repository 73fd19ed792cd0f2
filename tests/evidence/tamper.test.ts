import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkChain } from '../../bff/domain/audit-chain.ts';
import type { SignatureRow } from '../../bff/ports/agreements.ts';
import type { CheckFound, ReceiptRow } from '../../shared/evidence/receipt.ts';
import { readReceiptFile } from '../../shared/evidence/receipt-file.ts';
import { isReceiptGood, verifyReceipt } from '../../shared/evidence/verify-receipt.ts';
import { rowHashOf, verifyRows } from '../../shared/evidence/verify-rows.ts';
import { type Made, makeChain, makeFiles, PUBLISHED } from './made.ts';

const COUNT = 10_000;
const rows = makeChain(COUNT);
const asRows = (some: readonly SignatureRow[]): ReceiptRow[] => some.map((row) => ({ ...row }));
const headAt = (sequence: number) => ({ sequence, hash: rows[sequence - 1]?.hash ?? '' });
/** Named where something fails; `TAMPER_SEED` draws the same again. */
const SEED = Number(process.env.TAMPER_SEED ?? Date.now() % 1_000_000);
const drawn = fc.sample(fc.integer({ min: 0, max: 2 ** 31 - 1 }), { seed: SEED, numRuns: 150_000, unbiased: true })[Symbol.iterator]();
const draw = (below: number) => (drawn.next().value ?? 0) % below;
const run = { numRuns: 5, seed: SEED };
const place = fc.integer({ min: 2, max: COUNT - 1 });

/** A stored value with one byte of it changed; one more or less of a number. */
function changed(value: string | number): string | number {
  if (typeof value === 'number') return value + (draw(2) === 0 ? 1 : -1);
  const at = draw(value.length);
  return `${value.slice(0, at)}${String.fromCharCode(value.charCodeAt(at) ^ (1 << draw(5)))}${value.slice(at + 1)}`;
}

function withChange(row: SignatureRow): ReceiptRow {
  const columns = Object.entries(row).filter((entry): entry is [string, string | number] => entry[1] !== null);
  const [name, value] = columns[draw(columns.length)] ?? ['hash', row.hash];
  return { ...row, [name]: changed(value) };
}

describe(`of ten thousand stored records (seed ${SEED})`, () => {
  test('not one is wrong as they were stored', () => {
    expect(verifyRows(asRows(rows), [headAt(COUNT), headAt(COUNT / 2)])).toEqual([]);
  });

  test.each([0, 1])('a byte changed in any column of any of them is found at its row (every second one, from %i)', (first) => {
    const tampered = rows.map((row, index) => (index % 2 === first ? withChange(row) : { ...row }));
    const found = verifyRows(tampered);
    const wrong = new Set(found.filter(({ fault }) => fault === 'hash').map(({ sequence }) => sequence));
    expect([...wrong]).toEqual(rows.filter((_, index) => index % 2 === first).map(({ sequence }) => sequence));
    // A changed hash shows at the row behind it too, and nowhere else.
    const others = found.filter(({ fault }) => fault !== 'hash');
    for (const { sequence, fault } of others)
      expect([fault, wrong.has(sequence) || wrong.has(sequence - 1)]).toEqual(['previous-hash', true]);
  });

  test('one changed among all others is told alone, and is where the chain of the database is said to break', async () => {
    for (let times = 0; times < 4; times += 1) {
      const at = 2 + draw(COUNT - 3);
      const tampered = rows.with(at - 1, withChange(rows[at - 1] as SignatureRow) as unknown as SignatureRow);
      const found = verifyRows(asRows(tampered));
      expect(found[0]).toEqual({ sequence: at, fault: 'hash' });
      expect(found.every(({ sequence }) => sequence === at || sequence === at + 1)).toBe(true);
      const check = await checkChain(stored(tampered), { hashRow: async (row) => rowHashOf({ ...row, hash: '' }) });
      expect(check).toMatchObject({ state: 'broken', brokenAt: at });
    }
  });

  test('a deleted one is missed at its place', () => {
    fc.assert(
      fc.property(place, (at) => {
        expect(verifyRows(asRows(rows.toSpliced(at - 1, 1)))).toEqual([{ sequence: at, fault: 'missing' }]);
      }),
      run,
    );
  });

  test('two that changed places are found', () => {
    fc.assert(
      fc.property(place, place, (one, other) => {
        fc.pre(one !== other);
        const [first, second] = [Math.min(one, other), Math.max(one, other)];
        const swapped = rows.with(first - 1, rows[second - 1] as SignatureRow).with(second - 1, rows[first - 1] as SignatureRow);
        const found = verifyRows(asRows(swapped));
        expect(found[0]).toEqual({ sequence: first, fault: 'missing', ...(second - first > 1 && { until: second - 1 }) });
        expect(found).toContainEqual({ sequence: first, fault: 'order' });
      }),
      run,
    );
  });

  test('one that stands there twice is found', () => {
    const at = 1 + draw(COUNT);
    expect(verifyRows(asRows(rows.toSpliced(at, 0, rows[at - 1] as SignatureRow)))).toEqual([{ sequence: at, fault: 'order' }]);
  });

  test('a tail that was cut shows by the heads that had left', () => {
    fc.assert(
      fc.property(place, (kept) => {
        const cut = asRows(rows.slice(0, kept));
        expect(verifyRows(cut)).toEqual([]);
        expect(verifyRows(cut, [headAt(1), headAt(COUNT)])).toEqual([{ sequence: COUNT, fault: 'tail-missing' }]);
      }),
      run,
    );
  });

  test('a chain that was made anew from one row on shows by them as well', () => {
    const from = 1 + draw(COUNT - 1);
    let previousHash = rows[from - 2]?.hash ?? '0'.repeat(64);
    const anew = rows.slice(from - 1).map((row, index) => {
      const forged = { ...row, previousHash, capacity: index === 0 ? 'self' : row.capacity };
      previousHash = rowHashOf(forged);
      return { ...forged, hash: previousHash };
    });
    const forged = [...asRows(rows.slice(0, from - 1)), ...anew];
    expect(verifyRows(forged)).toEqual([]);
    expect(verifyRows(forged, [headAt(COUNT)])).toEqual([{ sequence: COUNT, fault: 'head' }]);
  });
});

async function* stored(some: readonly SignatureRow[]) {
  yield* some;
}

const encoder = new TextEncoder();
const native = (bytes: Uint8Array) => hash('sha256', bytes);
const verified = (bytes: Uint8Array): CheckFound[] | null => {
  const read = readReceiptFile(bytes, native);
  return 'fault' in read ? null : verifyReceipt(read.signed, { ...read.beside, keys: PUBLISHED });
};

/** The bytes with the one at a place made another one. */
function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = ((copy[at] ?? 0) + 1 + draw(255)) % 256;
  return copy;
}

/** What fails names its place; of a file that cannot be read as a receipt nothing else can be said. */
function expectFound(bytes: Uint8Array, at: number): void {
  const found = verified(flipped(bytes, at));
  if (found === null) return;
  const wrong = found.filter(({ outcome }) => outcome === 'fails');
  expect(isReceiptGood(found), `byte ${at}`).toBe(false);
  expect(wrong.length > 0 && wrong.every((one) => one.at !== null), `byte ${at}`).toBe(true);
}

describe(`of receipts (seed ${SEED})`, () => {
  const made = (sequence: number): Promise<Made> => makeFiles(rows, sequence);

  test('every byte of the JSON counts: each is changed in turn, and found', async () => {
    const bytes = encoder.encode((await made(6)).json);
    expect(isReceiptGood(verified(bytes) ?? [])).toBe(true);
    for (let at = 0; at < bytes.length; at += 1) expectFound(bytes, at);
  });

  test('every byte of the page counts: the seal of each changed one is not that of the file', async () => {
    const bytes = encoder.encode((await made(6)).html);
    const whole = readReceiptFile(bytes, native);
    if ('fault' in whole) throw new Error(whole.fault);
    expect(isReceiptGood(verified(bytes) ?? [])).toBe(true);
    const { signed, sha256 } = whole.beside.seal ?? {};
    const sealStart = bytes.length - `\n<!--seal ${signed}-->\n`.length;
    for (let at = 0; at < sealStart; at += 1) {
      const read = readReceiptFile(flipped(bytes, at), native);
      if ('fault' in read) continue;
      // What was sealed is another digest; the next test goes all the way for a part of them.
      expect(read.beside.seal?.signed === signed && read.beside.seal?.sha256 !== sha256, `byte ${at}`).toBe(true);
    }
    for (let at = sealStart; at < bytes.length; at += 1) expectFound(bytes, at);
  });

  test('any byte of any receipt, page or JSON, is found with its place', async () => {
    for (let times = 0; times < 20; times += 1) {
      const { json, html } = await made(1 + draw(COUNT / 8) * 7);
      for (const bytes of [encoder.encode(json), encoder.encode(html)])
        for (let more = 0; more < 12; more += 1) expectFound(bytes, draw(bytes.length));
    }
  });

  test('bytes that were added, taken away or cut off are found', async () => {
    const { json, html } = await made(8);
    for (const text of [json, html])
      for (let times = 0; times < 40; times += 1) {
        const bytes = encoder.encode(text);
        const at = draw(bytes.length);
        const longer = Uint8Array.from([...bytes.subarray(0, at), 32, ...bytes.subarray(at)]);
        for (const other of [longer, bytes.filter((_, index) => index !== at), bytes.subarray(0, at)])
          expect(isReceiptGood(verified(other) ?? [{ check: 'format', outcome: 'fails', at: null }]), `at ${at}`).toBe(false);
      }
  });
});
