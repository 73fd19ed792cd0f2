import { type Refusal, refuse } from '../../domain/refusal.ts';
import { isPresetRole, permissionsOf, withPresentRoles } from '../../domain/role-rules.ts';
import { checkToken } from '../../domain/session-rules.ts';
import type { World } from '../../ports/index.ts';
import type { Actor, CustomRoleRecord, PartnerRecord } from '../../ports/records.ts';
import type { SessionCaller } from '../action.ts';

export const TOKEN_PREFIX = 'pwt';
const TOKEN_PATTERN = /^pwt_[A-Za-z0-9_-]{43}$/;

/**
 * The session a bearer token opens. Where the session is known but does not open, both come back: the refusal, and whom to
 * name in log, audit and CORS.
 */
export async function identifySession(
  world: World,
  token: string | null,
  origin: string | null,
): Promise<{ caller: SessionCaller | null; refusal: Refusal | null }> {
  if (token === null) return { caller: null, refusal: refuse('session-missing') };
  if (!TOKEN_PATTERN.test(token)) return { caller: null, refusal: refuse('session-invalid') };
  const found = await world.store.reads.sessions.findByTokenHash(await world.security.hashSecret(token));
  if (!found?.session.token) return { caller: null, refusal: refuse('session-invalid') };
  const { session, partner } = found;
  const caller = await callerOf(world, partner, { ...session, token: found.session.token });
  return { caller, refusal: checkToken(session, { now: world.clock.now(), origin }) };
}

/** Who stands behind a session, with what its roles are and allow at present. */
export async function callerOf(world: World, partner: PartnerRecord, session: SessionCaller['session']): Promise<SessionCaller> {
  const custom = await customRolesOf(world, partner.partnerId, session.actor);
  const actor = withPresentRoles(session.actor, custom);
  return { kind: 'session', partner, session: { ...session, actor }, permissions: permissionsOf(actor, custom) };
}

/** Read with every request of those who hold one, so that a change of a role holds at once; nobody else pays for it. */
async function customRolesOf(world: World, partnerId: string, actor: Actor): Promise<CustomRoleRecord[]> {
  const isCustom = actor.kind === 'operator' && actor.roles.some((role) => !isPresetRole(role));
  return isCustom ? world.store.reads.roles.list(partnerId) : [];
}
