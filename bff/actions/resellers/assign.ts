import type { AnswerOf } from '../../../shared/contract/index.ts';
import { checkResellerAssignment, effectiveAt } from '../../domain/assignment-rules.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { scopeOf } from '../../domain/role-rules.ts';
import type { World } from '../../ports/index.ts';
import type { Unit } from '../../ports/store.ts';
import type { CallOf } from '../action.ts';
import { refuseRecipient } from '../assignments/recipient.ts';
import { instantOf } from '../audit-entry.ts';
import { answerBatch, type Outcome } from '../batch.ts';
import { commandBatch } from '../command.ts';
import { decideEach } from './decide-each.ts';

type Assign = CallOf<'POST /v1/resellers/assign'>;

/** Gives resellers in scope that nobody holds to an account manager from now on (R-AM-6). */
export async function assignResellers(world: World, call: Assign): Promise<AnswerOf<'POST /v1/resellers/assign'> | Refusal> {
  const { partnerIds, operatorId } = call.body;
  const command = {
    action: 'reseller-assignments.assign' as const,
    permission: 'assignment.write' as const,
    ids: partnerIds,
    details: { operatorId },
  };
  const outcomes = await commandBatch(world, call, command, (unit) => decideAndSave(unit, call, instantOf(world.clock.businessNow())));
  if (isRefusal(outcomes)) return outcomes;
  return answerBatch(partnerIds, String, outcomes, (partnerId) => ({ partnerId }));
}

async function decideAndSave(unit: Unit, { caller, body }: Assign, at: string): Promise<ReadonlyMap<string, Outcome> | Refusal> {
  const { partner, session } = caller;
  const refused = await refuseRecipient(unit, partner, scopeOf(session.actor), body.operatorId);
  if (refused) return refused;
  const instants = new Map<string, string>();
  const outcomes = await decideEach(unit, caller, body.partnerIds, (held, resellerId) => {
    const effective = effectiveAt(held, at);
    instants.set(resellerId, effective);
    return checkResellerAssignment(held, effective);
  });
  const assigned = [...outcomes].filter(([, outcome]) => outcome === true);
  const assignments = assigned.map(([resellerId]) => ({
    resellerId,
    operatorId: body.operatorId,
    assignedAt: instants.get(resellerId) ?? at,
  }));
  await unit.resellers.assign(partner.partnerId, assignments);
  return outcomes;
}
