import type { AnswerOf } from '../../../shared/contract/index.ts';
import { scopeOf } from '../../domain/role-rules.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';

const MANAGERS_MAXIMUM = 500;

/** Whom the caller may assign customers to: all account managers, or a supervisor's own team. */
export async function listAccountManagers(
  world: World,
  { caller }: CallOf<'GET /v1/account-managers'>,
): Promise<AnswerOf<'GET /v1/account-managers'>> {
  const scope = scopeOf(caller.session.actor);
  if (scope.kind !== 'all' && scope.kind !== 'supervisor') return { accountManagers: [] };
  const supervisorId = scope.kind === 'supervisor' ? scope.operatorId : null;
  const managers = await world.store.reads.operators.accountManagers(caller.partner.partnerId, supervisorId, MANAGERS_MAXIMUM);
  return {
    accountManagers: managers.map(({ operatorId, userId, nameMasked, customers, supervisor }) => ({
      operatorId,
      userId,
      name: nameMasked,
      customers,
      supervisorUserId: supervisor?.userId ?? null,
    })),
  };
}
