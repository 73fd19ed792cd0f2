import type { AnswerOf } from '../../../shared/contract/index.ts';
import {
  checkRepeated,
  checkTrusteeDates,
  foldTrustee,
  maskTrustee,
  trusteeContext,
  trusteeIndexContext,
} from '../../domain/payment-agreement-rules.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { ThirdPartyPaymentRecord } from '../../ports/payment-agreements.ts';
import type { CallOf, Replayed } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { onceCommand } from '../once/once-command.ts';
import { toThirdParty } from './third-party.ts';

type Add = CallOf<'POST /v1/third-party-payments'>;
type Answer = AnswerOf<'POST /v1/third-party-payments'>;

/** Agrees that somebody else remits for the partner (DOMAIN.md §5.4): effective at once, one in force with each payer. */
export async function addThirdParty(world: World, call: Add): Promise<Answer | Refusal | Replayed<Answer>> {
  const { partnerId } = call.caller.partner;
  const { trusteeType, kind } = call.body;
  const record = await recordOf(world, call);
  const indexes = await world.security.indexesOfField(foldTrustee(call.body.trustee), trusteeIndexContext(partnerId));
  const details = { trusteeType, kind };
  const command = { action: 'third-party-payment.add' as const, permission: 'account.write' as const, targets: [], details };
  return onceCommand<'POST /v1/third-party-payments'>(world, call, command, async (unit) => {
    const refused =
      checkTrusteeDates(record.expiresAt, record.effectiveAt) ??
      checkRepeated(await unit.paymentAgreements.inForce(partnerId, indexes, record.effectiveAt));
    if (refused) return refused;
    await unit.paymentAgreements.addThirdParty(record);
    return { answer: toThirdParty(record, record.effectiveAt), targets: [record.agreementId] };
  });
}

async function recordOf({ security, clock }: World, { caller, body }: Add): Promise<ThirdPartyPaymentRecord> {
  const { partnerId } = caller.partner;
  const { trustee, trusteeType, kind, expiresAt } = body;
  const agreementId = security.makeId('tpp');
  return {
    agreementId,
    partnerId,
    trusteeSealed: await security.sealField(trustee, trusteeContext(partnerId, agreementId)),
    trusteeMasked: maskTrustee(trustee, trusteeType),
    trusteeIndex: await security.indexField(foldTrustee(trustee), trusteeIndexContext(partnerId)),
    trusteeType,
    kind,
    effectiveAt: instantOf(clock.businessNow()),
    expiresAt: expiresAt === undefined ? null : instantOf(Date.parse(expiresAt)),
    createdAt: instantOf(clock.now()),
    createdBy: caller.session.actor.operatorId,
    voidedAt: null,
    voidedBy: null,
  };
}
