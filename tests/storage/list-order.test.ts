import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CUSTOMER_SORTS, SORT_DIRECTIONS } from '../../shared/values/lists.ts';
import { fill, plainSort, present, SCOPES, walk, world } from './list-world.ts';
import { listQuery } from './records.ts';
import { onBothEngines } from './stores.ts';

onBothEngines('The customer list', (engines) => {
  test('pages in every order, both ways and in every scope, as a plain sort would', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(world, fc.constantFrom(1, 2, 7), async (customers, limit) => {
        const { store } = await engines.open();
        await fill(store, customers);
        for (const by of CUSTOMER_SORTS) {
          for (const direction of SORT_DIRECTIONS) {
            for (const { scope, holds } of SCOPES) {
              const query = listQuery({ scope, sort: { by, direction }, limit });
              const wanted = plainSort(present(customers).filter(holds), query.sort, scope.kind === 'account-manager');
              expect(await walk(store, query, false), `${by} ${direction} ${scope.kind} forward`).toEqual(wanted);
              expect(await walk(store, query, true), `${by} ${direction} ${scope.kind} backward`).toEqual(wanted);
              expect(await store.reads.customers.count(query)).toBe(wanted.length);
            }
          }
        }
        await store.close();
      }),
      { numRuns: 12 },
    );
  });

  test('of several resellers is one, in every order and both ways', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(world, { minLength: 1, maxLength: 4 }), fc.constantFrom(1, 4, 50), async (worlds, limit) => {
        const { store } = await engines.open();
        const partners = worlds.map((customers, index) => ({
          partnerId: `par_${index}`,
          customers: customers.map((made) => ({ ...made, record: { ...made.record, customerId: `${made.record.customerId}.${index}` } })),
        }));
        for (const { partnerId, customers } of partners) await fill(store, customers, partnerId);
        const partnerIds = partners.map(({ partnerId }) => partnerId);
        for (const by of CUSTOMER_SORTS) {
          for (const direction of SORT_DIRECTIONS) {
            const query = listQuery({ partnerIds, isOfResellers: true, sort: { by, direction }, limit });
            const wanted = plainSort(
              partners.flatMap(({ customers }) => present(customers)),
              query.sort,
              false,
            );
            expect(await walk(store, query, false), `${by} ${direction} forward`).toEqual(wanted);
            expect(await walk(store, query, true), `${by} ${direction} backward`).toEqual(wanted);
            expect(await store.reads.customers.count(query)).toBe(wanted.length);
          }
        }
        await store.close();
      }),
      { numRuns: 5 },
    );
  });
});
