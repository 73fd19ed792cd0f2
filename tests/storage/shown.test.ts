import { beforeEach, expect, test } from 'vitest';
import type { Store } from '../../bff/ports/store.ts';
import { rawTables } from './raw.ts';
import { PARTNER, partnerRecord } from './records.ts';
import { onBothEngines } from './stores.ts';

const OPERATOR = 'op_1';
const AT = (seconds: number) => new Date(Date.parse('2024-09-30T04:00:00.000Z') + seconds * 1000).toISOString();

onBothEngines('What an operator has in clear before them', (engines) => {
  let store: Store;
  let address: string;
  beforeEach(async () => {
    ({ store, address } = await engines.open());
    await store.write(PARTNER, (unit) => unit.partners.add(partnerRecord()));
    await store.write('par_2', (unit) => unit.partners.add(partnerRecord('par_2')));
  });

  const show = (customerIds: string[], at: number, partnerId = PARTNER) =>
    store.write(partnerId, (unit) =>
      unit.reveals.show(partnerId, OPERATOR, { field: 'mobile', customerIds, at: AT(at), until: AT(at + 60) }),
    );
  const isShown = (customerId: string, at: number, partnerId = PARTNER) =>
    store.reads.reveals.isShown(partnerId, OPERATOR, { field: 'mobile', customerId, at: AT(at) });

  test('is known on every replica, until its end and not at it', async () => {
    await show(['cus-1'], 0);
    const other = await engines.reopen(address);
    const there = (at: number) => other.reads.reveals.isShown(PARTNER, OPERATOR, { field: 'mobile', customerId: 'cus-1', at: AT(at) });
    expect([await there(0), await there(59.999), await there(60)]).toEqual([true, true, false]);
  });

  test('does not end earlier because a replica whose clock is behind shows it again', async () => {
    await show(['cus-1'], 30);
    await show(['cus-1'], 0);
    expect([await isShown('cus-1', 89), await isShown('cus-1', 90)]).toEqual([true, false]);
  });

  test('is one thing at a partner and another at the next, though customers share an id', async () => {
    await show(['cus-1'], 0);
    expect([await isShown('cus-1', 1), await isShown('cus-1', 1, 'par_2')]).toEqual([true, false]);
  });

  test('is forgotten once it is over, as the next value is shown', async () => {
    await show(['cus-1', 'cus-2'], 0);
    await show(['cus-3'], 60);
    const rows = (await rawTables(address)).get('shown_values')?.rows ?? [];
    expect(rows.map(({ customer_id }) => customer_id)).toEqual(['cus-3']);
  });
});
