import type { AnswerOf } from '../../../shared/contract/index.ts';
import { checkResellerWithdrawal, effectiveAt } from '../../domain/assignment-rules.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { Unit } from '../../ports/store.ts';
import type { CallOf } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { answerBatch, type Outcome } from '../batch.ts';
import { commandBatch } from '../command.ts';
import { decideEach } from './decide-each.ts';

type Withdraw = CallOf<'POST /v1/resellers/withdraw'>;

/** Withdraws resellers in scope from whoever holds them, from now on. */
export async function withdrawResellers(world: World, call: Withdraw): Promise<AnswerOf<'POST /v1/resellers/withdraw'> | Refusal> {
  const { partnerIds } = call.body;
  const command = {
    action: 'reseller-assignments.withdraw' as const,
    permission: 'assignment.write' as const,
    ids: partnerIds,
    details: {},
  };
  const outcomes = await commandBatch(world, call, command, (unit) => decideAndSave(unit, call, instantOf(world.clock.businessNow())));
  if (isRefusal(outcomes)) return outcomes;
  return answerBatch(partnerIds, String, outcomes, (partnerId) => ({ partnerId }));
}

async function decideAndSave(unit: Unit, { caller, body }: Withdraw, at: string): Promise<ReadonlyMap<string, Outcome>> {
  const instants = new Map<string, string>();
  const outcomes = await decideEach(unit, caller, body.partnerIds, (held, resellerId) => {
    const effective = effectiveAt(held, at);
    instants.set(resellerId, effective);
    return checkResellerWithdrawal(held, effective);
  });
  const withdrawn = [...outcomes].flatMap(([resellerId, outcome]) => (outcome === true ? [resellerId] : []));
  for (const [instant, ids] of Map.groupBy(withdrawn, (resellerId) => instants.get(resellerId) ?? at))
    await unit.resellers.withdraw(caller.partner.partnerId, ids, instant);
  return outcomes;
}
