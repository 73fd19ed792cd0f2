import type { AnswerOf } from '../../../shared/contract/index.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { MoneyOperation } from '../../ports/money-operations.ts';
import type { Unit } from '../../ports/store.ts';
import { refuseOutdated } from '../access/refuse-outdated.ts';
import type { CallOf } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';
import { partnersAbove } from '../money/returns.ts';
import { toSummary } from '../money/summary.ts';
import { endOperation } from './end.ts';
import { ownOperation } from './visible.ts';

type Stop = CallOf<'POST /v1/operations/:operationId/stop'>;

/**
 * Stops a long operation of the caller's own: one that nobody works on ends here, with what is reserved given back; one that runs is told
 * to, and ends within a slice. Asked again while it stops it answers the same.
 */
export async function stopOperation(world: World, call: Stop): Promise<AnswerOf<'POST /v1/operations/:operationId/stop'> | Refusal> {
  const { partnerId } = call.caller.partner;
  const seen = await ownOperation(world.store.reads, call.caller, call.params.operationId);
  const also = seen ? [seen.partnerId, ...(await partnersAbove(world.store.reads, seen.partnerId))] : [];
  return world.store.write(
    partnerId,
    async (unit) => {
      const { operation, refused } = await stopped(world, unit, call);
      const entry = {
        at: instantOf(world.clock.now()),
        action: 'operation.stop' as const,
        targets: operation ? [operation.operationId] : [],
      };
      await unit.audit.append(partnerId, auditEntry(call, entry, refused ?? undefined));
      return refused ?? toSummary(unit, call.caller, operation as MoneyOperation, world.clock.businessNow());
    },
    { also },
  );
}

/** Ids of operations that are not the caller's stay out of the trail: they are what somebody typed. */
async function stopped(
  world: World,
  unit: Unit,
  { caller, params }: Stop,
): Promise<{ operation: MoneyOperation | null; refused: Refusal | null }> {
  const outdated = await refuseOutdated(unit, caller, null, world.clock.now());
  if (outdated) return { operation: null, refused: outdated };
  const operation = await ownOperation(unit, caller, params.operationId);
  if (!operation) return { operation, refused: refuse('not-found') };
  if (operation.state === 'running') {
    await unit.moneyOperations.update(operation.operationId, { isStopping: true });
    return { operation: { ...operation, isStopping: true }, refused: null };
  }
  if (operation.state !== 'queued' && operation.state !== 'awaiting-approval') return { operation, refused: refuse('operation-ended') };
  const ended = await endOperation(world, unit, operation, 'stopped');
  return { operation: ended, refused: null };
}
