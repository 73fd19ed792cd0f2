import { expect, test } from 'vitest';
import type { LoggedItem, OperationFilter } from '../../bff/ports/operation-log.ts';
import type { Store } from '../../bff/ports/store.ts';
import { COUPONS, couponRecord, moneyItem, moneyOperation, quotaRecord } from './money-records.ts';
import { ALL, customerRecord, PARTNER, partnerRecord } from './records.ts';
import { onBothEngines } from './stores.ts';

const OTHER = 'par_2';
const minute = (number: number) => new Date(Date.parse('2024-09-30T04:00:00.000Z') + number * 60_000).toISOString();

/** Two partners; of the first an issue of three coupons, a recall of two of which one is refused, and an allocation that waits. */
async function fill(store: Store): Promise<void> {
  for (const partnerId of [PARTNER, OTHER])
    await store.write(partnerId, async (unit) => {
      const book = { ...COUPONS, partnerId };
      await unit.partners.add(partnerRecord(partnerId));
      await unit.customers.save(partnerId, [
        customerRecord('cus-1', { customerName: '华为技术', customerNameMasked: '华**', partnerCustomerNo: 'N-1' }),
        customerRecord('cus-2', { customerName: '李雷', customerNameMasked: '李*' }),
      ]);
      const names = { quota: 'q-1', issue: `mop_issue_${partnerId}`, recall: `mop_recall_${partnerId}`, waits: `mop_waits_${partnerId}` };
      await unit.quotas.save(quotaRecord('q-1', { partnerId, total: 300n }));
      await unit.moneyOperations.add(moneyOperation(names.issue, { partnerId, quotaId: 'q-1', at: minute(0), memo: 'spring' }));
      const quota = { kind: 'quota', quotaId: 'q-1' } as const;
      await unit.ledger.move(book, names.issue, minute(0), [{ from: { kind: 'upstream' }, to: quota, amount: 300n, item: 0 }]);
      const coupons = ['cp-1', 'cp-2', 'cp-3'].map((couponId, index) => ({
        couponId,
        item: index + 1,
        customerId: index === 1 ? 'cus-2' : 'cus-1',
      }));
      const to = (couponId: string) => ({ kind: 'coupon', couponId, quotaId: 'q-1' }) as const;
      const moves = coupons.map(({ couponId, item }) => ({ from: quota, to: to(couponId), amount: 100n, item }));
      await unit.ledger.move(book, names.issue, minute(0), moves);
      await unit.coupons.add(
        coupons.map(({ couponId, customerId }, index) =>
          couponRecord(couponId, {
            ...{ partnerId, customerId, quotaId: 'q-1', operationId: names.issue, face: 100n },
            expiresAt: minute(10 * (index + 1)),
          }),
        ),
      );
      await unit.moneyOperations.saveItems(
        names.issue,
        coupons.map((one) => moneyItem(one.item, { ...one, quotaId: 'q-1', at: minute(0), asked: 100n, moved: 100n })),
      );
      const actor = { kind: 'operator', id: 'opr_2' } as const;
      await unit.moneyOperations.add(
        moneyOperation(names.recall, { partnerId, kind: 'coupon-recall', asset: null, currency: null, at: minute(5), actor }),
      );
      const [first, second] = coupons.map(({ couponId, customerId, item }) =>
        moneyItem(item, { couponId, customerId, quotaId: 'q-1', at: minute(5) }),
      );
      await unit.moneyOperations.saveItems(names.recall, [
        { ...(first as object), state: 'refused', refusal: 'coupon-used' } as never,
        { ...(second as object), moved: 100n } as never,
      ]);
      await unit.moneyOperations.add(
        moneyOperation(names.waits, {
          partnerId,
          kind: 'allocation',
          asset: 'money',
          state: 'awaiting-approval',
          endedAt: null,
          at: minute(7),
        }),
      );
      await unit.moneyOperations.saveItems(names.waits, [
        moneyItem(1, { state: 'waiting', customerId: 'cus-2', at: minute(7), asked: 5n }),
      ]);
    });
}

