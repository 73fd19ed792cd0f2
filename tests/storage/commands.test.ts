import { beforeEach, expect, test } from 'vitest';
import { checkChain } from '../../bff/domain/audit-chain.ts';
import type { AuditRow } from '../../bff/ports/records.ts';
import { type Store, StoreUnavailable } from '../../bff/ports/store.ts';
import { auditEntry, customerRecord, listQuery, NOW, operatorRecord, PARTNER, partnerRecord, sessionRecord } from './records.ts';
import { onBothEngines, security } from './stores.ts';

async function* rowsOf(store: Store): AsyncGenerator<AuditRow> {
  yield* await store.reads.audit.after(PARTNER, 0, 10_000);
}

onBothEngines('The store', (engines) => {
  let store: Store;
  let address: string;
  beforeEach(async () => {
    ({ store, address } = await engines.open());
    await store.write(PARTNER, (unit) => unit.partners.add(partnerRecord()));
  });

  test('lets one failing command of many hurt nobody but itself', async () => {
    const commands = Array.from({ length: 200 }, (_, index) =>
      store.write(PARTNER, async (unit) => {
        await unit.customers.save(PARTNER, [customerRecord(`cus-${index}`)]);
        if (index % 10 === 3) throw new Error(`refused ${index}`);
        return index;
      }),
    );
    const settled = await Promise.allSettled(commands);
    expect(settled.filter((one) => one.status === 'rejected')).toHaveLength(20);
    expect(settled[13]).toMatchObject({ reason: new Error('refused 13') });
    expect(await store.reads.customers.count(listQuery())).toBe(180);
    expect(await store.reads.customers.exists(PARTNER, 'cus-3')).toBe(false);
    expect(await store.reads.customers.exists(PARTNER, 'cus-4')).toBe(true);
  });

  test('goes on after a command that breaks a rule of the database', async () => {
    const twice = store.write(PARTNER, (unit) => unit.partners.add(partnerRecord()));
    const other = store.write(PARTNER, (unit) => unit.partners.add(partnerRecord('par_2')));
    await expect(twice).rejects.toThrow();
    await other;
    expect((await store.reads.partners.list()).map((partner) => partner.partnerId)).toEqual(['par_1', 'par_2']);
  });

  test('keeps one audit chain without a gap while two processes write to it', async () => {
    const second = await engines.reopen(address);
    const write = (to: Store, count: number) =>
      Promise.all(
        Array.from({ length: count }, (_, index) => to.write(PARTNER, (unit) => unit.audit.append(PARTNER, auditEntry(`n.${index}`)))),
      );
    await Promise.all([write(store, 150), write(second, 150)]);
    const check = await checkChain(rowsOf(store), { hashRow: (row) => security.hashAuditRow(row) });
    expect(check).toMatchObject({ state: 'intact', rows: 300 });
    const head = await store.reads.audit.head(PARTNER);
    expect(check).toMatchObject({ head: head?.hash });
    const cut = await checkChain(rowsOf(store), {
      hashRow: (row) => security.hashAuditRow(row),
      heads: [{ sequence: 301, hash: 'f'.repeat(64), at: '2024-09-30T05:00:00.000Z' }],
    });
    expect(cut).toEqual({ state: 'broken', rows: 300, brokenAt: 301, reason: 'tail-missing' });
  });

  test('names the first row of a chain that was changed', async () => {
    for (let count = 0; count < 5; count += 1) await store.write(PARTNER, (unit) => unit.audit.append(PARTNER, auditEntry()));
    async function* changed() {
      for await (const row of rowsOf(store)) yield row.sequence === 3 ? { ...row, outcome: 'refused' as const } : row;
    }
    expect(await checkChain(changed(), { hashRow: (row) => security.hashAuditRow(row) })).toMatchObject({
      state: 'broken',
      brokenAt: 3,
      reason: 'hash',
    });
  });

  test('spends a secret once, however many swap it at once', async () => {
    const second = await engines.reopen(address);
    await store.write(PARTNER, (unit) => unit.sessions.add(sessionRecord('ses_1'), 'secret-hash'));
    const swaps = Array.from({ length: 20 }, (_, index) =>
      (index % 2 ? store : second).write(PARTNER, (unit) =>
        unit.sessions.swap('ses_1', { hash: `token-${index}`, origin: 'https://portal.example', expiresAt: '2024-09-30T04:10:00.000Z' }),
      ),
    );
    expect((await Promise.all(swaps)).filter(Boolean)).toHaveLength(1);
    const session = await store.reads.sessions.findBySecretHash('secret-hash');
    expect(session?.token).toEqual({ origin: 'https://portal.example', expiresAt: '2024-09-30T04:10:00.000Z' });
  });

  test('opens an origin while a session names it, and ends a session everywhere when it is revoked', async () => {
    await store.write(PARTNER, (unit) => unit.sessions.add(sessionRecord('ses_1'), 'secret-1'));
    await store.write(PARTNER, (unit) =>
      unit.sessions.add(sessionRecord('ses_2', { actor: { kind: 'end-customer', customerId: 'c', personId: null } }), 'secret-2'),
    );
    const isOpen = (at: string) => store.reads.sessions.isOriginOpen('https://portal.example', at);
    expect([await isOpen(NOW), await isOpen('2024-09-30T04:01:00.000Z')]).toEqual([true, false]);
    const second = await engines.reopen(address);
    expect(await store.write(PARTNER, (unit) => unit.sessions.revoke(PARTNER, { operatorId: 'opr_1000000000000000000000' }, NOW))).toBe(1);
    expect((await second.reads.sessions.find(PARTNER, 'ses_1'))?.revokedAt).toBe(NOW);
    expect((await second.reads.sessions.find(PARTNER, 'ses_2'))?.revokedAt).toBeNull();
    expect(await store.write(PARTNER, (unit) => unit.sessions.swap('ses_1', { hash: 't', origin: 'o', expiresAt: NOW }))).toBe(false);
    await store.write(PARTNER, (unit) => unit.sessions.revoke(PARTNER, { customerId: 'c' }, NOW));
    expect(await isOpen(NOW)).toBe(false);
    await store.write(PARTNER, (unit) => unit.sessions.forget('2024-10-01T00:00:00.000Z'));
    expect(await second.reads.sessions.find(PARTNER, 'ses_2')).toBeNull();
  });

  test('ends the sessions of one secret key, the other keys’ live on', async () => {
    await store.write(PARTNER, async (unit) => {
      await unit.sessions.add(sessionRecord('ses_1', { keyId: 'key_leaked' }), 'secret-1');
      await unit.sessions.add(sessionRecord('ses_2', { keyId: 'key_leaked' }), 'secret-2');
      await unit.sessions.add(sessionRecord('ses_3', { keyId: 'key_next' }), 'secret-3');
    });
    expect(await store.write(PARTNER, (unit) => unit.sessions.revoke(PARTNER, { keyId: 'key_leaked' }, NOW))).toBe(2);
    const found = await Promise.all(['ses_1', 'ses_2', 'ses_3'].map((id) => store.reads.sessions.find(PARTNER, id)));
    expect(found.map((session) => [session?.keyId, session?.revokedAt])).toEqual([
      ['key_leaked', NOW],
      ['key_leaked', NOW],
      ['key_next', null],
    ]);
  });

  test('counts what a replica wrote whose clock is ahead, so that two clocks do not double a limit', async () => {
    const ahead = '2024-09-30T04:00:00.005Z';
    await store.write(PARTNER, (unit) => unit.reveals.record(PARTNER, 'opr_1000000000000000000000', ahead, 150));
    await store.write(PARTNER, (unit) => unit.searches.record(PARTNER, 'opr_1000000000000000000000', ahead));
    const counted = await store.reads.reveals.count(PARTNER, 'opr_1000000000000000000000', NOW);
    expect([counted.operatorMinute.cells, counted.operatorDay.cells, counted.partnerHour.cells]).toEqual([150, 150, 150]);
    expect((await store.reads.searches.count(PARTNER, 'opr_1000000000000000000000', NOW)).count).toBe(1);
  });

  test('counts reveals and searches in sliding windows', async () => {
    const record = (at: string, cells: number, operatorId = 'opr_1000000000000000000000') =>
      store.write(PARTNER, (unit) => unit.reveals.record(PARTNER, operatorId, at, cells));
    await record('2024-09-29T05:00:00.000Z', 7);
    await record('2024-09-30T03:30:00.000Z', 5);
    await record('2024-09-30T03:59:30.000Z', 2);
    await record('2024-09-30T03:59:40.000Z', 100, 'opr_2000000000000000000000');
    expect(await store.reads.reveals.count(PARTNER, 'opr_1000000000000000000000', NOW)).toEqual({
      operatorMinute: { cells: 2, oldestAt: '2024-09-30T03:59:30.000Z' },
      operatorDay: { cells: 14, oldestAt: '2024-09-29T05:00:00.000Z' },
      partnerHour: { cells: 107, oldestAt: '2024-09-30T03:30:00.000Z' },
    });
    await store.write(PARTNER, (unit) => unit.searches.record(PARTNER, 'opr_1000000000000000000000', NOW));
    expect(await store.reads.searches.count(PARTNER, 'opr_1000000000000000000000', NOW)).toEqual({ count: 1, oldestAt: NOW });
    expect(await store.reads.searches.count(PARTNER, 'opr_1000000000000000000000', '2024-09-30T04:01:00.000Z')).toEqual({
      count: 0,
      oldestAt: null,
    });
  });

  test('keeps two keys valid at once and forgets none', async () => {
    const key = (keyId: string) => ({ keyId, partnerId: PARTNER, hint: 'abcd', createdAt: NOW, revokedAt: null, expiresAt: null });
    await store.write(PARTNER, (unit) => unit.partners.addKey(key('key_1'), 'hash-1'));
    await store.write(PARTNER, (unit) => unit.partners.addKey(key('key_2'), 'hash-2'));
    expect((await store.reads.partners.findByKeyHash('hash-2'))?.key.keyId).toBe('key_2');
    expect(await store.write(PARTNER, (unit) => unit.partners.revokeKey(PARTNER, 'key_1', NOW))).toBe(true);
    expect(await store.write(PARTNER, (unit) => unit.partners.revokeKey(PARTNER, 'key_1', NOW))).toBe(false);
    expect((await store.reads.partners.keys(PARTNER)).map((one) => one.revokedAt)).toEqual([NOW, null]);
  });

  test('keeps an operator by id and finds them by the number the partner knows', async () => {
    await store.write(PARTNER, (unit) => unit.operators.save(operatorRecord('opr_1000000000000000000000', { userId: '王' })));
    await store.write(PARTNER, (unit) =>
      unit.operators.save(operatorRecord('opr_1000000000000000000000', { userId: '王', roles: ['administrator'], name: null })),
    );
    const { nameMasked: _masked, ...expected } = operatorRecord('opr_1000000000000000000000', {
      userId: '王',
      roles: ['administrator'],
      name: null,
    });
    expect(await store.reads.operators.findByUserId(PARTNER, '王')).toEqual(expected);
    expect(await store.reads.operators.find('par_2', 'opr_1000000000000000000000')).toBeNull();
  });

  test('refuses commands once it is closed', async () => {
    const { store: closing } = await engines.open();
    await closing.close();
    await expect(closing.write(PARTNER, async () => 1)).rejects.toThrow(StoreUnavailable);
  });
});
