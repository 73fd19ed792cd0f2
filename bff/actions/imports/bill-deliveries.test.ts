import { expect, test } from 'vitest';
import type { BillLineRecord } from '../../ports/records.ts';
import { BillDeliveries } from './bill-deliveries.ts';

function lineOf(billingAccountId: string, cycle = '2024-09'): BillLineRecord {
  const nothing = { listPrice: null, category: null, service: null, region: null, resourceId: null, description: null };
  return {
    ...nothing,
    customerId: billingAccountId,
    billingAccountId,
    cycle,
    currency: 'CNY',
    due: { micro: 1n, rest: 0n },
    consumedAt: '2024-09-01T00:00:00.000Z',
  };
}

function deliveriesOf(partsAtMost: number) {
  let made = 0;
  const deliveries = new BillDeliveries(() => {
    made += 1;
    return `dlv_${made}`;
  }, partsAtMost);
  const write = (...lines: BillLineRecord[]) => {
    const { fresh, shares } = deliveries.share(lines);
    deliveries.written(shares);
    return { fresh, accounts: [...shares].map(([deliveryId, some]) => [deliveryId, some.map((line) => line.billingAccountId)]) };
  };
  return { deliveries, write };
}

test('A customer’s cycle stands in one delivery whole, however many there are and in whatever order its lines come', () => {
  const { write } = deliveriesOf(2);
  expect(write(lineOf('a'), lineOf('b'), lineOf('c'))).toEqual({
    fresh: ['dlv_1', 'dlv_2'],
    accounts: [
      ['dlv_1', ['a', 'b']],
      ['dlv_2', ['c']],
    ],
  });
  expect(write(lineOf('a'), lineOf('c'), lineOf('a', '2024-10'), lineOf('b'))).toEqual({
    fresh: [],
    accounts: [
      ['dlv_1', ['a', 'b']],
      ['dlv_2', ['c', 'a']],
    ],
  });
});

test('A delivery whose first lines could not be written was never begun, and is not dropped', () => {
  const { deliveries, write } = deliveriesOf(1);
  write(lineOf('a'));
  deliveries.share([lineOf('b')]);
  expect(deliveries.open()).toEqual(['dlv_1']);
});

test('What is in force already is not dropped with the rest, and is counted', () => {
  const { deliveries, write } = deliveriesOf(1);
  write(lineOf('a'), lineOf('a'), lineOf('b'));
  deliveries.switched('dlv_1', 7);
  expect([deliveries.open(), deliveries.linesInForce, deliveries.linesReplaced]).toEqual([['dlv_2'], 2, 7]);
});
