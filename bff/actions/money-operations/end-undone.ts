import type { World } from '../../ports/index.ts';
import type { MoneyOperation } from '../../ports/money-operations.ts';
import type { Unit } from '../../ports/store.ts';
import { instantOf } from '../audit-entry.ts';
import { emit } from '../events/emit.ts';
import { withDecisionMemo } from '../money/decision-memo.ts';
import { decidedEvent } from './decided-event.ts';
import { returnHeld } from './held.ts';

/**
 * Ends an operation that waited for an approval and did not get it: what is reserved goes back, and nothing of it will be done. Answers it
 * as it is then.
 */
export async function endUndone(
  world: Pick<World, 'security' | 'clock'>,
  unit: Unit,
  operation: MoneyOperation,
  state: 'rejected' | 'lapsed',
  by: { decidedAt: string; decidedBy: string } | null,
  memo: string | null = null,
): Promise<MoneyOperation> {
  const endedAt = instantOf(world.clock.businessNow());
  await returnHeld(unit, operation, endedAt);
  const change = {
    state,
    endedAt,
    request: withDecisionMemo(null, memo),
    approval: operation.approval && { ...operation.approval, ...by },
  };
  await unit.moneyOperations.update(operation.operationId, change);
  const event = decidedEvent(operation, state, by?.decidedBy ?? null, instantOf(world.clock.now()));
  await emit(world, unit, operation.byPartnerId, [event]);
  return { ...operation, ...change };
}
