import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { PaymentContractRecord } from '../../ports/payment-agreements.ts';

/** A payment agreement contract as its partner sees it. */
export function toContract(record: PaymentContractRecord): AnswerOf<'POST /v1/payment-contracts'> {
  const { contractId, contractNo, from, to, currency, due, paid, createdAt, textSha256 } = record;
  return { contractId, contractNo, cycles: { from, to }, currency, due, paid, createdAt, textSha256 };
}
