import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CUSTOMER_SORTS, SORT_DIRECTIONS } from '../../shared/values/lists.ts';
import { fill, plainSort, SCOPES, walk, world } from './list-world.ts';
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
              const wanted = plainSort(customers.filter(holds), query.sort, scope.kind === 'account-manager');
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
});
