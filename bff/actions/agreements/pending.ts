import type { AnswerOf } from '../../../shared/contract/index.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { loadSigning } from './load.ts';
import { pendingViews } from './views.ts';

/** What this customer is asked to sign now, and until when. */
export async function showPending(
  { store, clock }: World,
  { caller: { partner, session }, query }: CallOf<'GET /v1/agreements/pending'>,
): Promise<AnswerOf<'GET /v1/agreements/pending'> | Refusal> {
  const businessNow = clock.businessNow();
  const signing = await loadSigning(store.reads, partner.partnerId, session.actor.customerId);
  if (signing === null) return refuse('not-found');
  return { asOf: instantOf(businessNow), pending: pendingViews(signing, query.locale ?? session.locale, businessNow) };
}
