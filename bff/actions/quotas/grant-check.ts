import type { AnswerOf } from '../../../shared/contract/index.ts';
import { minorToText } from '../../../shared/values/minor.ts';
import { readGrant } from '../../domain/quota-request.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { needsApproval } from '../money/limits.ts';
import { decideGrant } from './grant-decide.ts';
import { resellerNames } from './whose-quotas.ts';

const KEY = 'POST /v1/quotas/grants/check';

/** What a grant would do, by the rules of the grant itself. Moves nothing. */
export async function checkGrants(world: World, { caller, body }: CallOf<typeof KEY>): Promise<AnswerOf<typeof KEY> | Refusal> {
  const { reads } = world.store;
  const terms = readGrant(body);
  if (isRefusal(terms)) return terms;
  const at = instantOf(world.clock.businessNow());
  const names = await resellerNames(reads, caller);
  const decided = await decideGrant(reads, caller.partner.partnerId, names, { terms, at });
  if (isRefusal(decided)) return decided;
  const { quota, refusal, refusals, total } = decided;
  const moving = { kind: 'quota-grant', currency: quota.currency, amount: total } as const;
  return {
    refusal: refusal?.refusal ?? null,
    currency: quota.currency,
    total: minorToText(total),
    available: minorToText(quota.available),
    needsCode: caller.partner.stepUp,
    needsApproval: total > 0n && (await needsApproval(reads, caller, world.clock, moving)),
    resellers: terms.resellerIds.map((resellerId) => ({
      resellerId,
      name: names.get(resellerId) ?? null,
      amount: minorToText(terms.amount),
      refusal: refusals.get(resellerId)?.refusal ?? null,
    })),
  };
}
