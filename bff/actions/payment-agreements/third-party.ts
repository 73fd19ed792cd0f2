import type { AnswerOf } from '../../../shared/contract/index.ts';
import { thirdPartyStateOf } from '../../domain/payment-agreement-rules.ts';
import type { ThirdPartyPaymentRecord } from '../../ports/payment-agreements.ts';

/** A third-party payment agreement as its partner sees it: the payer masked, the state by the business clock. */
export function toThirdParty(record: ThirdPartyPaymentRecord, at: string): AnswerOf<'POST /v1/third-party-payments'> {
  const { agreementId, trusteeMasked, trusteeType, kind, effectiveAt, expiresAt, createdAt, voidedAt } = record;
  const state = thirdPartyStateOf(record, at);
  return { agreementId, state, trustee: trusteeMasked, trusteeType, kind, effectiveAt, expiresAt, createdAt, voidedAt };
}
