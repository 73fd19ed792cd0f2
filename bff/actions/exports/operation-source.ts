import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { JobRecord } from '../../ports/jobs.ts';
import { Doers } from '../money/doers.ts';
import { memoFor } from '../money/memo.ts';
import { pickedCustomers } from '../money/picked.ts';
import { readOperationFilter } from '../money-operations/query.ts';
import { operationCells, operationHead } from './operation-rows.ts';
import type { OperationsRequest } from './request.ts';
import type { RowSource } from './sources.ts';
import { wordsOf } from './words.ts';

/** Rows of the operation log, newest first, from a place on. */
export async function operationSource(
  world: Pick<World, 'store' | 'security'>,
  { partnerId }: JobRecord,
  { locale, asked, basis }: OperationsRequest,
): Promise<RowSource | Refusal> {
  const { reads } = world.store;
  const { books, scope } = basis;
  const read = await readOperationFilter(world, { callerId: partnerId, books }, asked.filter ?? {});
  if (isRefusal(read)) return read;
  const query = { partnerIds: books, scope, filter: read.filter };
  const words = wordsOf(locale);
  const doers = new Doers(reads.operators, partnerId);
  return {
    head: operationHead(words),
    async read(place, limit) {
      const items = await reads.operationLog.search(query, place === null ? null : JSON.parse(place), limit);
      await doers.load(items.map(({ actor }) => actor));
      const customerIds = items.flatMap(({ customerId }) => customerId ?? []);
      const customers = await pickedCustomers(reads, books, scope, customerIds);
      const last = items.length === limit ? items.at(-1) : undefined;
      return {
        rows: items.map((item) => {
          const customer = customers.get(item.customerId ?? '') ?? null;
          return operationCells(item, { customer, by: doers.of(item.actor), memo: memoFor(partnerId, item) }, words);
        }),
        next: last ? JSON.stringify({ at: last.at, operationId: last.operationId, item: last.item }) : null,
      };
    },
  };
}
