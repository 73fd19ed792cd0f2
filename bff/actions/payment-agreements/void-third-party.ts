import type { AnswerOf } from '../../../shared/contract/index.ts';
import { checkVoid } from '../../domain/payment-agreement-rules.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf, Replayed } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { onceCommand } from '../once/once-command.ts';
import { toThirdParty } from './third-party.ts';

type Void = CallOf<'POST /v1/third-party-payments/:agreementId/void'>;
type Answer = AnswerOf<'POST /v1/third-party-payments/:agreementId/void'>;

/** 作废: the agreement is over, its record stays. */
export function voidThirdParty(world: World, call: Void): Promise<Answer | Refusal | Replayed<Answer>> {
  const { partnerId } = call.caller.partner;
  const { agreementId } = call.params;
  const command = { action: 'third-party-payment.void' as const, permission: 'account.write' as const, targets: [agreementId] };
  return onceCommand<'POST /v1/third-party-payments/:agreementId/void'>(world, call, command, async (unit) => {
    const at = instantOf(world.clock.businessNow());
    const found = await unit.paymentAgreements.findThirdParty(partnerId, agreementId);
    if (found === null) return refuse('not-found');
    const refused = checkVoid(found, at);
    if (refused) return refused;
    const voided = { voidedAt: instantOf(world.clock.now()), voidedBy: call.caller.session.actor.operatorId };
    await unit.paymentAgreements.voidThirdParty(partnerId, agreementId, voided.voidedAt, voided.voidedBy);
    return { answer: toThirdParty({ ...found, ...voided }, at) };
  });
}
