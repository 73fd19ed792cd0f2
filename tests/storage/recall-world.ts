import { createOperationRunner } from '../../bff/actions/money-operations/run.ts';
import type { Store } from '../../bff/ports/store.ts';
import { exportWorld } from './export-world.ts';
import { COUPONS, couponRecord, moneyItem, moneyOperation, quotaRecord } from './money-records.ts';
import { customerRecord, PARTNER, partnerRecord } from './records.ts';

export const FACE = 100n;
export const JOB = 'mop_AAAAAAAAAAAAAAAAAAAAAA';
export const ITEMS_PER_SLICE = 50;

/** A quota from which so many coupons were issued, all to one customer, and a job that waits to recall each of them. */
export async function fillForRecall(store: Store, count: number, at: string): Promise<void> {
  const couponIds = Array.from({ length: count }, (_, index) => `cp-${index}`);
  const total = FACE * BigInt(count);
  await store.write(PARTNER, async (unit) => {
    await unit.partners.add(partnerRecord());
    await unit.customers.save(PARTNER, [customerRecord('cus-1')]);
    await unit.quotas.save(quotaRecord('q-1', { total }));
    await unit.moneyOperations.add(moneyOperation('mop_issue', { quotaId: 'q-1', at }));
    const quota = { kind: 'quota', quotaId: 'q-1' } as const;
    await unit.ledger.move(COUPONS, 'mop_issue', at, [{ from: { kind: 'upstream' }, to: quota, amount: total, item: 0 }]);
    await unit.ledger.move(
      COUPONS,
      'mop_issue',
      at,
      couponIds.map((couponId, index) => ({
        from: quota,
        to: { kind: 'coupon', couponId, quotaId: 'q-1' },
        amount: FACE,
        item: index + 1,
      })),
    );
    await unit.coupons.add(
      couponIds.map((couponId) =>
        couponRecord(couponId, {
          quotaId: 'q-1',
          operationId: 'mop_issue',
          face: FACE,
          validFrom: at,
          expiresAt: '9999-01-01T00:00:00.000Z',
        }),
      ),
    );
    const job = { kind: 'coupon-recall', state: 'queued', endedAt: null, asked: total, items: count } as const;
    await unit.moneyOperations.add(moneyOperation(JOB, { ...job, at }));
    const waiting = couponIds.map((couponId, index) =>
      moneyItem(index + 1, { at, state: 'waiting', couponId, customerId: 'cus-1', asked: FACE }),
    );
    await unit.moneyOperations.saveItems(JOB, waiting);
  });
}

export function recallRunner(store: Store, now: () => number, owner: string) {
  return createOperationRunner(exportWorld(store, now), { owner, itemsPerSlice: ITEMS_PER_SLICE });
}

/** What is left of the coupons together, what is in the quota, and how often each coupon was recalled. */
export async function recalledOf(store: Store, count: number) {
  const { reads } = store;
  const items = await reads.moneyOperations.items(JOB, ['done'], 0, count + 1);
  const left = await reads.coupons.leftOf(PARTNER, 'cus-1');
  const available = (await reads.quotas.find(PARTNER, 'q-1'))?.available ?? 0n;
  return {
    recalled: new Set(items.map(({ couponId }) => couponId)).size,
    items: items.length,
    moved: items.reduce((sum, { moved }) => sum + (moved ?? 0n), 0n),
    left: left.reduce((sum, { balance }) => sum + balance, 0n),
    available,
  };
}
