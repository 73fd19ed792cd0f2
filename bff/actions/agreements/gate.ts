import type { AnswerOf } from '../../../shared/contract/index.ts';
import { allPending, blockingOf, checkSigned } from '../../domain/agreement-rules.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { Reads } from '../../ports/store.ts';
import type { CallOf, SessionCaller } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { loadSigning } from './load.ts';
import { toPending } from './views.ts';

/** Whether a customer has signed what it must, for what the partner's own portal lets it do; the rule of `refuseUnsigned`. */
export async function showGate(
  { store, clock }: World,
  { query, caller }: CallOf<'GET /v1/agreements/gate'>,
): Promise<AnswerOf<'GET /v1/agreements/gate'> | Refusal> {
  const signing = await loadSigning(store.reads, caller.partner.partnerId, query.customerId);
  if (signing === null) return refuse('not-found');
  const businessNow = clock.businessNow();
  const { versions, standings, customer } = signing;
  const blocking = blockingOf(allPending(versions, standings, customer, instantOf(businessNow)));
  return { isOpen: blocking.length === 0, agreements: blocking.map((pending) => toPending(pending, undefined, businessNow)) };
}

/** The gate in front of endpoints that carry `needsAgreements`: end customers wait there until they have signed, operators never. */
export async function refuseUnsigned(
  reads: Pick<Reads, 'agreements'>,
  { partner: { partnerId }, session: { actor, locale } }: SessionCaller,
  businessNow: number,
): Promise<Refusal | null> {
  if (actor.kind !== 'end-customer') return null;
  const signing = await loadSigning(reads, partnerId, actor.customerId);
  if (signing === null) return refuse('not-found');
  const { versions, standings, customer } = signing;
  return checkSigned(allPending(versions, standings, customer, instantOf(businessNow)), locale);
}
