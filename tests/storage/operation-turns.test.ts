import { expect, test } from 'vitest';
import type { Store } from '../../bff/ports/store.ts';
import { moneyItem, moneyOperation } from './money-records.ts';
import { fillForRecall, ITEMS_PER_SLICE, JOB, recallRunner } from './recall-world.ts';
import { NOW, PARTNER } from './records.ts';
import { onBothEngines } from './stores.ts';

const COUPONS = 25 * ITEMS_PER_SLICE;
const SHORT = 'mop_BBBBBBBBBBBBBBBBBBBBBB';

async function addShort(store: Store): Promise<void> {
  await store.write(PARTNER, async (unit) => {
    const job = { kind: 'coupon-recall', state: 'queued', endedAt: null, asked: 100n, items: 1 } as const;
    await unit.moneyOperations.add(moneyOperation(SHORT, { ...job, at: NOW }));
    await unit.moneyOperations.saveItems(SHORT, [
      moneyItem(1, { at: NOW, state: 'waiting', couponId: `cp-${COUPONS - 1}`, customerId: 'cus-1', asked: 100n }),
    ]);
  });
}

onBothEngines('A short operation that comes while a long one is under way', (engines) => {
  test('has its turn before the long one ends, and the long one is carried out to its end', async () => {
    const { store } = await engines.open();
    await fillForRecall(store, COUPONS, NOW);
    const runner = recallRunner(store, () => Date.parse(NOW), 'wrk_one');
    const doneOf = async (operationId: string) => {
      const operation = await store.reads.moneyOperations.find(operationId);
      return [operation?.state, (operation?.done ?? 0) + (operation?.refused ?? 0)];
    };
    await addShort(store);
    await runner.runOnce();
    expect(await doneOf(JOB)).toEqual(['running', 10 * ITEMS_PER_SLICE]);
    await runner.runOnce();
    expect(await doneOf(SHORT)).toEqual(['done', 1]);
    // Nobody waits any more.
    await runner.runOnce();
    expect(await doneOf(JOB)).toEqual(['done', COUPONS]);
    expect(await runner.runOnce()).toBe(false);
  });
});
