import type { AnswerOf } from '../../../shared/contract/index.ts';
import { checkAssignment, checkGivable, effectiveAt } from '../../domain/assignment-rules.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { scopeOf } from '../../domain/role-rules.ts';
import type { World } from '../../ports/index.ts';
import type { Unit } from '../../ports/store.ts';
import type { CallOf } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { answerBatch, type Outcome } from '../batch.ts';
import { commandBatch } from '../command.ts';
import { emit } from '../events/emit.ts';
import { decideEach } from './decide-each.ts';
import { assignedEvent } from './events.ts';
import { refuseRecipient } from './recipient.ts';

type Assign = CallOf<'POST /v1/assignments'>;

/** Gives customers in scope that nobody holds, or that `from` holds, to an account manager from now on. */
export async function assignCustomers(world: World, call: Assign): Promise<AnswerOf<'POST /v1/assignments'> | Refusal> {
  const { customerIds, operatorId, from } = call.body;
  const details = { operatorId, ...(from === undefined ? {} : { from }) };
  const command = { action: 'assignments.assign' as const, permission: 'assignment.write' as const, ids: customerIds, details };
  const outcomes = await commandBatch(world, call, command, (unit) => decideAndSave(world, unit, call));
  if (isRefusal(outcomes)) return outcomes;
  return answerBatch(customerIds, String, outcomes, (customerId) => ({ customerId }));
}

async function decideAndSave(world: World, unit: Unit, { caller, body }: Assign): Promise<ReadonlyMap<string, Outcome> | Refusal> {
  const { partner, session } = caller;
  const at = instantOf(world.clock.businessNow());
  const instants = new Map<string, string>();
  const scope = scopeOf(session.actor);
  const refused = await refuseRecipient(unit, partner, scope, body.operatorId);
  if (refused) return refused;
  const outcomes = await decideEach(unit, { partner, scope, customerIds: body.customerIds }, (held) => {
    const effective = effectiveAt(held, at);
    if (held) instants.set(held.customer.customerId, effective);
    return checkGivable(held) ?? checkAssignment(held, { from: body.from, at: effective });
  });
  const assigned = [...outcomes].filter(([, outcome]) => outcome === true);
  const assignments = assigned.map(([customerId]) => ({
    customerId,
    operatorId: body.operatorId,
    assignedAt: instants.get(customerId) ?? at,
  }));
  if (assignments.length > 0) await unit.customers.assign(partner.partnerId, assignments);
  // The rule let only those pass that `from` holds, or nobody where it is left out.
  const previous = body.from ?? null;
  const now = instantOf(world.clock.now());
  await emit(
    world,
    unit,
    partner.partnerId,
    assignments.map((assignment) => assignedEvent(now, assignment, previous)),
  );
  return outcomes;
}
