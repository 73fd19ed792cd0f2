import type { AnswerOf } from '../../../shared/contract/index.ts';
import { scopeOf } from '../../domain/role-rules.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';

/** Account managers and tags found among the customers in scope. */
export async function listFilterOptions(
  world: World,
  { caller }: CallOf<'GET /v1/customers/filter-options'>,
): Promise<AnswerOf<'GET /v1/customers/filter-options'>> {
  const found = await world.store.reads.customers.filterOptions(caller.partner.partnerId, scopeOf(caller.session.actor));
  const accountManagers = found.accountManagers.map(({ operatorId, userId, nameMasked }) => ({ operatorId, userId, name: nameMasked }));
  return { accountManagers, tags: found.tags };
}
