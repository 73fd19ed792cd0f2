import { beforeEach, expect, test } from 'vitest';
import { checkChain } from '../../bff/domain/audit-chain.ts';
import type { SignatureRow } from '../../bff/ports/agreements.ts';
import type { Store, Unit } from '../../bff/ports/store.ts';
import { CODE, sign, signature, withdrawal } from './agreement-world.ts';
import { customerRecord, NOW, PARTNER, partnerRecord } from './records.ts';
import { onBothEngines, security } from './stores.ts';

onBothEngines('Signatures of agreements', (engines) => {
  let store: Store;
  let address: string;
  beforeEach(async () => {
    ({ store, address } = await engines.open());
    await store.write(PARTNER, async (unit) => {
      await unit.partners.add(partnerRecord());
      await unit.customers.save(
        PARTNER,
        ['cus-1', 'cus-2', 'cus-3'].map((id) => customerRecord(id)),
      );
    });
  });

  const together = (stores: readonly Store[], commands: readonly ((unit: Unit) => Promise<unknown>)[]) =>
    Promise.allSettled(commands.map((command, index) => (stores[index % stores.length] ?? store).write(PARTNER, command)));

  async function chain(): Promise<SignatureRow[]> {
    const rows = await store.reads.agreements.after(PARTNER, 0, 1_000);
    const check = await checkChain(
      (async function* () {
        yield* rows;
      })(),
      { hashRow: (row) => security.hashAuditRow(row) },
    );
    expect(check).toMatchObject({ state: 'intact', rows: rows.length });
    return rows;
  }

  test('form one chain, although commands of one transaction and of two replicas write at once', async () => {
    const replica = await engines.reopen(address);
    const ids = Array.from({ length: 40 }, (_, index) => `sig-${index}`);
    const outcomes = await together(
      [store, replica],
      ids.map((id, index) => (unit) => sign(unit, id, { customerId: `cus-${(index % 3) + 1}` })),
    );
    expect(outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))).toEqual([]);
    expect((await chain()).map(({ recordId }) => recordId).sort()).toEqual([...ids].sort());
    expect(await store.reads.agreements.head(PARTNER)).toMatchObject({ sequence: 40 });
    expect(await store.reads.agreements.partners()).toEqual([PARTNER]);
  });

  test('leave no gap where a command among them fails', async () => {
    const outcomes = await together(
      [store],
      [
        (unit) => sign(unit, 'sig-1'),
        async (unit) => {
          await sign(unit, 'sig-2');
          throw new Error('A bug.');
        },
        (unit) => sign(unit, 'sig-3', { customerId: 'cus-2' }),
      ],
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await chain()).map(({ recordId }) => recordId)).toEqual(['sig-1', 'sig-3']);
    expect(await store.reads.agreements.standings(PARTNER, 'cus-2')).toMatchObject([{ recordId: 'sig-3' }]);
  });

  test('are seen by the commands after them in the same transaction', async () => {
    const seen: unknown[] = [];
    await together(
      [store],
      [
        (unit) => sign(unit, 'sig-1'),
        async (unit) => {
          seen.push((await unit.agreements.byManifest(PARTNER, 'man-sig-1'))?.recordId);
          seen.push((await unit.agreements.record(PARTNER, 'sig-1'))?.sequence);
          seen.push((await unit.agreements.standings(PARTNER, 'cus-1'))[0]?.recordId);
          seen.push((await unit.agreements.ofCustomer(PARTNER, 'cus-1', 10)).length);
          const signed = await unit.agreements.record(PARTNER, 'sig-1');
          if (signed) await unit.agreements.append(withdrawal(signed, 'sig-2'));
        },
        async (unit) => {
          seen.push((await unit.agreements.withdrawalOf(PARTNER, 'sig-1'))?.recordId);
          seen.push((await unit.agreements.standings(PARTNER, 'cus-1'))[0]?.isWithdrawn);
          seen.push((await unit.agreements.head(PARTNER))?.sequence);
        },
      ],
    );
    expect(seen).toEqual(['sig-1', 1, 'sig-1', 1, 'sig-2', true, 2]);
  });

  test('are made once with a manifest, however often it is sent at the same time', async () => {
    const outcomes = await together(
      [store, await engines.reopen(address)],
      Array.from({ length: 6 }, (_, index) => (unit) => unit.agreements.append({ ...signature(`sig-${index}`), manifestId: 'man-1' })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await chain()).toHaveLength(1);
  });

  test('are withdrawn once, by a row of their own that changes nothing before it', async () => {
    const signed = await store.write(PARTNER, (unit) => sign(unit, 'sig-1'));
    const outcomes = await together(
      [store, await engines.reopen(address)],
      ['sig-2', 'sig-3'].map((id) => (unit) => unit.agreements.append(withdrawal(signed, id))),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const rows = await chain();
    expect(rows.map(({ kind, withdraws }) => [kind, withdraws])).toEqual([
      ['signed', null],
      ['withdrawn', 'sig-1'],
    ]);
    expect(rows[0]).toEqual(signed);
    expect(await store.reads.agreements.standings(PARTNER, 'cus-1')).toEqual([
      {
        ...{ customerId: 'cus-1', code: CODE, recordId: 'sig-1', version: 1, capacity: 'authorised-agent', signedAt: NOW },
        ...{ hash: signed.hash, isWithdrawn: true },
      },
    ]);
    expect(await store.reads.agreements.byManifest(PARTNER, signed.manifestId)).toEqual(signed);
  });

  test('of which an older one is withdrawn leave the customer where the newest puts it', async () => {
    const [first] = await store.write(PARTNER, async (unit) => [await sign(unit, 'sig-1'), await sign(unit, 'sig-2', { version: 2 })]);
    if (first) await store.write(PARTNER, (unit) => unit.agreements.append(withdrawal(first, 'sig-3')));
    expect(await store.reads.agreements.standings(PARTNER, 'cus-1')).toMatchObject([{ recordId: 'sig-2', version: 2, isWithdrawn: false }]);
  });

  test('keep nothing in their hash that somebody handed over besides', async () => {
    await store.write(PARTNER, (unit) => unit.agreements.append({ ...signature('sig-1'), ...{ note: 'not stored' } }));
    expect(await chain()).toHaveLength(1);
  });

  test('lose their annexes without being touched', async () => {
    const annex = (recordId: string, customerId: string, at: string) => ({ recordId, customerId, sealed: 'sealed', at });
    await store.write(PARTNER, async (unit) => {
      for (const [id, customerId] of [
        ['sig-1', 'cus-1'],
        ['sig-2', 'cus-2'],
        ['sig-3', 'cus-3'],
      ] as const) {
        await sign(unit, id, { customerId });
        await unit.agreements.keepAnnex(PARTNER, annex(id, customerId, `2024-0${id.at(-1)}-01T00:00:00.000Z`));
      }
    });
    const before = await chain();
    const forget = (which: { customerId: string } | { before: string }, limit = 10) =>
      store.write(PARTNER, (unit) => unit.agreements.forgetAnnexes(PARTNER, which, limit));
    expect(await forget({ customerId: 'cus-3' })).toBe(1);
    expect(await forget({ before: '2024-03-01T00:00:00.000Z' }, 1)).toBe(1);
    expect(await store.reads.agreements.annex(PARTNER, 'sig-1')).toBeNull();
    expect(await store.reads.agreements.annex(PARTNER, 'sig-2')).toEqual(annex('sig-2', 'cus-2', '2024-02-01T00:00:00.000Z'));
    expect(await forget({ before: '2024-03-01T00:00:00.000Z' })).toBe(1);
    expect(await chain()).toEqual(before);
  });
});
