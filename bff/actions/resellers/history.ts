import type { AnswerOf } from '../../../shared/contract/index.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { scopeOf } from '../../domain/role-rules.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { resellersInScope } from '../customers/whose.ts';

type History = CallOf<'GET /v1/resellers/:partnerId/account-managers'>;

const PERIODS_MAXIMUM = 100;

/** Who held a reseller until now (R-AM-6). */
export async function listResellerManagers(
  world: World,
  { caller, params }: History,
): Promise<AnswerOf<'GET /v1/resellers/:partnerId/account-managers'> | Refusal> {
  const { partnerId } = caller.partner;
  const { reads } = world.store;
  const resellers = await resellersInScope(reads, partnerId, scopeOf(caller.session.actor));
  if (!resellers.some((reseller) => reseller.partnerId === params.partnerId)) return refuse('not-found');
  const periods = await reads.resellers.managers(partnerId, params.partnerId, PERIODS_MAXIMUM);
  return { periods: periods.map(({ nameMasked, ...period }) => ({ ...period, name: nameMasked })) };
}
