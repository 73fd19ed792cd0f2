import type { World } from '../../ports/index.ts';
import { ChangesClosed, StoreOverloaded, StoreUnavailable } from '../../ports/store.ts';
import { instantOf } from '../audit-entry.ts';
import { partnersAbove } from '../money/returns.ts';
import { endUndone } from './end-undone.ts';
import { endOperationEntry } from './entries.ts';

/** Operations a sweep ends before others get their turn; the next sweep goes on. */
const AT_A_TIME = 100;
/** What says nothing about the operation in hand. */
const AWAY = [StoreUnavailable, StoreOverloaded, ChangesClosed];

/**
 * Ends operations that nobody decided within seven days, each in a command of its own: what is reserved for them goes back. One that cannot
 * be ended is logged and left to the next sweep, so that neither the others nor what the sweep does after them wait for it.
 */
export async function lapseApprovals(world: World, isStopped: () => boolean): Promise<void> {
  const { reads } = world.store;
  for (const { operationId, partnerId, byPartnerId } of await reads.approvals.lapsed(instantOf(world.clock.businessNow()), AT_A_TIME)) {
    if (isStopped()) return;
    const also = [byPartnerId, ...(await partnersAbove(reads, partnerId))];
    try {
      await world.store.write(partnerId, (unit) => lapse(world, unit, operationId), { also });
    } catch (error) {
      if (AWAY.some((kind) => error instanceof kind)) throw error;
      world.log.failure(operationId, error);
    }
  }
}

/** Somebody may have decided meanwhile. */
async function lapse(world: World, unit: Parameters<typeof endUndone>[1], operationId: string): Promise<void> {
  const operation = await unit.moneyOperations.find(operationId);
  if (operation?.state !== 'awaiting-approval' || !operation.approval) return;
  if (Date.parse(operation.approval.until) > world.clock.businessNow()) return;
  const ended = await endUndone(world, unit, operation, 'lapsed', null);
  const at = instantOf(world.clock.now());
  const entry = { ...endOperationEntry(ended, at), actor: { kind: 'system' as const, id: 'operations' }, sessionId: null };
  await unit.audit.append(operation.byPartnerId, entry);
}
