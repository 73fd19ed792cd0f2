import { describe, expect, test } from 'vitest';
import type { Store } from '../../bff/ports/store.ts';
import { PARTNER, partnerRecord } from './records.ts';
import { onBothEngines } from './stores.ts';

const replica = (replicaId: string, seenAt: string) => ({
  replicaId,
  release: '0.1.0',
  schema: 10,
  settingsHash: 'a'.repeat(64),
  keyIds: ['f1', 'f2'],
  startedAt: '2024-09-15T04:00:00.000Z',
  seenAt,
  isDraining: false,
});

onBothEngines('what replicas tell each other', ({ open, reopen }) => {
  test('A replica is seen by every other, until it leaves or was not seen for a day', async () => {
    const { store, address } = await open();
    const other = await reopen(address);
    await store.operations.saveReplica(replica('rep_1', '2024-09-15T04:00:00.000Z'));
    await store.operations.saveReplica({ ...replica('rep_1', '2024-09-15T04:00:10.000Z'), isDraining: true });
    await store.operations.saveReplica(replica('rep_2', '2024-09-15T04:00:20.000Z'));
    expect(await other.operations.replicas('2024-09-15T04:00:10.000Z')).toEqual([
      { ...replica('rep_1', '2024-09-15T04:00:10.000Z'), isDraining: true },
      replica('rep_2', '2024-09-15T04:00:20.000Z'),
    ]);
    expect(await other.operations.replicas('2024-09-15T04:00:11.000Z')).toHaveLength(1);
    await other.operations.saveReplica(replica('rep_3', '2024-09-16T04:00:15.000Z'));
    await other.operations.removeReplica('rep_3');
    expect((await store.operations.replicas('')).map(({ replicaId }) => replicaId)).toEqual(['rep_2']);
  });

  test('Closed changes, and the last walk over the chains, are the same for all', async () => {
    const { store, address } = await open();
    const other = await reopen(address);
    expect(await store.operations.closedChanges()).toBeNull();
    expect(await store.operations.lastVerified()).toBeNull();
    const closed = { since: '2024-09-15T04:00:00.000Z', backupAt: null };
    await store.operations.closeChanges(closed);
    await store.operations.saveVerified({ at: '2024-09-15T05:00:00.000Z', isIntact: false, rows: 3 });
    await store.operations.saveVerified({ at: '2024-09-15T06:00:00.000Z', isIntact: true, rows: 4 });
    expect(await other.operations.closedChanges()).toEqual(closed);
    expect(await other.operations.lastVerified()).toEqual({ at: '2024-09-15T06:00:00.000Z', isIntact: true, rows: 4 });
    await store.operations.openChanges();
    expect(await other.operations.closedChanges()).toBeNull();
  });

  test('The check value of a field key stays the one that was kept first', async () => {
    const { store } = await open();
    const key = { keyId: 'f1', checkSealed: 'first', firstUsedAt: '2024-09-15T04:00:00.000Z', retiredAt: null };
    await store.operations.saveKey(key);
    await store.operations.saveKey({ ...key, checkSealed: 'second', firstUsedAt: '2024-09-16T04:00:00.000Z' });
    expect(await store.operations.keys()).toEqual([key]);
    await store.operations.saveKey({ ...key, retiredAt: '2024-09-17T04:00:00.000Z' });
    expect(await store.operations.keys()).toEqual([{ ...key, retiredAt: '2024-09-17T04:00:00.000Z' }]);
  });

  test('A partner is left without a key when the last of those that go on ends', async () => {
    const { store } = await open();
    const end = () => store.operations.firstKeyEnd();
    const addKey = (partnerId: string, keyId: string, expiresAt: string | null) =>
      store.write(partnerId, (unit) =>
        unit.partners.addKey({ keyId, partnerId, hint: 'abcd', createdAt: '2024-09-15T04:00:00.000Z', revokedAt: null, expiresAt }, keyId),
      );
    for (const partnerId of [PARTNER, 'par_2']) await store.write(partnerId, (unit) => unit.partners.add(partnerRecord(partnerId)));
    expect(await end()).toBeNull();
    await addKey(PARTNER, 'key_1', '2024-10-01T00:00:00.000Z');
    await addKey('par_2', 'key_2', '2024-11-01T00:00:00.000Z');
    expect(await end()).toBe('2024-10-01T00:00:00.000Z');
    await addKey(PARTNER, 'key_3', '2024-12-01T00:00:00.000Z');
    expect(await end()).toBe('2024-11-01T00:00:00.000Z');
    await addKey('par_2', 'key_4', null);
    expect(await end()).toBe('2024-12-01T00:00:00.000Z');
    await store.write(PARTNER, (unit) => unit.partners.revokeKey(PARTNER, 'key_3', '2024-09-16T04:00:00.000Z'));
    expect(await end()).toBe('2024-10-01T00:00:00.000Z');
  });

  describe('the age of data', () => {
    test('is that of the newest delivery in force of each source', async () => {
      const { store } = await open();
      await deliver(store, 'first', '2024-09-15T04:00:00.000Z');
      await deliver(store, 'second', '2024-09-16T04:00:00.000Z');
      await store.write(PARTNER, (unit) =>
        unit.deliveries.begin(PARTNER, { deliveryId: 'never', source: 'focus', startedAt: '2024-09-17T04:00:00.000Z' }),
      );
      expect(await store.operations.dataAges()).toEqual([{ source: 'focus', switchedAt: '2024-09-16T04:00:00.000Z' }]);
      expect(await store.operations.jobBacklog()).toEqual({ waiting: 0, running: 0, oldestRequestedAt: null });
    });
  });
});

async function deliver(store: Store, deliveryId: string, at: string): Promise<void> {
  await store.write(PARTNER, async (unit) => {
    if (!(await unit.partners.find(PARTNER))) await unit.partners.add(partnerRecord());
    await unit.deliveries.begin(PARTNER, { deliveryId, source: 'focus', startedAt: at });
    await unit.deliveries.switch(PARTNER, deliveryId, at);
  });
}
