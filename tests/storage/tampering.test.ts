import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { readSignedHeads, verifyChains } from '../../bff/node/program/verify-chains.ts';
import type { ChainHead } from '../../bff/ports/security.ts';
import type { Store } from '../../bff/ports/store.ts';
import { auditEntry, PARTNER, partnerRecord } from './records.ts';
import { onBothEngines, security } from './stores.ts';

const OTHER = 'par_2';

/** What somebody with the database's own password does, triggers or not. */
async function tamper(address: string, statement: string): Promise<void> {
  if (!address.startsWith('postgres')) {
    const database = new DatabaseSync(address);
    database.exec(`drop trigger audit_rows_no_update; drop trigger audit_rows_no_delete; ${statement}`);
    return database.close();
  }
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query(`set session_replication_role = replica; ${statement}`);
  await client.end();
}

async function fill(store: Store): Promise<void> {
  for (const partnerId of [PARTNER, OTHER]) {
    await store.write(partnerId, async (unit) => {
      await unit.partners.add(partnerRecord(partnerId));
      for (let count = 0; count < 5; count += 1) await unit.audit.append(partnerId, auditEntry(`act.${count}`));
    });
  }
}

async function verified(store: Store, heads: readonly ChainHead[] = []): Promise<string[]> {
  const found: string[] = [];
  for await (const { partnerId, check } of verifyChains(store, security, heads)) {
    found.push(`${partnerId} ${check.state === 'intact' ? 'intact' : `${check.brokenAt} ${check.reason}`}`);
  }
  return found;
}

const copy = (sequence: number) =>
  `insert into audit_rows select partner_id, ${sequence}, at, actor_kind, actor_id, session_id, request_id, action, outcome, refusal, targets, details, previous_hash, hash from audit_rows where partner_id = '${PARTNER}' and sequence = 1`;

const ACTS: readonly [what: string, statement: string, found: string][] = [
  ['nothing', 'select 1', 'intact'],
  ['details written over', `update audit_rows set details = '{}' where partner_id = '${PARTNER}' and sequence = 3`, '3 hash'],
  ['targets made unreadable', `update audit_rows set targets = 'no JSON' where partner_id = '${PARTNER}' and sequence = 3`, '3 hash'],
  ['a row taken out', `delete from audit_rows where partner_id = '${PARTNER}' and sequence = 3`, '3 sequence'],
  ['the first rows taken away', `delete from audit_rows where partner_id = '${PARTNER}' and sequence < 4`, '1 sequence'],
  ['a row put in front', copy(0), '1 sequence'],
  ['a row put far in front', copy(-5), '1 sequence'],
  ['a row added with a hash of its own', copy(6), '6 previous-hash'],
  [
    'a row moved to another partner',
    `update audit_rows set partner_id = '${OTHER}', sequence = 6 where partner_id = '${PARTNER}' and sequence = 5`,
    'intact',
  ],
];

onBothEngines('An audit chain', (engines) => {
  test.each(ACTS)('shows %s', async (_what, statement, found) => {
    const { store, address } = await engines.open();
    await fill(store);
    await tamper(address, statement);
    const other = statement.includes(`= '${OTHER}'`) ? '6 previous-hash' : 'intact';
    expect(await verified(store)).toEqual([`${PARTNER} ${found}`, `${OTHER} ${other}`]);
  });

  test('shows a tail that was cut where its head had left, also if nothing of the chain remains', async () => {
    const { store, address } = await engines.open();
    await fill(store);
    const head = await store.reads.audit.head(PARTNER);
    const heads = [{ partnerId: PARTNER, sequence: head?.sequence ?? 0, hash: head?.hash ?? '', at: '2024-09-30T05:00:00.000Z' }];
    await tamper(address, `delete from audit_rows where partner_id = '${PARTNER}' and sequence > 4`);
    expect(await verified(store)).toContain(`${PARTNER} intact`);
    expect(await verified(store, heads)).toContain(`${PARTNER} 5 tail-missing`);
  });
});

describe('Signed heads', () => {
  const folder = mkdtempSync(join(tmpdir(), 'partner-heads-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'heads.jsonl');
  const lineOf = async (sequence: number) => {
    const head = { partnerId: PARTNER, sequence, hash: String(sequence).repeat(64), at: '2024-09-30T05:00:00.000Z' };
    return { ...head, signed: await security.signHead(head) };
  };

  test('hold for what their lines say: swapped, edited and cut ones are named', async () => {
    const [first, second, third] = await Promise.all([lineOf(1), lineOf(2), lineOf(3)]);
    const lines = [
      first,
      { ...second, signed: third.signed },
      { ...third, partnerId: OTHER },
      { ...third, signed: `${third.signed.slice(0, -4)}AAAA` },
      third,
    ];
    writeFileSync(path, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n${JSON.stringify(second).slice(0, 50)}`);
    const read = await readSignedHeads(path, security);
    expect(read.heads.map(({ sequence }) => sequence)).toEqual([1, 3]);
    expect(read.badLines).toEqual([2, 3, 4]);
  });
});
