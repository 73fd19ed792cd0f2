import type { World } from '../../ports/index.ts';
import { ChangesClosed, StoreOverloaded, StoreUnavailable } from '../../ports/store.ts';
import { announceEffective } from '../agreements/announce.ts';
import { instantOf } from '../audit-entry.ts';
import { sweepExpired } from '../coupons/expire.ts';
import { forgetSelections } from '../coupons/forget-selections.ts';
import type { JobRunner } from '../jobs/run.ts';
import { leaseEnd } from '../jobs/worker.ts';
import { takeOverOperationEntry } from './entries.ts';
import { lapseApprovals } from './lapse.ts';
import { runSlice } from './slice.ts';
import type { OperationRunnerOptions, OperationWorker } from './worker.ts';

const LEASE_SECONDS = 30;
const ITEMS_PER_SLICE = 100;
/** After so many, whoever waits is let in: a thousand items take a second or two. */
const SLICES_PER_TURN = 10;
/** How many due operations are reached for before it is left to the next call. */
const REACHED_FOR = 50;
/** What says nothing about the operation in hand. */
const AWAY = [StoreUnavailable, StoreOverloaded, ChangesClosed];

/**
 * Works on long operations, one at a time, of the partners and of each partner's in turn, under a lease that every slice renews: the same manner as exports
 * (`jobs/run.ts`). A slice commits its effect together with how far it came, so that after a kill at any line whoever takes over does each
 * item once. `sweep` does what is due by the business clock: it brings back what is left of expired coupons, forgets old selections, and tells of
 * versions of agreements that became effective.
 */
export function createOperationRunner(world: World, options: OperationRunnerOptions): JobRunner {
  let isStopped = false;
  const turns = new Turns();
  const worker: OperationWorker = {
    world,
    options: { leaseSeconds: LEASE_SECONDS, itemsPerSlice: ITEMS_PER_SLICE, ...options },
    isStopped: () => isStopped,
  };
  return {
    async runOnce() {
      if (isStopped) return false;
      const due = await world.store.reads.operationLeases.due(instantOf(world.clock.now()), REACHED_FOR);
      for (const { partnerId, operationId } of turns.inOrder(due)) {
        if (!(await claim(worker, partnerId, operationId))) continue;
        turns.take(partnerId, operationId);
        if (await work(worker, partnerId, operationId)) turns.forget(operationId);
        return true;
      }
      return false;
    },
    async sweep() {
      await lapseApprovals(world, () => isStopped);
      await sweepExpired(world, () => isStopped);
      await forgetSelections(world);
      await announceEffective(world);
    },
    stop() {
      isStopped = true;
    },
  };
}

/**
 * Puts those partners first whose last turn is longest ago, and of each partner those operations, so that a long one keeps nobody waiting for
 * more than its turn.
 */
class Turns {
  readonly #last = new Map<string, number>();
  #turn = 0;

  inOrder<Due extends { partnerId: string; operationId: string }>(due: readonly Due[]): Due[] {
    const turnOf = (id: string) => this.#last.get(id) ?? 0;
    return due.toSorted(
      (one, other) => turnOf(one.partnerId) - turnOf(other.partnerId) || turnOf(one.operationId) - turnOf(other.operationId),
    );
  }

  take(partnerId: string, operationId: string): void {
    this.#turn += 1;
    this.#last.set(partnerId, this.#turn).set(operationId, this.#turn);
  }

  forget(operationId: string): void {
    this.#last.delete(operationId);
  }
}

/** False where another worker was quicker. That a worker before it died is put on record, with how far it came. */
async function claim({ world, options }: OperationWorker, partnerId: string, operationId: string): Promise<boolean> {
  const now = world.clock.now();
  const operation = await world.store.reads.moneyOperations.find(operationId);
  if (!operation) return false;
  return world.store.write(
    partnerId,
    async (unit) => {
      const lease = { owner: options.owner, until: leaseEnd(options, now) };
      const claimed = await unit.operationLeases.claim(partnerId, operationId, instantOf(now), lease);
      if (!claimed) return false;
      const found = await unit.moneyOperations.find(operationId);
      if (found && claimed.takenFrom !== null && claimed.takenFrom !== options.owner)
        await unit.audit.append(found.byPartnerId, takeOverOperationEntry(found, instantOf(now)));
      return true;
    },
    { also: [operation.byPartnerId] },
  );
}

/**
 * Works until the operation ended, was lost, or the runner is stopped, and, while others wait, for one turn; false: more is to be done. What
 * fails for a reason of its own is left to its lease: another attempt follows when that ran out, and after five the items that are left are
 * refused.
 */
async function work(worker: OperationWorker, partnerId: string, operationId: string): Promise<boolean> {
  const { world, options } = worker;
  try {
    for (let slices = 1; !worker.isStopped(); slices += 1) {
      if ((await runSlice(worker, partnerId, operationId)) !== 'more') return true;
      await nextTurn();
      if (slices % SLICES_PER_TURN === 0 && (await doOthersWait(world))) break;
    }
    await world.store.write(partnerId, (unit) => unit.operationLeases.release(partnerId, operationId, options.owner));
    return false;
  } catch (error) {
    if (AWAY.some((kind) => error instanceof kind)) throw error;
    world.log.failure(operationId, error);
    return true;
  }
}

/** One that somebody works on is not due. */
async function doOthersWait({ store, clock }: World): Promise<boolean> {
  return (await store.reads.operationLeases.due(instantOf(clock.now()), 1)).length > 0;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
