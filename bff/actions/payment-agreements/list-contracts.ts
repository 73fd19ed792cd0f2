import type { AnswerOf } from '../../../shared/contract/index.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { toContract } from './contract.ts';
import { pageOf } from './newest-first.ts';

/** Payment agreement contracts of the partner, newest first, and whether it may apply for another. */
export async function listContracts(
  { store }: World,
  { caller, query }: CallOf<'GET /v1/payment-contracts'>,
): Promise<AnswerOf<'GET /v1/payment-contracts'> | Refusal> {
  const { partnerId, isVerified } = caller.partner;
  const page = await pageOf(
    query,
    JSON.stringify(['payment-contracts', partnerId]),
    (after, limit) => store.reads.paymentAgreements.contracts(partnerId, after, limit),
    ({ createdAt, contractId }) => ({ at: createdAt, id: contractId }),
  );
  if (isRefusal(page)) return page;
  return { contracts: page.rows.map(toContract), next: page.next, isVerified };
}
