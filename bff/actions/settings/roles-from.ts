import type { RoleSource } from '../../../shared/values/lists.ts';
import type { Unit } from '../../ports/store.ts';

/** Sets where roles come from. A change ends every live session of an operator, whose roles came from elsewhere; answers how many. */
export async function changeRolesFrom(
  unit: Unit,
  partnerId: string,
  rolesFrom: RoleSource,
  at: string,
): Promise<{ isChanged: boolean; endedSessions: number }> {
  const partner = await unit.partners.find(partnerId);
  if (partner?.rolesFrom === rolesFrom) return { isChanged: false, endedSessions: 0 };
  await unit.partners.setRolesFrom(partnerId, rolesFrom);
  return { isChanged: true, endedSessions: await unit.sessions.revoke(partnerId, { kind: 'operators' }, at) };
}
