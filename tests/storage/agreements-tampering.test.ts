import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { chainLine, readSignedHeads, verifyChains } from '../../bff/node/program/verify-chains.ts';
import { HEADS_FILE, startHeads } from '../../bff/node/service/heads.ts';
import type { MarkedHead } from '../../bff/ports/security.ts';
import type { Store, Unit } from '../../bff/ports/store.ts';
import { sign, withdrawal } from './agreement-world.ts';
import { auditEntry, customerRecord, PARTNER, partnerRecord } from './records.ts';
import { type Engines, onBothEngines, security } from './stores.ts';

const OTHER = 'par_2';
const COLUMNS = {
  text: [
    ...['kind', 'record_id', 'withdraws', 'reason', 'customer_id', 'person_id', 'capacity', 'method', 'code', 'locale', 'title'],
    ...['source_sha256', 'rendered_sha256', 'manifest_id', 'manifest_sha256', 'presented_at', 'at', 'annex_sha256'],
  ],
  number: ['version'],
} as const;

/** What somebody with the database's own password does, triggers or not. */
async function tamper(address: string, ...statements: readonly string[]): Promise<void> {
  const text = statements.join('; ');
  if (!address.startsWith('postgres')) {
    const database = new DatabaseSync(address);
    for (const table of ['signature_rows', 'audit_rows'])
      for (const verb of ['update', 'delete']) database.exec(`drop trigger if exists ${table}_no_${verb}`);
    database.exec(text);
    return database.close();
  }
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query(`set session_replication_role = replica; ${text}`);
  await client.end();
}

/** Signs, and says so in the audit trail as the service does. */
async function signOnRecord(unit: Unit, recordId: string, customerId = 'cus-1'): Promise<void> {
  const { sequence, hash } = await sign(unit, recordId, { customerId });
  await unit.audit.append(PARTNER, { ...auditEntry(), action: 'agreement.sign', details: { isRepeat: false, sequence, hash } });
}

async function filled(engines: Engines): Promise<{ store: Store; address: string }> {
  const opened = await engines.open();
  await opened.store.write(PARTNER, async (unit) => {
    await unit.partners.add(partnerRecord());
    await unit.partners.add(partnerRecord(OTHER));
    await unit.customers.save(PARTNER, [customerRecord('cus-1')]);
    for (let count = 1; count <= 5; count += 1) await signOnRecord(unit, `sig-${count}`);
    const signed = await unit.agreements.record(PARTNER, 'sig-5');
    if (!signed) throw new Error('Nothing was signed.');
    const { sequence, hash } = await unit.agreements.append(withdrawal(signed, 'sig-6'));
    await unit.audit.append(PARTNER, { ...auditEntry(), action: 'agreement.withdraw-signature', details: { sequence, hash } });
  });
  return opened;
}

/** What is found of signatures; every audit chain must be intact. */
async function verified(store: Store, heads: readonly MarkedHead[] = []): Promise<string[]> {
  const found: string[] = [];
  for await (const { partnerId, chain, check } of verifyChains(store, security, heads)) {
    const said = check.state === 'intact' ? 'intact' : `${check.brokenAt} ${check.reason}`;
    if (chain === 'signatures') found.push(`${partnerId} ${said}`);
    else expect(said).toBe('intact');
  }
  return found;
}

const of = (sequence: number) => `where partner_id = '${PARTNER}' and sequence = ${sequence}`;

