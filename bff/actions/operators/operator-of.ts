import type { RoleSource } from '../../../shared/values/lists.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { CustomRole } from '../../domain/role-rules.ts';
import { checkRolesToKeep } from '../../domain/role-source-rules.ts';
import { checkSupervisor, withRoles } from '../../domain/role-team-rules.ts';
import type { OperatorRecord } from '../../ports/records.ts';
import type { CallOf } from '../action.ts';

type Item = CallOf<'PUT /v1/operators'>['body']['operators'][number];

/** What an item is put together with. */
interface Stored {
  partnerId: string;
  rolesFrom: RoleSource;
  custom: readonly Pick<CustomRole, 'code'>[];
  /** The operator as it is; null where it is new. */
  known: OperatorRecord | null;
  /** The operator of the user id that the item names as supervisor. */
  supervisor: OperatorRecord | null;
  makeId: () => string;
}

/** The operator as an item states it: left out stays as it is, null empties. Refused for the first reason that holds. */
export function operatorOf(item: Item, stored: Stored): OperatorRecord | Refusal {
  const { rolesFrom, custom, known, supervisor } = stored;
  const refused = checkStatedRoles(item, rolesFrom, custom, known);
  if (refused) return refused;
  const before = known ?? {
    operatorId: stored.makeId(),
    partnerId: stored.partnerId,
    userId: item.userId,
    name: null,
    roles: [],
    supervisorId: null,
  };
  const operator = { ...withRoles(before, item.roles ?? before.roles), name: item.name === undefined ? before.name : item.name };
  if (item.supervisorUserId === undefined) return operator;
  if (item.supervisorUserId === null) return { ...operator, supervisorId: null };
  if (item.supervisorUserId === item.userId) return checkSupervisor(operator, operator) as Refusal;
  if (supervisor === null) return refuse('supervisor-unknown');
  return checkSupervisor(operator, supervisor) ?? { ...operator, supervisorId: supervisor.operatorId };
}

function checkStatedRoles(
  { roles }: Item,
  rolesFrom: RoleSource,
  custom: readonly Pick<CustomRole, 'code'>[],
  known: OperatorRecord | null,
): Refusal | null {
  if (roles !== undefined) return checkRolesToKeep(rolesFrom, roles, custom);
  return rolesFrom === 'store' && known === null ? refuse('roles-missing') : null;
}
