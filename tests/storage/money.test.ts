import { beforeEach, expect, test } from 'vitest';
import type { LedgerAccount } from '../../bff/ports/ledger.ts';
import { LedgerShort } from '../../bff/ports/ledger.ts';
import type { Store } from '../../bff/ports/store.ts';
import { COUPONS, couponRecord, moneyItem, moneyOperation, quotaRecord } from './money-records.ts';
import { ALL, customerRecord, NOW, operatorRecord, PARTNER, partnerRecord } from './records.ts';
import { onBothEngines } from './stores.ts';

const UPSTREAM: LedgerAccount = { kind: 'upstream' };
const QUOTA: LedgerAccount = { kind: 'quota', quotaId: 'quota-1' };
const couponOf = (couponId: string): LedgerAccount => ({ kind: 'coupon', couponId, quotaId: 'quota-1' });

onBothEngines('What moves money', (engines) => {
  let store: Store;
  beforeEach(async () => {
    ({ store } = await engines.open());
    await store.write(PARTNER, async (unit) => {
      await unit.partners.add(partnerRecord());
      await unit.partners.add({ ...partnerRecord('par_reseller'), kind: 'reseller', parentPartnerId: PARTNER });
      await unit.operators.save(operatorRecord('opr_1234567890123456789012'));
      await unit.customers.save(PARTNER, [customerRecord('cus-1'), customerRecord('cus-2')]);
      await unit.customers.assign(PARTNER, [{ customerId: 'cus-2', operatorId: 'opr_1234567890123456789012', assignedAt: NOW }]);
      await unit.quotas.save(quotaRecord('quota-1', { total: 10_000n }));
      await unit.moneyOperations.add(moneyOperation('op-statement', { kind: 'quota-statement', asked: 10_000n, moved: 10_000n }));
      await unit.ledger.move(COUPONS, 'op-statement', NOW, [{ from: UPSTREAM, to: QUOTA, amount: 10_000n, item: 1 }]);
    });
  });

  const issue = (couponId: string, amount: bigint, customerId = 'cus-1') =>
    store.write(PARTNER, async (unit) => {
      const operationId = `op-${couponId}`;
      await unit.moneyOperations.add(moneyOperation(operationId, { quotaId: 'quota-1', asked: amount, moved: amount, items: 1, done: 1 }));
      const [moved] = await unit.ledger.move(COUPONS, operationId, NOW, [{ from: QUOTA, to: couponOf(couponId), amount, item: 1 }]);
      await unit.coupons.add([couponRecord(couponId, { quotaId: 'quota-1', operationId, customerId, face: amount })]);
      await unit.quotas.countIssued(PARTNER, 'quota-1', 1, amount);
      await unit.moneyOperations.saveItems(operationId, [moneyItem(1, { couponId, quotaId: 'quota-1', customerId, moved: amount })]);
      return moved;
    });

  test('comes out of one account and stands in the other', async () => {
    expect(await issue('coupon-1', 2_500n)).toEqual({ fromAfter: 7_500n, toAfter: 2_500n });
    expect(await store.reads.ledger.balances(COUPONS, [QUOTA, couponOf('coupon-1'), couponOf('none'), UPSTREAM])).toEqual([
      ...[7_500n, 2_500n, 0n, -10_000n],
    ]);
    expect(await store.reads.ledger.currencies(PARTNER, 'coupon')).toEqual(['CNY']);
    expect(await store.reads.ledger.currencies(PARTNER, 'money')).toEqual([]);
    const quota = await store.reads.quotas.find(PARTNER, 'quota-1');
    expect(quota).toMatchObject({ available: 7_500n, total: 10_000n, issuedCount: 1, issuedTotal: 2_500n });
  });

  test('never takes an account below zero, and an undone command leaves nothing', async () => {
    await issue('coupon-1', 9_999n);
    await expect(issue('coupon-2', 2n)).rejects.toThrow(LedgerShort);
    expect(await store.reads.ledger.balances(COUPONS, [QUOTA, couponOf('coupon-2')])).toEqual([1n, 0n]);
    expect(await store.reads.moneyOperations.find('op-coupon-2')).toBeNull();
    expect(await issue('coupon-3', 1n)).toEqual({ fromAfter: 0n, toAfter: 1n });
  });

  test('lets no account dip below zero between two moves of one call', async () => {
    const shuffle = store.write(PARTNER, async (unit) => {
      await unit.moneyOperations.add(moneyOperation('op-shuffle'));
      await unit.ledger.move(COUPONS, 'op-shuffle', NOW, [
        { from: QUOTA, to: couponOf('coupon-1'), amount: 10_001n, item: 1 },
        { from: UPSTREAM, to: QUOTA, amount: 5_000n, item: 2 },
      ]);
    });
    await expect(shuffle).rejects.toThrow(LedgerShort);
  });

  test('tells the balance after each of many moves', async () => {
    const moved = await store.write(PARTNER, async (unit) => {
      await unit.moneyOperations.add(moneyOperation('op-many'));
      const out = Array.from({ length: 150 }, (_, index) => ({ from: QUOTA, to: couponOf(`c-${index}`), amount: 10n, item: index + 1 }));
      await unit.ledger.move(COUPONS, 'op-many', NOW, out);
      const back = out.slice(0, 7).map(({ from, to, item }) => ({ from: to, to: from, amount: BigInt(item), item }));
      return unit.ledger.move(COUPONS, 'op-many', NOW, back);
    });
    expect(moved.map(({ fromAfter }) => fromAfter)).toEqual([9n, 8n, 7n, 6n, 5n, 4n, 3n]);
    expect(moved.map(({ toAfter }) => toAfter)).toEqual([8_501n, 8_503n, 8_506n, 8_510n, 8_515n, 8_521n, 8_528n]);
  });

  test('keeps amounts exact beyond what a float can hold', async () => {
    const amount = 9_007_199_254_740_993n;
    await store.write(PARTNER, async (unit) => {
      await unit.moneyOperations.add(moneyOperation('op-large', { asked: amount, moved: amount }));
      await unit.ledger.move(COUPONS, 'op-large', NOW, [{ from: UPSTREAM, to: QUOTA, amount, item: 1 }]);
      await unit.moneyOperations.saveItems('op-large', [moneyItem(1, { quotaId: 'quota-1', asked: amount, moved: amount })]);
    });
    expect(await store.reads.ledger.balances(COUPONS, [QUOTA])).toEqual([amount + 10_000n]);
    expect(await store.reads.moneyOperations.find('op-large')).toMatchObject({ asked: amount, moved: amount });
    expect(await store.reads.moneyOperations.items('op-large', [], 0, 10)).toMatchObject([{ asked: amount, moved: amount }]);
  });

  test('finds coupons of the customers in scope only', async () => {
    await issue('coupon-1', 100n, 'cus-1');
    await issue('coupon-2', 200n, 'cus-2');
    const ids = ['coupon-2', 'none', 'coupon-1'];
    const found = async (scope: Parameters<Store['reads']['coupons']['find']>[1]) =>
      (await store.reads.coupons.find(PARTNER, scope, ids)).map(({ couponId, balance }) => [couponId, balance]);
    expect(await found(ALL)).toEqual([
      ['coupon-2', 200n],
      ['coupon-1', 100n],
    ]);
    expect(await found({ kind: 'account-manager', operatorId: 'opr_1234567890123456789012' })).toEqual([['coupon-2', 200n]]);
    expect(await found({ kind: 'supervisor', operatorId: 'opr_1234567890123456789012' })).toEqual([]);
    expect(await found({ kind: 'customer', customerId: 'cus-1' })).toEqual([['coupon-1', 100n]]);
    expect(await found({ kind: 'none' })).toEqual([]);
    expect(await store.reads.coupons.find('par_reseller', ALL, ids)).toEqual([]);
  });

  test('tells a coupon as it was issued, and which ones a customer has left', async () => {
    await issue('coupon-1', 100n);
    await issue('coupon-2', 50n);
    await store.write(PARTNER, async (unit) => {
      await unit.moneyOperations.add(moneyOperation('op-recall', { kind: 'coupon-recall' }));
      await unit.ledger.move(COUPONS, 'op-recall', NOW, [{ from: couponOf('coupon-2'), to: QUOTA, amount: 50n, item: 1 }]);
      await unit.coupons.setState(PARTNER, ['coupon-2'], 'recalled', NOW);
    });
    expect(await store.reads.coupons.find(PARTNER, ALL, ['coupon-2'])).toEqual([
      {
        ...couponRecord('coupon-2', { quotaId: 'quota-1', operationId: 'op-coupon-2', face: 50n, state: 'recalled', endedAt: NOW }),
        balance: 0n,
      },
    ]);
    expect((await store.reads.coupons.leftOf(PARTNER, 'cus-1')).map(({ couponId }) => couponId)).toEqual(['coupon-1']);
  });

  test('keeps an operation, its items and what another system calls it', async () => {
    const waiting = moneyOperation('op-1', {
      ...{ state: 'awaiting-approval', endedAt: null, request: '{"a":1}', asked: 300n, items: 2, retryOf: 'op-statement' },
      approval: { until: '2024-10-01T04:00:00.000Z', decidedAt: null, decidedBy: null },
    });
    const items = [moneyItem(1, { state: 'waiting', customerId: 'cus-1', terms: '{}' }), moneyItem(2, { state: 'waiting', memo: 'm' })];
    await store.write(PARTNER, async (unit) => {
      await unit.moneyOperations.add(waiting);
      await unit.moneyOperations.saveItems('op-1', items);
      expect(await unit.moneyOperations.addReference(PARTNER, 'ref-1', 'op-1')).toBe(true);
      expect(await unit.moneyOperations.addReference(PARTNER, 'ref-1', 'op-statement')).toBe(false);
    });
    expect(await store.reads.moneyOperations.find('op-1')).toEqual(waiting);
    expect(await store.reads.moneyOperations.items('op-1', ['waiting'], 0, 10)).toEqual(items);
    const since = '2024-09-30T00:00:00.000Z';
    expect(await store.reads.moneyOperations.movedSince(PARTNER, 'opr_1234567890123456789012', ['coupon-issue'], 'CNY', since)).toBe(300n);
    await store.write(PARTNER, async (unit) => {
      await unit.moneyOperations.saveItems('op-1', [moneyItem(2, { state: 'refused', refusal: 'not-found' })]);
      await unit.moneyOperations.update('op-1', { state: 'stopped', endedAt: NOW, moved: 120n, done: 1, refused: 1, isStopping: true });
    });
    expect(await store.reads.moneyOperations.items('op-1', ['refused'], 1, 10)).toMatchObject([{ item: 2, refusal: 'not-found' }]);
    expect(await store.reads.moneyOperations.find('op-1')).toMatchObject({
      state: 'stopped',
      request: null,
      moved: 120n,
      isStopping: true,
    });
    expect(await store.reads.moneyOperations.movedSince(PARTNER, 'opr_1234567890123456789012', ['coupon-issue'], 'CNY', since)).toBe(120n);
    expect(await store.reads.moneyOperations.movedSince(PARTNER, 'opr_1234567890123456789012', ['coupon-issue'], 'USD', since)).toBe(0n);
  });

  test('keeps a child quota with its parent, and whom a quota is for', async () => {
    const parent = { partnerId: PARTNER, quotaId: 'quota-1' };
    const child = quotaRecord('child', { partnerId: 'par_reseller', parent, restrictions: { maximumCount: 2 }, designated: 2 });
    await store.write(PARTNER, async (unit) => {
      await unit.quotas.save(child);
      await unit.quotas.setDesignated('par_reseller', 'child', ['cus-9', 'cus-8']);
      await unit.quotas.save({ ...child, state: 'frozen' });
    });
    const found = await store.reads.quotas.find('par_reseller', 'child');
    const { state, effectiveAt, expiresAt } = quotaRecord('quota-1');
    const above = { state, effectiveAt, expiresAt };
    expect(found).toEqual({ ...child, state: 'frozen', issuedCount: 0, issuedTotal: 0n, available: 0n, above });
    expect(await store.reads.quotas.designatedCustomers('par_reseller', 'child')).toEqual(['cus-8', 'cus-9']);
    expect(await store.reads.quotas.designated('par_reseller', 'child', ['cus-9', 'cus-1'])).toEqual(new Set(['cus-9']));
    expect(await store.reads.quotas.find(PARTNER, 'child')).toBeNull();
  });

  test('answers a key once, and forgets old answers', async () => {
    const place = { partnerId: PARTNER, actor: 'opr_1234567890123456789012', endpoint: 'POST /v1/coupons/issues', key: 'key-1' };
    const answer = { requestHash: 'h', isRefusal: false, answer: '{"a":1}', at: NOW };
    await store.write(PARTNER, (unit) => unit.answers.add(place, answer));
    expect(await store.reads.answers.find(place)).toEqual(answer);
    expect(await store.reads.answers.find({ ...place, actor: 'opr_2234567890123456789012' })).toBeNull();
    await expect(store.write(PARTNER, (unit) => unit.answers.add(place, answer))).rejects.toThrow();
    expect(await store.write(PARTNER, (unit) => unit.answers.forget(PARTNER, NOW, 10))).toBe(0);
    expect(await store.write(PARTNER, (unit) => unit.answers.forget(PARTNER, '2024-10-01T00:00:00.000Z', 10))).toBe(1);
    expect(await store.reads.answers.find(place)).toBeNull();
  });
});
