import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { OperatorRecord } from '../../ports/records.ts';
import type { ListedOperator, Unit } from '../../ports/store.ts';

type Listed = AnswerOf<'POST /v1/operators/search'>['operators'][number];

/** An operator as the contract shows one. */
export function toListed({ operatorId, userId, nameMasked, roles, supervisor, team, customers }: ListedOperator): Listed {
  const above = supervisor && { operatorId: supervisor.operatorId, userId: supervisor.userId, name: supervisor.nameMasked };
  return { operatorId, userId, name: nameMasked, roles: [...roles], supervisor: above, team, customers };
}

/** One operator as the page would show them now. */
export async function listedAs(unit: Unit, { partnerId, userId }: OperatorRecord): Promise<Listed> {
  // Of all user ids that begin with this one, it comes first.
  const { operators } = await unit.operators.page(partnerId, { userId, after: null, limit: 1 });
  if (!operators[0]) throw new Error('An operator that was saved is there.');
  return toListed(operators[0]);
}
