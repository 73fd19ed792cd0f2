import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkChain } from '../../bff/domain/audit-chain.ts';
import { signaturesOf, signatureWalk } from '../../bff/node/program/verify-chains.ts';
import { openSqliteStore } from '../../bff/node/storage/stores.ts';
import type { Store } from '../../bff/ports/store.ts';
import { quickFolder } from '../quick-folder.ts';
import { sign } from './agreement-world.ts';
import { customerRecord, PARTNER, partnerRecord } from './records.ts';
import { security } from './stores.ts';

const RECORDS = 10_000;
/** A head that left when all of them were there. */
const LEFT_AT = '2024-09-30T05:00:00.000Z';
const folder = quickFolder('partner-signatures');
const path = join(folder, 'signatures.sqlite');
let store: Store;
let head: { sequence: number; hash: string; at: string };
let database: DatabaseSync;
let columns: string[];

beforeAll(async () => {
  store = await openSqliteStore({ path, security });
  await store.write(PARTNER, async (unit) => {
    await unit.partners.add(partnerRecord());
    await unit.customers.save(PARTNER, [customerRecord('cus-1')]);
    for (let count = 1; count <= RECORDS; count += 1) await sign(unit, `sig-${count}`, { title: `须知 ${count}`, personId: null });
  });
  const { sequence, hash } = (await store.reads.agreements.head(PARTNER)) ?? { sequence: 0, hash: '' };
  head = { sequence, hash, at: LEFT_AT };
  database = new DatabaseSync(path);
  database.exec('drop trigger signature_rows_no_update; drop trigger signature_rows_no_delete');
  columns = (database.prepare('select name from pragma_table_info(?)').all('signature_rows') as { name: string }[])
    .map(({ name }) => name)
    .filter((name) => name !== 'sequence');
}, 60_000);
afterAll(async () => {
  database.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function found(): Promise<string> {
  const walk = signatureWalk(security, [{ partnerId: PARTNER, ...head }], null);
  const check = await checkChain(signaturesOf(store, PARTNER), walk);
  return check.state === 'intact' ? 'intact' : `${check.brokenAt} ${check.reason}`;
}

type Row = Record<string, SQLInputValue>;
const rowAt = (sequence: number) => database.prepare('select * from signature_rows where sequence = ?').get(sequence) as Row;
const put = (row: Row) => {
  const names = Object.keys(row);
  const marks = names.map(() => '?').join(', ');
  database.prepare(`insert into signature_rows (${names.join(', ')}) values (${marks})`).run(...Object.values(row));
};
const takeFrom = (sequence: number, until = sequence) =>
  database.prepare('delete from signature_rows where sequence between ? and ?').run(sequence, until);

/** The same text with one byte of it another one; of a number or of nothing, another number or one letter. */
function oneByteOff(value: SQLInputValue | undefined, place: number): SQLInputValue {
  if (typeof value === 'number') return value + 1;
  if (typeof value !== 'string' || value === '') return 'x';
  const at = place % value.length;
  return `${value.slice(0, at)}${value[at] === 'x' ? 'y' : 'x'}${value.slice(at + 1)}`;
}

interface Fault {
  kind: 'byte' | 'deletion' | 'reordering' | 'cut tail';
  sequence: number;
  place: number;
}

/** Does it, and says what must be found, and how it is undone. */
function commit({ kind, sequence, place }: Fault): { expected: RegExp; undo(): void } {
  const row = rowAt(sequence);
  if (kind === 'byte') {
    const column = columns[place % columns.length] ?? '';
    const changed = oneByteOff(row[column], place);
    database.prepare(`update signature_rows set ${column} = ? where sequence = ?`).run(changed, sequence);
    const isAway = column === 'partner_id';
    const expected =
      isAway && sequence === RECORDS ? 'tail-missing' : isAway ? 'sequence' : column === 'previous_hash' ? 'previous-hash' : 'hash';
    const undo = () =>
      void database.prepare(`update signature_rows set ${column} = ? where sequence = ?`).run(row[column] ?? null, sequence);
    return { expected: new RegExp(`^${sequence} ${expected}$`), undo };
  }
  if (kind === 'deletion') {
    takeFrom(sequence);
    return { expected: new RegExp(`^${sequence} ${sequence === RECORDS ? 'tail-missing' : 'sequence'}$`), undo: () => put(row) };
  }
  if (kind === 'cut tail') {
    const from = Math.max(sequence, RECORDS - 50);
    const rows = Array.from({ length: RECORDS - from + 1 }, (_, index) => rowAt(from + index));
    takeFrom(from, RECORDS);
    return { expected: new RegExp(`^${from} tail-missing$`), undo: () => rows.forEach(put) };
  }
  const from = Math.min(sequence, RECORDS - 1);
  const [one, other] = [rowAt(from), rowAt(from + 1)];
  takeFrom(from, from + 1);
  put({ ...one, sequence: from + 1 });
  put({ ...other, sequence: from });
  const undo = () => {
    takeFrom(from, from + 1);
    put(one);
    put(other);
  };
  return { expected: new RegExp(`^${from} previous-hash$`), undo };
}

test('Among ten thousand stored signatures every changed byte, deletion, reordering and cut tail is found and located', async () => {
  expect(await found()).toBe('intact');
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        kind: fc.constantFrom<Fault['kind']>('byte', 'byte', 'byte', 'deletion', 'reordering', 'cut tail'),
        sequence: fc.integer({ min: 1, max: RECORDS }),
        place: fc.nat(1_000),
      }),
      async (fault) => {
        const { expected, undo } = commit(fault);
        try {
          expect(await found()).toMatch(expected);
        } finally {
          undo();
        }
      },
    ),
    { numRuns: 20 },
  );
  expect(await found()).toBe('intact');
}, 60_000);
