import type { Permission } from '../../../shared/values/lists.ts';
import { isKeyValid } from '../../domain/key-rules.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { isPresetRole, permissionsOf } from '../../domain/role-rules.ts';
import { checkToken } from '../../domain/session-rules.ts';
import type { Unit } from '../../ports/store.ts';
import type { KeyCaller, SessionCaller } from '../action.ts';

/**
 * Whether a caller who was let in may still do what was asked, within the command that does it: while the command waited the key may have
 * been revoked, the session may have ended, and a custom role may have lost the permission. Null: none is asked for.
 */
export async function refuseOutdated(
  unit: Pick<Unit, 'partners' | 'sessions' | 'roles'>,
  caller: KeyCaller | SessionCaller,
  permission: Permission | null,
  now: number,
): Promise<Refusal | null> {
  return caller.kind === 'secret-key' ? refuseKey(unit, caller, now) : refuseSession(unit, caller, permission, now);
}

async function refuseKey(unit: Pick<Unit, 'partners'>, { partner, keyId }: KeyCaller, now: number): Promise<Refusal | null> {
  const keys = await unit.partners.keys(partner.partnerId);
  return keys.some((key) => key.keyId === keyId && isKeyValid(key, now)) ? null : refuse('key-invalid');
}

async function refuseSession(
  unit: Pick<Unit, 'sessions' | 'roles'>,
  { partner: { partnerId }, session }: SessionCaller,
  permission: Permission | null,
  now: number,
): Promise<Refusal | null> {
  const live = await unit.sessions.find(partnerId, session.sessionId);
  const ended = checkToken(live, { now, origin: session.token.origin });
  if (ended) return ended;
  const { actor } = session;
  if (permission === null || actor.kind === 'end-customer' || actor.roles.every(isPresetRole)) return null;
  const custom = await unit.roles.list(partnerId);
  return permissionsOf(actor, custom).includes(permission) ? null : refuse('permission-missing');
}
