import type { AnswerOf } from '../../../shared/contract/index.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { soonUntil, toRow } from './to-row.ts';
import { whoseQuotas } from './whose-quotas.ts';

/** One quota of the partner's, or of one of its resellers. */
export async function showQuota(
  world: World,
  { params: { quotaId }, query, caller }: CallOf<'GET /v1/quotas/:quotaId'>,
): Promise<AnswerOf<'GET /v1/quotas/:quotaId'> | Refusal> {
  const whose = await whoseQuotas(world, caller, query.indirectPartnerId);
  if (isRefusal(whose)) return whose;
  const businessNow = world.clock.businessNow();
  const at = instantOf(businessNow);
  const { partnerIds } = whose;
  const wanted = { partnerIds, filter: { quotaId }, at, soonUntil: soonUntil(businessNow), after: null, limit: 1 };
  const [quota] = (await world.store.reads.quotas.page(wanted)).quotas;
  return quota ? { quota: toRow(quota, at, whose.resellers), asOf: at } : refuse('not-found');
}
