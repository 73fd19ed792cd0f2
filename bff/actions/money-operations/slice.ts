import { MAXIMUM_ATTEMPTS } from '../../domain/export-rules.ts';
import type { World } from '../../ports/index.ts';
import type { MoneyItem, MoneyOperation } from '../../ports/money-operations.ts';
import type { Unit } from '../../ports/store.ts';
import { instantOf } from '../audit-entry.ts';
import { leaseEnd } from '../jobs/worker.ts';
import { partnersAbove } from '../money/returns.ts';
import { endOperation } from './end.ts';
import { EXECUTORS } from './executor.ts';
import type { OperationWorker } from './worker.ts';

/**
 * Does the next items of an operation, at most a slice of them, and with the last of them ends it, all in one transaction. `lost`: another
 * worker has it, and nothing was done.
 */
export async function runSlice(worker: OperationWorker, partnerId: string, operationId: string): Promise<'more' | 'ended' | 'lost'> {
  const { world, options } = worker;
  const { store } = world;
  const also = await partnersOf(worker, partnerId, operationId);
  const end = await store.write(
    partnerId,
    async (unit) => {
      const lease = { owner: options.owner, until: leaseEnd(options, world.clock.now()) };
      if (!(await unit.operationLeases.renew(partnerId, operationId, lease))) return 'lost' as const;
      const operation = await unit.moneyOperations.find(operationId);
      if (!operation) return 'lost' as const;
      if (operation.isStopping) return endOperation(world, unit, operation, 'stopped');
      const items = await unit.moneyOperations.items(operationId, ['waiting'], 0, options.itemsPerSlice);
      const counted = await doItems(world, unit, operation, items);
      return counted.done + counted.refused < counted.items ? ('more' as const) : endOperation(world, unit, counted, 'done');
    },
    { also },
  );
  if (typeof end === 'string') return end;
  world.meter.job(end.kind, end.state);
  return 'ended';
}

/** Does items, keeps what became of each, and answers the operation with its new counts. */
async function doItems(world: World, unit: Unit, operation: MoneyOperation, items: readonly MoneyItem[]): Promise<MoneyOperation> {
  const { operationId, kind } = operation;
  const at = instantOf(world.clock.businessNow());
  const execute = EXECUTORS[kind];
  const isGivenUp = execute === undefined || operation.attempts > MAXIMUM_ATTEMPTS;
  const became = isGivenUp ? items.map((item) => givenUp(item, at)) : await execute(world, unit, { operation, items, at });
  const terms = new Map(items.map((item) => [item.item, item.terms]));
  // What was refused keeps its terms, by which it can be tried again.
  const kept = became.map((item) => ({ ...item, terms: item.state === 'refused' ? (terms.get(item.item) ?? item.terms) : null }));
  await unit.moneyOperations.saveItems(operationId, kept);
  const count = (state: MoneyItem['state']) => kept.filter((item) => item.state === state).length;
  const counts = {
    done: operation.done + count('done'),
    refused: operation.refused + count('refused'),
    moved: operation.moved + kept.reduce((sum, { moved }) => sum + (moved ?? 0n), 0n),
  };
  await unit.moneyOperations.update(operationId, counts);
  return { ...operation, ...counts };
}

/** Five workers ended over it: something about the operation itself ends them. */
function givenUp(item: MoneyItem, at: string): MoneyItem {
  return { ...item, at, state: 'refused', refusal: 'internal', moved: null };
}

/** Partners whose books a slice may move besides its own: who acts, who is above, and resellers that the next items name. */
async function partnersOf({ world: { store }, options }: OperationWorker, partnerId: string, operationId: string): Promise<string[]> {
  const operation = await store.reads.moneyOperations.find(operationId);
  const next = await store.reads.moneyOperations.items(operationId, ['waiting'], 0, options.itemsPerSlice);
  const resellers = next.flatMap(({ resellerId }) => resellerId ?? []);
  return [...new Set([operation?.byPartnerId ?? partnerId, ...(await partnersAbove(store.reads, partnerId)), ...resellers])];
}