const search = (store: Store, filter: OperationFilter, partnerIds: readonly string[] = [PARTNER]) =>
  store.reads.operationLog.search({ partnerIds, scope: ALL, filter }, null, 100);
const named = (items: readonly LoggedItem[]) => items.map(({ kind, item, state }) => `${kind} ${item} ${state}`);

onBothEngines('The operation log', (engines) => {
  let opened: Promise<Store> | undefined;
  /** Nothing below changes it, so all look at one. */
  const filled = () => {
    opened ??= engines.open().then(async ({ store }) => {
      await fill(store);
      return store;
    });
    return opened;
  };

  test('has the rows of the books asked about, newest first, each with what it moved', async () => {
    const store = await filled();
    const rows = await search(store, {});
    expect(named(rows)).toEqual([
      'allocation 1 waiting',
      'coupon-recall 2 done',
      'coupon-recall 1 refused',
      'coupon-issue 3 done',
      'coupon-issue 2 done',
      'coupon-issue 1 done',
    ]);
    expect(rows[1]).toMatchObject({ asset: 'coupon', currency: 'CNY', face: 100n, moved: 100n, actor: { kind: 'operator', id: 'opr_2' } });
    expect(rows[5]).toMatchObject({ memo: 'spring', couponId: 'cp-1', customerId: 'cus-1', quotaId: 'q-1', partnerId: PARTNER });
    expect(await search(store, {}, [PARTNER, OTHER])).toHaveLength(12);
    expect(await search(store, {}, [])).toEqual([]);
  });

  test.each([
    ['time', { from: minute(1), until: minute(6) }, ['coupon-recall 2 done', 'coupon-recall 1 refused']],
    ['kind', { kinds: ['allocation'] }, ['allocation 1 waiting']],
    ['asset of an operation over several', { assets: ['coupon'], kinds: ['coupon-recall'], states: ['done'] }, ['coupon-recall 2 done']],
    ['result', { states: ['refused', 'waiting'] }, ['allocation 1 waiting', 'coupon-recall 1 refused']],
    ['part of a name', { customerNameFolded: '李雷' }, ['allocation 1 waiting', 'coupon-recall 2 done', 'coupon-issue 2 done']],
    ['customer', { customer: 'N-1', states: ['refused'] }, ['coupon-recall 1 refused']],
    ['quota', { quotaId: 'q-1', from: minute(1) }, ['coupon-recall 2 done', 'coupon-recall 1 refused']],
    ['coupon', { couponId: 'cp-3' }, ['coupon-issue 3 done']],
    ['operation', { operationId: 'mop_waits_par_1' }, ['allocation 1 waiting']],
    ['operation of another partner', { operationId: 'mop_waits_par_2' }, []],
    ['operator', { operatorIds: ['opr_2'] }, ['coupon-recall 2 done', 'coupon-recall 1 refused']],
    ['operators that are not there', { operatorIds: [] }, []],
  ] as [string, OperationFilter, string[]][])('is narrowed by %s, and counted as exactly', async (_name, filter, expected) => {
    const store = await filled();
    expect(named(await search(store, filter))).toEqual(expected);
    expect(await store.reads.operationLog.count({ partnerIds: [PARTNER], scope: ALL, filter })).toBe(expected.length);
  });

  test('is read page by page without a row left out or twice', async () => {
    const store = await filled();
    const query = { partnerIds: [PARTNER, OTHER], scope: ALL, filter: {} };
    const seen: LoggedItem[] = [];
    for (;;) {
      const page = await store.reads.operationLog.search(query, seen.at(-1) ?? null, 5);
      seen.push(...page);
      if (page.length < 5) break;
    }
    expect(seen).toEqual(await search(store, {}, [PARTNER, OTHER]));
  });

  test('hides rows of customers beyond a scope, and rows of none', async () => {
    const store = await filled();
    const scope = { kind: 'customer', customerId: 'cus-2' } as const;
    const rows = await store.reads.operationLog.search({ partnerIds: [PARTNER], scope, filter: {} }, null, 100);
    expect(new Set(rows.map(({ customerId }) => customerId))).toEqual(new Set(['cus-2']));
    const nobody = { partnerIds: [PARTNER], scope: { kind: 'none' }, filter: {} } as const;
    expect(await store.reads.operationLog.count(nobody)).toBe(0);
  });

  test('knows what waits for an approval, what somebody began, and what is open', async () => {
    const store = await filled();
    const { operationLog: log, operationLeases: leases } = store.reads;
    const ids = (operations: readonly { operationId: string }[]) => operations.map(({ operationId }) => operationId);
    expect(ids(await log.awaiting(PARTNER, ['allocation'], 'opr_2', 10))).toEqual(['mop_waits_par_1']);
    expect(await log.awaiting(PARTNER, ['coupon-issue'], 'opr_2', 10)).toEqual([]);
    expect(ids(await log.own(PARTNER, 'opr_2', [], 10))).toEqual(['mop_recall_par_1']);
    expect(await log.own(PARTNER, 'opr_2', ['queued'], 10)).toEqual([]);
    expect(await leases.backlog()).toEqual({ queued: 0, running: 0, awaitingApproval: 2, oldestAt: null });
    expect(await leases.due(minute(100), 10)).toEqual([]);
  });
});

