import type { AnswerOf } from '../../../shared/contract/index.ts';
import { currentVersion } from '../../domain/agreement-rules.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { whoseBook } from '../money/whose-book.ts';
import { toVersion } from './views.ts';

/** The agreements of the partner, or of one of its resellers, by code, each with all its versions, newest first. */
export async function listAgreements(
  { store, clock }: World,
  { caller, query }: CallOf<'GET /v1/agreements'>,
): Promise<AnswerOf<'GET /v1/agreements'> | Refusal> {
  const whose = await whoseBook(store.reads, caller, query.indirectPartnerId);
  if (isRefusal(whose)) return whose;
  const at = instantOf(clock.businessNow());
  const versions = await store.reads.agreements.versions(whose.partnerId);
  const agreements = [...Map.groupBy(versions, ({ code }) => code)].map(([code, ofCode]) => ({
    code,
    current: currentVersion(ofCode, at)?.version ?? null,
    versions: ofCode.toSorted((one, other) => other.version - one.version).map(toVersion),
  }));
  return { agreements };
}
