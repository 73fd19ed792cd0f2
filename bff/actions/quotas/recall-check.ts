import type { AnswerOf } from '../../../shared/contract/index.ts';
import { minorToText } from '../../../shared/values/minor.ts';
import { readQuotaRecall } from '../../domain/quota-request.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { decideRecall } from './recall-decide.ts';
import { resellerNames } from './whose-quotas.ts';

const KEY = 'POST /v1/quotas/recalls/check';

/** What a recall would bring back, by the rules of the recall itself. Moves nothing. Nothing is reserved by it, so nobody need approve. */
export async function checkRecalls(world: World, { caller, body }: CallOf<typeof KEY>): Promise<AnswerOf<typeof KEY> | Refusal> {
  const { reads } = world.store;
  const terms = readQuotaRecall(body);
  if (isRefusal(terms)) return terms;
  const at = instantOf(world.clock.businessNow());
  const names = await resellerNames(reads, caller);
  const decided = await decideRecall(reads, caller.partner.partnerId, names, { terms, at });
  if (isRefusal(decided)) return decided;
  const going = decided.filter(({ refusal }) => refusal === null);
  return {
    refusal: null,
    currency: going[0]?.quota?.currency ?? null,
    total: minorToText(going.reduce((sum, { quota }) => sum + (quota?.available ?? 0n), 0n)),
    available: null,
    needsCode: caller.partner.stepUp,
    needsApproval: false,
    quotas: decided.map(({ quotaId, quota, refusal }) => {
      const name = quota === null ? undefined : names.get(quota.partnerId);
      return {
        quotaId,
        reseller: quota === null || name === undefined ? null : { partnerId: quota.partnerId, name },
        amount: quota === null || refusal !== null ? null : minorToText(quota.available),
        refusal: refusal?.refusal ?? null,
      };
    }),
  };
}
