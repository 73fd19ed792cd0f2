import type { AnswerOf } from '../../../shared/contract/index.ts';
import { checkWithdrawal, effectiveAt } from '../../domain/assignment-rules.ts';
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
import { unassignedEvent } from './events.ts';

type Withdraw = CallOf<'POST /v1/assignments/withdraw'>;

/** Withdraws customers in scope from whoever holds them, from now on. */
export async function withdrawCustomers(world: World, call: Withdraw): Promise<AnswerOf<'POST /v1/assignments/withdraw'> | Refusal> {
  const { customerIds } = call.body;
  const command = { action: 'assignments.withdraw' as const, permission: 'assignment.write' as const, ids: customerIds, details: {} };
  const outcomes = await commandBatch(world, call, command, (unit) => decideAndSave(world, unit, call));
  if (isRefusal(outcomes)) return outcomes;
  return answerBatch(customerIds, String, outcomes, (customerId) => ({ customerId }));
}

async function decideAndSave(world: World, unit: Unit, { caller, body }: Withdraw): Promise<ReadonlyMap<string, Outcome>> {
  const { partner, session } = caller;
  const at = instantOf(world.clock.businessNow());
  const asked = { partner, scope: scopeOf(session.actor), customerIds: body.customerIds };
  const holders = new Map<string, { operatorId: string; endedAt: string }>();
  const outcomes = await decideEach(unit, asked, (held) => {
    const endedAt = effectiveAt(held, at);
    if (held?.assignment) holders.set(held.customer.customerId, { operatorId: held.assignment.operatorId, endedAt });
    return checkWithdrawal(held, endedAt);
  });
  const withdrawals = [...outcomes].flatMap(([customerId, outcome]) =>
    outcome === true ? [{ customerId, at: holders.get(customerId)?.endedAt ?? at }] : [],
  );
  if (withdrawals.length > 0) await unit.customers.withdraw(partner.partnerId, withdrawals);
  const now = instantOf(world.clock.now());
  const events = withdrawals.flatMap(({ customerId }) => {
    const held = holders.get(customerId);
    return held === undefined ? [] : [unassignedEvent(now, { customerId, ...held })];
  });
  await emit(world, unit, partner.partnerId, events);
  return outcomes;
}
