import { beforeEach, expect, test } from 'vitest';
import type { LedgerAccount } from '../../bff/ports/ledger.ts';
import { LedgerShort } from '../../bff/ports/ledger.ts';
import type { AuditEntry } from '../../bff/ports/records.ts';
import type { Store, Unit } from '../../bff/ports/store.ts';
import { COUPONS, couponRecord, moneyItem, moneyOperation, quotaRecord } from './money-records.ts';
import { ALL, customerRecord, NOW, PARTNER, partnerRecord } from './records.ts';
import { onBothEngines } from './stores.ts';

const QUOTA: LedgerAccount = { kind: 'quota', quotaId: 'quota-1' };
const couponOf = (couponId: string): LedgerAccount => ({ kind: 'coupon', couponId, quotaId: 'quota-1' });
const OPERATOR = 'opr_1234567890123456789012';
const ENTRY: AuditEntry = {
  at: NOW,
  actor: { kind: 'operator', id: OPERATOR },
  sessionId: null,
  requestId: 'req_1',
  action: 'coupons.issue',
  outcome: 'done',
  refusal: null,
  targets: [],
  details: {},
};
const place = (key: string) => ({ partnerId: PARTNER, actor: OPERATOR, endpoint: 'POST /v1/coupons/issues', key });

/** Does what an issue does, and says what the quota holds then. */
async function issue(unit: Unit, couponId: string, amount = 100n, quotaId = 'quota-1'): Promise<bigint | undefined> {
  const operationId = `op-${couponId}`;
  await unit.moneyOperations.add(moneyOperation(operationId, { quotaId, asked: amount, moved: amount, items: 1, done: 1 }));
  await unit.ledger.move(COUPONS, operationId, NOW, [{ from: QUOTA, to: couponOf(couponId), amount, item: 1 }]);
  await unit.coupons.add([couponRecord(couponId, { quotaId, operationId, face: amount })]);
  await unit.quotas.countIssued(PARTNER, quotaId, 1, amount);
  await unit.moneyOperations.saveItems(operationId, [moneyItem(1, { couponId, quotaId, customerId: 'cus-1', moved: amount })]);
  const data = { operationId, currency: 'CNY', total: '1.00', asset: 'coupon' as const, quotaId, coupons: [] };
  await unit.events.append(PARTNER, [
    { type: 'coupon.issued', at: NOW, customerId: 'cus-1', data, eventId: `evt-${couponId}`, subject: 'customer cus-1' },
  ]);
  await unit.answers.add(place(couponId), { requestHash: couponId, isRefusal: false, answer: '{}', at: NOW });
  await unit.audit.append(PARTNER, { ...ENTRY, targets: [couponId] });
  return (await unit.quotas.find(PARTNER, quotaId))?.available;
}

