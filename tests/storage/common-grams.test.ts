import { beforeAll, expect, test } from 'vitest';
import type { Store } from '../../bff/ports/store.ts';
import { customerRecord, listQuery, PARTNER, partnerRecord } from './records.ts';
import { onBothEngines } from './stores.ts';

const MANY = 4_200;
const CHUNK = 700;

/** Every pair of neighbours in `abcd` is in every name, all of `abcd` in one of a thousand. */
const accountName = (index: number) => (index % 1000 === 0 ? `x abcd ${index}` : `ab bc cd ${index}`);
const associatedAt = (index: number) => new Date(Date.parse('2024-01-01T00:00:00.000Z') + ((index * 7919) % MANY) * 60_000).toISOString();

onBothEngines('A rare term made of common pairs', (engines) => {
  let store: Store;
  beforeAll(async () => {
    store = (await engines.open()).store;
    await store.write(PARTNER, (unit) => unit.partners.add(partnerRecord()));
    for (let first = 0; first < MANY; first += CHUNK) {
      const customers = Array.from({ length: CHUNK }, (_, offset) =>
        customerRecord(`cus-${first + offset}`, { accountName: accountName(first + offset), associatedAt: associatedAt(first + offset) }),
      );
      await store.write(PARTNER, (unit) => unit.customers.save(PARTNER, customers));
    }
  }, 60_000);

  test('finds the few that hold it whole, in order, from both ends', async () => {
    const holders = [0, 1000, 2000, 3000, 4000]
      .sort((a, b) => associatedAt(a).localeCompare(associatedAt(b)))
      .map((index) => `cus-${index}`);
    const ids = async (at: 'first' | 'last', limit: number) => {
      const sort = { by: 'associatedAt', direction: 'ascending' } as const;
      const rows = await store.reads.customers.page(listQuery({ filter: { accountNameFolded: 'abcd' }, sort, from: { at }, limit }));
      return rows.map(({ customer }) => customer.customerId);
    };
    expect(await ids('first', 20)).toEqual(holders);
    expect(await ids('first', 2)).toEqual(holders.slice(0, 2));
    expect(await ids('last', 2)).toEqual(holders.slice(-2));
    expect(await store.reads.customers.count(listQuery({ filter: { accountNameFolded: 'abcd' } }))).toBe(5);
  });

  test('still walks the order where many hold the term', async () => {
    const query = listQuery({ filter: { accountNameFolded: 'ab' }, from: { at: 'first' }, limit: 3 });
    expect(await store.reads.customers.count(query)).toBe(MANY);
    expect(await store.reads.customers.page(query)).toHaveLength(3);
  });
});
