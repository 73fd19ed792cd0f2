import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { brokenRowLines } from '../../bff/node/program/broken-signatures.ts';
import { openSqliteStore } from '../../bff/node/storage/stores.ts';
import type { SignatureRow } from '../../bff/ports/agreements.ts';
import type { Store } from '../../bff/ports/store.ts';
import { rowHashOf } from '../../shared/evidence/verify-rows.ts';
import { sign } from '../storage/agreement-world.ts';
import { customerRecord, PARTNER, partnerRecord } from '../storage/records.ts';
import { security } from '../storage/security.ts';

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stored-'));
  store = await openSqliteStore({ path: join(folder, 'kit.db'), security });
  await store.write(PARTNER, async (unit) => {
    await unit.partners.add(partnerRecord());
    await unit.customers.save(PARTNER, [customerRecord('cus-1')]);
    for (let count = 1; count <= 60; count += 1) await sign(unit, `sig-${count}`, { customerId: 'cus-1' });
  });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

function tamper(...statements: readonly string[]): void {
  const database = new DatabaseSync(join(folder, 'kit.db'));
  for (const verb of ['update', 'delete']) database.exec(`drop trigger if exists signature_rows_no_${verb}`);
  database.exec(statements.join('; '));
  database.close();
}

test('every row of a chain that was tampered with in several places is told, not the first one alone', async () => {
  expect(await brokenRowLines(store, PARTNER)).toEqual([]);
  tamper(
    "update signature_rows set capacity = 'other' where sequence = 7",
    "update signature_rows set at = '2020-01-01T00:00:00.000Z' where sequence = 20",
    'delete from signature_rows where sequence in (30, 31)',
  );
  expect(await brokenRowLines(store, PARTNER)).toEqual([
    '  row 7: its content was changed',
    '  row 20: its content was changed',
    '  rows 30 to 31: missing',
  ]);
  tamper("update signature_rows set capacity = 'other'");
  const lines = await brokenRowLines(store, PARTNER);
  expect([lines.length, lines.at(-1)]).toEqual([21, expect.stringMatching(/^ {2}and \d+ more$/)]);
});

test('a row that was moved to the end of all numbers, its hash made anew, is told in a line', async () => {
  const [row] = await store.reads.agreements.after(PARTNER, 59, 1);
  const moved = { ...(row as SignatureRow), sequence: 2_147_483_647 };
  tamper(`update signature_rows set sequence = ${moved.sequence}, hash = '${rowHashOf(moved)}' where sequence = 60`);
  expect(await brokenRowLines(store, PARTNER)).toEqual(['  rows 60 to 2147483646: missing']);
});

test('a row is hashed by whoever holds a receipt as it was by the store', async () => {
  for (const row of await store.reads.agreements.after(PARTNER, 0, 10)) expect(rowHashOf({ ...row })).toBe(row.hash);
});