onBothEngines('Commands that share a transaction', (engines) => {
  let store: Store;
  beforeEach(async () => {
    ({ store } = await engines.open());
    await store.write(PARTNER, async (unit) => {
      await unit.partners.add(partnerRecord());
      await unit.customers.save(PARTNER, [customerRecord('cus-1')]);
      await unit.quotas.save(quotaRecord('quota-1', { total: 10_000n }));
      await unit.moneyOperations.add(moneyOperation('op-statement', { kind: 'quota-statement', asked: 10_000n, moved: 10_000n }));
      await unit.ledger.move(COUPONS, 'op-statement', NOW, [{ from: { kind: 'upstream' }, to: QUOTA, amount: 10_000n, item: 1 }]);
    });
  });

  /** Runs commands as one batch: all are there before the first begins. */
  const together = (...commands: ((unit: Unit) => Promise<unknown>)[]) =>
    Promise.allSettled(commands.map((command) => store.write(PARTNER, command)));
  const fail = async (unit: Unit, couponId: string) => {
    await issue(unit, couponId);
    throw new Error('A bug.');
  };

  async function expectIssued(couponIds: readonly string[]): Promise<void> {
    const coupons = await store.reads.coupons.find(PARTNER, ALL, ['c-1', 'c-2', 'c-3', 'c-4', 'c-5']);
    expect(coupons.map(({ couponId, balance }) => [couponId, balance])).toEqual(couponIds.map((couponId) => [couponId, 100n]));
    const total = 100n * BigInt(couponIds.length);
    const quota = await store.reads.quotas.find(PARTNER, 'quota-1');
    expect(quota).toMatchObject({ available: 10_000n - total, issuedCount: couponIds.length, issuedTotal: total });
    const rows = await store.reads.audit.after(PARTNER, 0, 100);
    expect(rows.map(({ targets }) => targets[0])).toEqual(couponIds);
    expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_, index) => index + 1));
    expect(rows.slice(1).map(({ previousHash }) => previousHash)).toEqual(rows.slice(0, -1).map(({ hash }) => hash));
    const events = await store.reads.events.after(PARTNER, 0, 100);
    expect(events.map(({ eventId, sequence }) => [eventId, sequence])).toEqual(couponIds.map((id, index) => [`evt-${id}`, index + 1]));
    for (const couponId of couponIds) {
      expect(await store.reads.moneyOperations.items(`op-${couponId}`, [], 0, 10)).toMatchObject([{ couponId, state: 'done' }]);
      expect(await store.reads.answers.find(place(couponId))).toMatchObject({ requestHash: couponId });
    }
  }

  test('see what those before them did', async () => {
    const [one, two, three] = await together(
      (unit) => issue(unit, 'c-1'),
      (unit) => issue(unit, 'c-2'),
      async (unit) => [
        await unit.coupons.find(PARTNER, ALL, ['c-1', 'c-2']).then((found) => found.map(({ balance }) => balance)),
        (await unit.audit.head(PARTNER))?.sequence,
        (await unit.answers.find(place('c-1')))?.requestHash,
      ],
    );
    expect([one, two, three]).toMatchObject([{ value: 9_900n }, { value: 9_800n }, { value: [[100n, 100n], 2, 'c-1'] }]);
    await expectIssued(['c-1', 'c-2']);
  });

  test('are written together as they are: none has to run again by itself', async () => {
    const ran: string[] = [];
    const ids = ['c-1', 'c-2', 'c-3', 'c-4', 'c-5'];
    await together(
      ...ids.map((couponId) => (unit: Unit) => {
        ran.push(couponId);
        return issue(unit, couponId);
      }),
    );
    expect(ran).toEqual(ids);
    await expectIssued(ids);
  });

  test('are undone alone, whatever they did before they failed', async () => {
    const results = await together(
      (unit) => issue(unit, 'c-1'),
      (unit) => fail(unit, 'c-2'),
      (unit) => issue(unit, 'c-3'),
      async (unit) => {
        await unit.partners.setCurrency(PARTNER, 'USD');
        await fail(unit, 'c-4');
      },
      (unit) => issue(unit, 'c-5'),
    );
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled']);
    await expectIssued(['c-1', 'c-3', 'c-5']);
    expect(await store.reads.partners.find(PARTNER)).toMatchObject({ currency: partnerRecord().currency });
  });

  test('fail alone where they name what the store does not have', async () => {
    const results = await together(
      (unit) => issue(unit, 'c-1'),
      (unit) => issue(unit, 'c-2', 100n, 'quota-of-nobody'),
      (unit) => issue(unit, 'c-3'),
    );
    expect(results).toMatchObject([{ value: 9_900n }, { reason: { message: 'The store has no such quota.' } }, { value: 9_800n }]);
    await expectIssued(['c-1', 'c-3']);
  });

  test('never take more from a quota together than it holds', async () => {
    const results = await together(...Array.from({ length: 60 }, (_, index) => (unit: Unit) => issue(unit, `many-${index}`, 300n)));
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused.length).toBe(60 - 33);
    expect(refused.every(({ reason }) => reason instanceof LedgerShort)).toBe(true);
    expect(await store.reads.ledger.balances(COUPONS, [QUOTA, couponOf('many-32'), couponOf('many-33')])).toEqual([100n, 300n, 0n]);
  });

  test('find the answer of an earlier one under their key, also where something else was written between', async () => {
    const once = (unit: Unit) => unit.answers.find(place('c-1')).then<unknown>((found) => (found ? 'again' : issue(unit, 'c-1')));
    const change = (unit: Unit) => unit.partners.setCurrency(PARTNER, 'EUR');
    const looksFor = { answer: place('c-1'), customers: { partnerId: PARTNER, scope: ALL, customerIds: ['cus-1', 'none'] } };
    const results = await Promise.all([
      ...[once, once, change, once].map((command) => store.write<unknown>(PARTNER, command, { looksFor })),
    ]);
    expect(results).toEqual([9_900n, 'again', undefined, 'again']);
    await expectIssued(['c-1']);
  });

  test('know customers only as long as none of them changes one', async () => {
    const looksFor = { customers: { partnerId: PARTNER, scope: ALL, customerIds: ['cus-1', 'cus-2'] } };
    const picked = async (unit: Unit) =>
      (await unit.customers.picked([PARTNER], ALL, ['cus-1', 'cus-2'])).map(({ customerId }) => customerId);
    const add = (unit: Unit) => unit.customers.save(PARTNER, [customerRecord('cus-2')]);
    const [before, , after] = await Promise.all(
      [picked, add, picked].map((command) => store.write<unknown>(PARTNER, command, { looksFor })),
    );
    expect([before, after]).toEqual([['cus-1'], ['cus-1', 'cus-2']]);
  });
});
