import { beforeEach, expect, test } from 'vitest';
import type { Store } from '../../bff/ports/store.ts';
import { billLine, CYCLE, customerRecord, deliver, listQuery, NOW, operatorRecord, PARTNER, partnerRecord } from './records.ts';
import { onBothEngines } from './stores.ts';

onBothEngines('Consumption', (engines) => {
  let store: Store;
  beforeEach(async () => {
    store = (await engines.open()).store;
    await store.write(PARTNER, async (unit) => {
      await unit.partners.add(partnerRecord());
      for (const id of ['opr_1000000000000000000000', 'opr_2000000000000000000000']) await unit.operators.save(operatorRecord(id));
      await unit.customers.save(PARTNER, [customerRecord('cus-1'), customerRecord('cus-2')]);
    });
  });

  async function shown(scope: Parameters<typeof listQuery>[0] = {}): Promise<Record<string, string>> {
    const rows = await store.reads.customers.page(listQuery(scope));
    return Object.fromEntries(
      rows.map((row) => [row.customer.customerId, row.consumption.map((sum) => `${sum.amount} ${sum.currency}`).join(' + ')]),
    );
  }
  const ownOf = (operatorId: string) => shown({ scope: { kind: 'account-manager', operatorId } });

  test('adds lines up to the last digit and never across currencies', async () => {
    await deliver(store, 'del_1', [
      billLine('cus-1', 10n ** 18n, { due: { micro: 10n ** 18n, rest: 9_999_999_999n } }),
      billLine('cus-1', 0n, { due: { micro: 0n, rest: 2n } }),
      billLine('cus-1', 5_000_000n, { currency: 'USD' }),
      billLine('cus-2', 1n, { due: { micro: 1n, rest: 0n } }),
      billLine('cus-2', 0n, { due: { micro: 0n, rest: -3n } }),
    ]);
    expect(await shown()).toEqual({ 'cus-1': '1000000000000.0000010000000001 CNY + 5.00 USD', 'cus-2': '0.0000009999999997 CNY' });
  });

  test('is replaced as a whole by the next delivery of the same source, billing account and cycle', async () => {
    await deliver(store, 'del_1', [billLine('cus-1', 1_000_000n), billLine('cus-2', 2_000_000n)], '2024-09-29T00:00:00.000Z');
    await deliver(store, 'del_2', [billLine('cus-1', 4_000_000n, { billingAccountId: 'other' })]);
    expect(await shown()).toEqual({ 'cus-1': '5.00 CNY', 'cus-2': '2.00 CNY' });
    expect(await deliver(store, 'del_3', [billLine('cus-1', 3_000_000n)])).toEqual({ replacedLines: 2 });
    expect(await shown()).toEqual({ 'cus-1': '7.00 CNY', 'cus-2': '' });
    expect(await store.reads.consumption.asOf(PARTNER, CYCLE)).toBe(NOW);
    expect(await store.reads.consumption.asOf(PARTNER, '2024-08')).toBeNull();
  });

  test('forgets replaced lines in commands of their own, a few at a time, and what counts is the same throughout', async () => {
    const lines = Array.from({ length: 7 }, (_, index) => billLine(index % 2 === 0 ? 'cus-1' : 'cus-2', 1_000_000n));
    await deliver(store, 'del_1', lines);
    expect(await deliver(store, 'del_2', lines.slice(0, 3))).toEqual({ replacedLines: 7 });
    expect(await deliver(store, 'del_3', lines.slice(0, 2))).toEqual({ replacedLines: 3 });
    const forget = () => store.write(PARTNER, (unit) => unit.deliveries.forgetReplaced(PARTNER, 2));
    let commands = 0;
    while (await forget()) {
      commands += 1;
      expect(await shown()).toEqual({ 'cus-1': '1.00 CNY', 'cus-2': '1.00 CNY' });
    }
    expect(commands).toBeGreaterThanOrEqual(5);
    expect(await deliver(store, 'del_4', [])).toEqual({ replacedLines: 0 });
    expect(await deliver(store, 'del_5', lines)).toEqual({ replacedLines: 2 });
  });

  test('shows nothing of a delivery before its switch, and nothing of one that was dropped', async () => {
    await store.write(PARTNER, async (unit) => {
      await unit.deliveries.begin(PARTNER, { deliveryId: 'del_1', source: 'test', startedAt: NOW });
      await unit.deliveries.addLines(PARTNER, 'del_1', [billLine('cus-1', 1_000_000n)]);
    });
    expect(await shown()).toEqual({ 'cus-1': '', 'cus-2': '' });
    await store.write(PARTNER, (unit) => unit.deliveries.drop(PARTNER, 'del_1'));
    await expect(store.write(PARTNER, (unit) => unit.deliveries.switch(PARTNER, 'del_1', NOW))).rejects.toThrow('no such open delivery');
  });

  test('counts for an account manager from the assignment on, whichever came first', async () => {
    const lines = [
      billLine('cus-1', 1_000_000n, { consumedAt: '2024-09-01T00:00:00.000Z' }),
      billLine('cus-1', 10_000_000n, { consumedAt: '2024-09-10T00:00:00.000Z' }),
      billLine('cus-1', 100_000_000n, { consumedAt: '2024-09-20T00:00:00.000Z' }),
    ];
    const assign = (operatorId: string, assignedAt: string) =>
      store.write(PARTNER, (unit) => unit.customers.assign(PARTNER, [{ customerId: 'cus-1', operatorId, assignedAt }]));
    await assign('opr_1000000000000000000000', '2024-09-10T00:00:00.000Z');
    await deliver(store, 'del_1', lines);
    expect(await ownOf('opr_1000000000000000000000')).toEqual({ 'cus-1': '110.00 CNY' });
    await assign('opr_2000000000000000000000', '2024-09-15T00:00:00.000Z');
    expect(await ownOf('opr_1000000000000000000000')).toEqual({});
    expect(await ownOf('opr_2000000000000000000000')).toEqual({ 'cus-1': '100.00 CNY' });
    expect(await shown()).toEqual({ 'cus-1': '111.00 CNY', 'cus-2': '' });
    await deliver(store, 'del_2', lines.slice(0, 2));
    expect(await ownOf('opr_2000000000000000000000')).toEqual({ 'cus-1': '' });
    await expect(assign('opr_1000000000000000000000', '2024-09-01T00:00:00.000Z')).rejects.toThrow('earlier period');
    expect(await ownOf('opr_2000000000000000000000')).toEqual({ 'cus-1': '' });
  });

  test('stays with the manager in whose period it was consumed, and belongs to nobody after a withdrawal', async () => {
    const assign = (operatorId: string, assignedAt: string) =>
      store.write(PARTNER, (unit) => unit.customers.assign(PARTNER, [{ customerId: 'cus-1', operatorId, assignedAt }]));
    const lines = ['2024-09-05', '2024-09-12', '2024-09-25'].map((day, index) =>
      billLine('cus-1', 10n ** BigInt(index + 6), { consumedAt: `${day}T00:00:00.000Z` }),
    );
    await assign('opr_1000000000000000000000', '2024-09-01T00:00:00.000Z');
    await deliver(store, 'del_1', lines);
    const withdrawal = [{ customerId: 'cus-1', at: '2024-09-10T00:00:00.000Z' }];
    await store.write(PARTNER, (unit) => unit.customers.withdraw(PARTNER, withdrawal));
    expect(await ownOf('opr_1000000000000000000000')).toEqual({});
    expect(await shown()).toEqual({ 'cus-1': '111.00 CNY', 'cus-2': '' });
    await assign('opr_2000000000000000000000', '2024-09-20T00:00:00.000Z');
    expect(await ownOf('opr_2000000000000000000000')).toEqual({ 'cus-1': '100.00 CNY' });
    const early = [{ customerId: 'cus-1', at: '2024-09-19T00:00:00.000Z' }];
    await expect(store.write(PARTNER, (unit) => unit.customers.withdraw(PARTNER, early))).rejects.toThrow('earlier period');
  });
});
