import type { World } from '../../ports/index.ts';
import type { MoneyOperation } from '../../ports/money-operations.ts';
import type { Unit } from '../../ports/store.ts';
import { instantOf } from '../audit-entry.ts';
import { emit } from '../events/emit.ts';
import { withoutTerms } from '../money/decision-memo.ts';
import { endOperationEntry } from './entries.ts';
import { returnHeld } from './held.ts';

/**
 * Ends a long operation: what is left reserved goes back, and whoever began it is told. Terms are kept where something was refused, so that
 * it can be tried again. Answers the operation as it is then.
 */
export async function endOperation(
  world: Pick<World, 'security' | 'clock'>,
  unit: Unit,
  operation: MoneyOperation,
  state: 'done' | 'stopped',
): Promise<MoneyOperation> {
  const { operationId, partnerId, byPartnerId, kind, done, refused } = operation;
  const endedAt = instantOf(world.clock.businessNow());
  const at = instantOf(world.clock.now());
  await returnHeld(unit, operation, endedAt);
  const request = refused > 0 ? operation.request : withoutTerms(operation.request);
  await unit.moneyOperations.update(operationId, { state, endedAt, isStopping: false, request });
  await unit.operationLeases.clear(partnerId, operationId);
  const ended = { ...operation, state, endedAt, isStopping: false, request };
  const data = { operationId, kind, state, done, refused };
  await emit(world, unit, byPartnerId, [{ type: 'operation.ended', at, customerId: null, data }]);
  await unit.audit.append(byPartnerId, endOperationEntry(ended, at));
  return ended;
}
