import type { AnswerOf } from '../../../shared/contract/index.ts';
import { checkMemo } from '../../domain/amount-rules.ts';
import { checkDecision, permissionToDecide } from '../../domain/approval-rules.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { MoneyOperation } from '../../ports/money-operations.ts';
import type { Unit } from '../../ports/store.ts';
import type { CallOf, Replayed } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { emit } from '../events/emit.ts';
import { withDecisionMemo } from '../money/decision-memo.ts';
import { partnersAbove } from '../money/returns.ts';
import { toSummary } from '../money/summary.ts';
import { type OnceDone, onceCommand } from '../once/once-command.ts';
import { decidedEvent } from './decided-event.ts';
import { endUndone } from './end-undone.ts';
import { visibleOperation } from './visible.ts';

type Decide = CallOf<'POST /v1/operations/:operationId/approval'>;
type Decided = AnswerOf<'POST /v1/operations/:operationId/approval'>;

/**
 * Approves or rejects an operation above a limit, by a second person who could have asked for it. Approved, it waits for a runner, which
 * moves what is reserved; rejected, that goes back in the same transaction.
 */
export async function decideOperation(world: World, call: Decide): Promise<Decided | Refusal | Replayed<Decided>> {
  const { operationId } = call.params;
  const seen = await visibleOperation(world.store.reads, call.caller, operationId);
  const also = seen ? [seen.partnerId, ...(await partnersAbove(world.store.reads, seen.partnerId))] : [];
  const command = {
    action: 'operation.approve' as const,
    permission: seen ? permissionToDecide(seen.kind) : null,
    // What somebody typed stays out of the trail.
    targets: seen ? [operationId] : [],
    // That something was noted, not what: a memo is free text.
    details: { decision: call.body.decision, ...(call.body.memo && { hasMemo: true }) },
    also,
  };
  return onceCommand<'POST /v1/operations/:operationId/approval'>(world, call, command, (unit) => decide(world, unit, call));
}

async function decide(world: World, unit: Unit, { caller, params, body }: Decide): Promise<OnceDone<Decided> | Refusal> {
  const operation = await visibleOperation(unit, caller, params.operationId);
  if (operation?.byPartnerId !== caller.partner.partnerId) return refuse('not-found');
  const long = checkMemo(body.memo, '/body/memo');
  if (long) return long;
  const memo = body.memo || null;
  const { operatorId } = caller.session.actor;
  const now = world.clock.businessNow();
  const { kind, state, approval, actor } = operation;
  const asked = { kind, state, until: approval === null ? null : Date.parse(approval.until), askedBy: actor.id };
  const refused = checkDecision(asked, { operatorId, permissions: caller.permissions, now });
  if (refused) return refused;
  const by = { decidedAt: instantOf(now), decidedBy: operatorId };
  const decided =
    body.decision === 'approve'
      ? await approve(world, unit, operation, { ...by, memo })
      : await endUndone(world, unit, operation, 'rejected', by, memo);
  return { answer: await toSummary(unit, caller, decided, now) };
}

async function approve(
  world: World,
  unit: Unit,
  operation: MoneyOperation,
  { memo, ...by }: { decidedAt: string; decidedBy: string; memo: string | null },
): Promise<MoneyOperation> {
  const request = withDecisionMemo(operation.request, memo);
  const change = { state: 'queued' as const, request, approval: operation.approval && { ...operation.approval, ...by } };
  await unit.moneyOperations.update(operation.operationId, change);
  const event = decidedEvent(operation, 'approved', by.decidedBy, instantOf(world.clock.now()));
  await emit(world, unit, operation.byPartnerId, [event]);
  return { ...operation, ...change };
}
