import { expect, test } from 'vitest';
import type { AuditQuery } from '../../bff/ports/audit.ts';
import type { AuditEntry } from '../../bff/ports/records.ts';
import type { Store } from '../../bff/ports/store.ts';
import { auditEntry, PARTNER, partnerRecord } from './records.ts';
import { onBothEngines } from './stores.ts';

const OTHER = 'par_2';
const at = (minute: number) => `2024-09-30T04:${String(minute).padStart(2, '0')}:00.000Z`;

onBothEngines('The trail', (engines) => {
  async function openWith(entries: readonly Partial<AuditEntry>[]): Promise<Store> {
    const { store } = await engines.open();
    for (const partnerId of [PARTNER, OTHER]) {
      await store.write(partnerId, async (unit) => {
        await unit.partners.add(partnerRecord(partnerId));
        for (const entry of entries) await unit.audit.append(partnerId, { ...auditEntry(), ...entry });
      });
    }
    return store;
  }
  const sequences = async (store: Store, query: AuditQuery, before: number | null = null, limit = 100) =>
    (await store.reads.audit.search(PARTNER, query, before === null ? null : { sequence: before }, limit)).rows.map(
      ({ sequence }) => sequence,
    );

  test('is found by everything that it can be searched by, newest first', async () => {
    const operator = { kind: 'operator', id: 'op_1' } as const;
    const store = await openWith([
      { at: at(1), actor: operator, action: 'session.swap', targets: [] },
      { at: at(2), actor: operator, action: 'customers.reveal', targets: ['c-1', 'c-10'], outcome: 'refused', refusal: 'not-found' },
      { at: at(3), actor: { kind: 'partner-key', id: 'op_1' }, action: 'customers.save', targets: ['c-10'] },
      { at: at(4), actor: operator, action: 'customers.reveal', targets: ['C-1'] },
    ]);
    expect(await sequences(store, {})).toEqual([4, 3, 2, 1]);
    expect(await sequences(store, { from: at(2), until: at(4) })).toEqual([3, 2]);
    expect(await sequences(store, { actorId: 'op_1' })).toEqual([4, 3, 2, 1]);
    expect(await sequences(store, { actorId: 'op_1', actorKind: 'operator' })).toEqual([4, 2, 1]);
    expect(await sequences(store, { action: 'customers.reveal' })).toEqual([4, 2]);
    expect(await sequences(store, { actorId: 'op_1', action: 'customers.save' })).toEqual([3]);
    expect(await sequences(store, { outcome: 'refused' })).toEqual([2]);
    expect(await sequences(store, { target: 'c-10' })).toEqual([3, 2]);
    expect(await sequences(store, { target: 'c-1' })).toEqual([2]);
    expect(await sequences(store, { target: 'c-' })).toEqual([]);
    expect(await sequences(store, { actorId: 'nobody' })).toEqual([]);
  });

  test('finds a whole id only, whatever stands in it', async () => {
    const store = await openWith([{ targets: ['a', 'b'] }, { targets: ['quoted "c-1"'] }, { targets: ['100%', '客户\n一'] }]);
    for (const target of [',', '","', 'c-1', '%', '_', '[', 'a","b']) expect(await sequences(store, { target })).toEqual([]);
    expect(await sequences(store, { target: 'quoted "c-1"' })).toEqual([2]);
    expect(await sequences(store, { target: '客户\n一' })).toEqual([3]);
  });

  test('goes on from a place, and a search for something rare says where to go on', { timeout: 120_000 }, async () => {
    const rare = { targets: ['rare'] };
    const store = await openWith([rare, ...Array.from({ length: 10_050 }, () => ({})), rare, {}]);
    expect(await sequences(store, {}, 4, 2)).toEqual([3, 2]);
    const first = await store.reads.audit.search(PARTNER, { target: 'rare' }, null, 10);
    expect(first.rows.map(({ sequence }) => sequence)).toEqual([10_052]);
    expect(first.next?.sequence).toBe(54);
    const second = await store.reads.audit.search(PARTNER, { target: 'rare' }, first.next, 10);
    expect(second).toMatchObject({ rows: [{ sequence: 1 }], next: null });
  });
});
