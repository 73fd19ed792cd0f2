import type { AnswerOf } from '../../../shared/contract/index.ts';
import { scopeOf } from '../../domain/role-rules.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { resellersInScope } from '../customers/whose.ts';

/** A distributor's resellers in scope, by name. */
export async function listResellers(world: World, { caller }: CallOf<'GET /v1/resellers'>): Promise<AnswerOf<'GET /v1/resellers'>> {
  const resellers = await resellersInScope(world.store.reads, caller.partner.partnerId, scopeOf(caller.session.actor));
  return {
    resellers: resellers.map(({ partnerId, name, customers, accountManager }) => ({
      partnerId,
      name,
      customers,
      accountManager: accountManager && {
        operatorId: accountManager.operatorId,
        userId: accountManager.userId,
        name: accountManager.nameMasked,
        assignedAt: accountManager.assignedAt,
      },
    })),
  };
}
