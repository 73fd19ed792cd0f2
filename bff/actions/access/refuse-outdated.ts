import type { Permission } from '../../../shared/values/lists.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { isPresetRole, permissionsOf } from '../../domain/role-rules.ts';
import { checkToken } from '../../domain/session-rules.ts';
import type { Unit } from '../../ports/store.ts';
import type { SessionCaller } from '../action.ts';

/**
 * Whether a caller who was let in may still do what was asked, within the command that does it: the session may have ended, and a
 * custom role may have lost the permission, while the command waited.
 */
export async function refuseOutdated(
  unit: Pick<Unit, 'sessions' | 'roles'>,
  { partner: { partnerId }, session }: SessionCaller,
  permission: Permission,
  now: number,
): Promise<Refusal | null> {
  const live = await unit.sessions.find(partnerId, session.sessionId);
  const ended = checkToken(live, { now, origin: session.token.origin });
  if (ended) return ended;
  const { actor } = session;
  if (actor.kind === 'end-customer' || actor.roles.every(isPresetRole)) return null;
  const custom = await unit.roles.list(partnerId);
  return permissionsOf(actor, custom).includes(permission) ? null : refuse('permission-missing');
}