onBothEngines('A chain of signatures', (engines) => {
  let store: Store;
  let address: string;
  beforeEach(async () => {
    ({ store, address } = await filled(engines));
  });

  test('shows a change of any column of a stored row, and where it is', async () => {
    expect(await verified(store)).toEqual([`${PARTNER} intact`]);
    const changes = [
      ...COLUMNS.text.map((column) => [column, `coalesce(${column}, '') || 'x'`]),
      ...COLUMNS.number.map((column) => [column, `${column} + 1`]),
    ];
    for (const [column = '', changed] of changes) {
      const saved = `create table saved as select * from signature_rows ${of(3)}`;
      await tamper(address, saved, `update signature_rows set ${column} = ${changed} ${of(3)}`);
      expect([column, await verified(store)]).toEqual([column, [`${PARTNER} 3 hash`]]);
      await tamper(address, `update signature_rows set ${column} = (select ${column} from saved) ${of(3)}`, 'drop table saved');
    }
    expect(await verified(store)).toEqual([`${PARTNER} intact`]);
  });

  test.each<[what: string, statements: readonly string[], found: readonly string[]]>([
    ['a hash written over', [`update signature_rows set hash = '${'a'.repeat(64)}' ${of(3)}`], [`${PARTNER} 3 hash`]],
    [
      'a previous hash written over',
      [`update signature_rows set previous_hash = '${'a'.repeat(64)}' ${of(3)}`],
      [`${PARTNER} 3 previous-hash`],
    ],
    ['a row taken out', [`delete from signature_rows ${of(3)}`], [`${PARTNER} 3 sequence`]],
    ['a row moved away', [`update signature_rows set sequence = 33 ${of(3)}`], [`${PARTNER} 3 sequence`]],
    [
      'a row given to another partner',
      [`update signature_rows set partner_id = '${OTHER}' ${of(6)}`],
      [`${PARTNER} 6 trail`, `${OTHER} 1 sequence`],
    ],
    [
      'two rows that changed places',
      [
        `update signature_rows set sequence = 99 ${of(3)}`,
        `update signature_rows set sequence = 3 ${of(4)}`,
        `update signature_rows set sequence = 4 ${of(99)}`,
      ],
      [`${PARTNER} 3 previous-hash`],
    ],
    ['the first rows taken away', [`delete from signature_rows where sequence < 3`], [`${PARTNER} 1 sequence`]],
    ['a tail that was cut, by the audit trail alone', [`delete from signature_rows where sequence > 4`], [`${PARTNER} 5 trail`]],
    ['all rows taken away', [`delete from signature_rows`], [`${PARTNER} 1 trail`]],
  ])('shows %s', async (_what, statements, found) => {
    await tamper(address, ...statements);
    expect(await verified(store)).toEqual(found);
  });

  test('shows a signature that was put behind the others with a hash that follows', async () => {
    const head = await store.reads.agreements.head(PARTNER);
    await store.write(PARTNER, (unit) => sign(unit, 'sig-forged'));
    expect(head?.sequence).toBe(6);
    expect(await verified(store)).toEqual([`${PARTNER} 7 trail`]);
  });

  test('shows by a head that left that its tail and the audit trail of it were cut together', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'partner-signature-heads-'));
    const clock = { now: () => Date.parse('2024-09-30T05:00:00.000Z'), businessNow: () => 0 };
    const onFailure = (error: unknown) => expect(error).toBeUndefined();
    await startHeads({ store, security, clock, folder, onHead: () => {}, onFailure }).stop();
    const { heads, badLines } = await readSignedHeads(join(folder, HEADS_FILE), security);
    rmSync(folder, { recursive: true });
    expect([heads.map(({ chain, sequence }) => [chain, sequence]), badLines]).toEqual([
      [
        [undefined, 6],
        ['signatures', 6],
      ],
      [],
    ]);
    expect(await verified(store, heads)).toEqual([`${PARTNER} intact`]);
    await tamper(address, 'delete from signature_rows where sequence > 4', 'delete from audit_rows where sequence > 4');
    expect(await verified(store)).toEqual([`${PARTNER} intact`]);
    expect(
      await verified(
        store,
        heads.filter(({ chain }) => chain),
      ),
    ).toEqual([`${PARTNER} 5 tail-missing`]);
  });
});

describe('Signed heads of signatures', () => {
  const folder = mkdtempSync(join(tmpdir(), 'partner-heads-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('hold as such alone: neither chain’s head passes for the other’s', async () => {
    const path = join(folder, HEADS_FILE);
    const head = { partnerId: PARTNER, sequence: 1, hash: 'a'.repeat(64), at: '2024-09-30T05:00:00.000Z' };
    const [audit, signatures] = [await security.signHead(head), await security.signSignatureHead(head)];
    const lines = [
      { ...head, signed: audit },
      { chain: 'signatures', ...head, signed: signatures },
      { chain: 'signatures', ...head, signed: audit },
      { ...head, signed: signatures },
    ];
    writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(5);
    expect(await readSignedHeads(path, security)).toEqual({ heads: [head, { chain: 'signatures', ...head }], badLines: [3, 4] });
  });

  test('are told apart to whoever reads what was found', () => {
    const check = { state: 'intact', rows: 2, head: 'f'.repeat(64), losses: [] } as const;
    expect(chainLine({ partnerId: PARTNER, chain: 'signatures', check })).toBe(
      `${PARTNER} signatures: rows 2, head ${'f'.repeat(64)}: intact`,
    );
  });
});
