import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { checkChain } from '../../bff/domain/audit-chain.ts';
import { openSqliteStore } from '../../bff/node/storage/stores.ts';
import type { SignatureRow } from '../../bff/ports/agreements.ts';
import type { Store } from '../../bff/ports/store.ts';
import { book, versionOf } from '../http/agreement-world.ts';
import { assemble, PARTNER, START, seed } from '../http/fixture.ts';
import { quickFolder } from '../quick-folder.ts';
import { security } from './security.ts';

const folder = quickFolder('partner-signing');
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const MOST = 100_000;

/** Kills a process that signs without warning once it has answered some commands; answers with the records it printed whole. */
function signUntilKilled(path: string, key: string, run: number): Promise<string[]> {
  const file = fileURLToPath(new URL('./signing-child.ts', import.meta.url));
  const child = spawn(process.execPath, [file, path, key, String(run)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
    if (printed.split('\n').length > 40) child.kill('SIGKILL');
  });
  return new Promise((resolve) => child.on('close', () => resolve(printed.split('\n').slice(0, -1))));
}

/** Of each row: its annex, its event, its audit row with its hash; the standings of all; nothing of it without its row. */
async function expectWhole({ reads }: Store): Promise<SignatureRow[]> {
  const rows = await reads.agreements.after(PARTNER, 0, MOST);
  const chain = (async function* () {
    yield* rows;
  })();
  expect(await checkChain(chain, { hashRow: (row) => security.hashAuditRow(row) })).toMatchObject({ state: 'intact', rows: rows.length });
  const events = (await reads.events.after(PARTNER, 0, MOST)).filter(({ type }) => /^agreement\.(signed|withdrawn)$/.test(type));
  expect(events.map(({ data }) => data.recordId)).toEqual(rows.map(({ recordId, withdraws }) => withdraws ?? recordId));
  const audited = (await reads.audit.after(PARTNER, 0, MOST)).filter(({ details }) => 'hash' in details);
  expect(audited.map(({ details }) => details.hash)).toEqual(rows.map(({ hash }) => hash));
  const annexes = await reads.agreements.annexes(PARTNER, '', MOST);
  expect(annexes.map(({ recordId }) => recordId)).toEqual(rows.map(({ recordId }) => recordId).sort());
  for (const customerId of ['c-1', 'c-2', 'c-3']) {
    const own = rows.filter((row) => row.customerId === customerId);
    const newest = own.findLast(({ kind }) => kind === 'signed');
    const isWithdrawn = own.some(({ withdraws }) => withdraws === newest?.recordId);
    expect(await reads.agreements.standings(PARTNER, customerId)).toMatchObject(newest ? [{ recordId: newest.recordId, isWithdrawn }] : []);
  }
  return rows;
}

test('Signatures are whole or not there, wherever the process is killed, and what was answered is kept', { timeout: 120_000 }, async () => {
  const path = join(folder, 'killed.sqlite');
  const first = await openSqliteStore({ path, security });
  const keys = await seed(first);
  await book(assemble({ store: first, keys, clock: { now: START }, settings: {} }), '/v1/agreements/versions', versionOf(1));
  await first.close();
  for (let run = 1; run <= 3; run += 1) {
    const answered = await signUntilKilled(path, keys[0], run);
    expect(answered.length).toBeGreaterThan(20);
    const store = await openSqliteStore({ path, security });
    const kept = new Set((await expectWhole(store)).map(({ recordId }) => recordId));
    expect(answered.filter((recordId) => !kept.has(recordId))).toEqual([]);
    await store.close();
  }
});
