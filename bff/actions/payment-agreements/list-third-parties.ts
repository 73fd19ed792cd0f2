import type { AnswerOf } from '../../../shared/contract/index.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { pageOf } from './newest-first.ts';
import { toThirdParty } from './third-party.ts';

type List = CallOf<'GET /v1/third-party-payments'>;

/** Third-party payment agreements of the partner, newest first; their states by the business clock. */
export async function listThirdParties(
  { store, clock }: World,
  { caller, query }: List,
): Promise<AnswerOf<'GET /v1/third-party-payments'> | Refusal> {
  const { partnerId } = caller.partner;
  const { state = null } = query;
  const at = instantOf(clock.businessNow());
  const { paymentAgreements } = store.reads;
  const page = await pageOf(
    query,
    JSON.stringify(['third-party-payments', partnerId, state]),
    (after, limit) => paymentAgreements.thirdParty(partnerId, { state, at }, after, limit),
    ({ createdAt, agreementId }) => ({ at: createdAt, id: agreementId }),
  );
  if (isRefusal(page)) return page;
  return { agreements: page.rows.map((record) => toThirdParty(record, at)), next: page.next };
}