onBothEngines('A selection of coupons', (engines) => {
  test('keeps what was left of each coupon, and is forgotten after its end', async () => {
    const { store } = await engines.open();
    await fill(store);
    const selection = {
      selectionId: 'sel_1',
      partnerId: PARTNER,
      byPartnerId: PARTNER,
      operatorId: 'opr_2',
      at: minute(0),
      expiresAt: minute(60),
    };
    const frozen = ['cp-1', 'cp-3'].map((couponId) => ({ couponId, balance: 100n }));
    await store.write(PARTNER, (unit) => unit.selections.add(selection, frozen));
    await store.write(PARTNER, (unit) => unit.coupons.setState(PARTNER, ['cp-1'], 'used', null));
    expect(await store.reads.selections.find('sel_1')).toEqual(selection);
    const coupons = await store.reads.selections.coupons('sel_1');
    expect(coupons.map(({ couponId, selected, state, partnerId }) => [partnerId, couponId, selected, state])).toEqual([
      [PARTNER, 'cp-1', 100n, 'used'],
      [PARTNER, 'cp-3', 100n, 'usable'],
    ]);
    expect(await store.reads.selections.forgettable(minute(59))).toEqual([]);
    expect(await store.reads.selections.forgettable(minute(60))).toEqual([PARTNER]);
    expect(await store.write(PARTNER, (unit) => unit.selections.forget(PARTNER, minute(60), 5))).toBe(1);
    expect(await store.reads.selections.find('sel_1')).toBeNull();
    expect(await store.reads.selections.coupons('sel_1')).toEqual([]);
  });

  test('that is due to expire is found earliest first, of all partners', async () => {
    const { store } = await engines.open();
    await fill(store);
    const due = await store.reads.selections.expired(minute(20), 100);
    expect(due.map(({ couponId }) => couponId)).toEqual(['cp-1', 'cp-1', 'cp-2', 'cp-2']);
    expect(new Set(due.map(({ partnerId }) => partnerId))).toEqual(new Set([PARTNER, OTHER]));
    expect(await store.reads.selections.expired(minute(20), 1)).toHaveLength(1);
    const overdue = await store.reads.selections.overdue(minute(20), 3);
    expect([overdue.count, overdue.first.map(({ couponId }) => couponId)]).toEqual([4, ['cp-1', 'cp-1', 'cp-2']]);
    expect(await store.reads.selections.overdue(minute(20), 0)).toEqual({ count: 4, first: [] });
    const others = due.filter(({ partnerId }) => partnerId !== due[0]?.partnerId);
    expect(await store.reads.selections.expired(minute(20), 100, [due[0]?.partnerId ?? '', 'par_nobody'])).toEqual(others);
    await store.write(PARTNER, (unit) => unit.coupons.setState(PARTNER, ['cp-1', 'cp-2'], 'expired', minute(20)));
    expect((await store.reads.selections.expired(minute(20), 100)).map(({ partnerId }) => partnerId)).toEqual([OTHER, OTHER]);
  });
});
