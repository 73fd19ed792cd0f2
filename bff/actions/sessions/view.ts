import { type AnswerOf, contract, type Endpoint } from '../../../shared/contract/index.ts';
import { checkAccess } from '../../domain/access-rules.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { secondsUntil } from '../../domain/session-rules.ts';
import type { World } from '../../ports/index.ts';
import { accessOf } from '../access/check-session-access.ts';
import type { CallOf, SessionCaller } from '../action.ts';
import { refuseUnsigned } from '../agreements/gate.ts';
import { instantOf } from '../audit-entry.ts';

type SessionView = AnswerOf<'GET /v1/session'>;

/** Business time counts as moved from here on; below, the two clocks were merely read one after the other. */
const MOVED_MILLISECONDS = 1000;

/** What the session may do, by the rule that guards the endpoints. */
export async function viewSession(world: World, call: CallOf<'GET /v1/session'>): Promise<SessionView> {
  return sessionViewOf(world, call.caller);
}

export async function sessionViewOf(world: World, caller: SessionCaller): Promise<SessionView> {
  const { session, partner, permissions } = caller;
  const { actor, token } = session;
  const now = world.clock.now();
  const businessNow = world.clock.businessNow();
  return {
    sessionId: session.sessionId,
    partner: { partnerId: partner.partnerId, name: partner.name, kind: partner.kind },
    mode: session.mode,
    actor:
      actor.kind === 'operator'
        ? { kind: actor.kind, operatorId: actor.operatorId, userId: actor.userId, roles: [...actor.roles], permissions: [...permissions] }
        : { kind: actor.kind, customerId: actor.customerId, personId: actor.personId },
    locale: session.locale,
    widgets: [...session.widgets],
    features: [...session.features],
    actions: actionsOf(caller, await refuseUnsigned(world.store.reads, caller, businessNow)),
    stepUp: partner.stepUp,
    expiresInSeconds: secondsUntil(token.expiresAt, now),
    businessTime: { now: instantOf(businessNow), isMoved: Math.abs(businessNow - now) >= MOVED_MILLISECONDS },
  };
}

/** `unsigned`: what endpoints that need agreements are refused with, where their rule of access lets the session in. */
function actionsOf(caller: SessionCaller, unsigned: Refusal | null): SessionView['actions'] {
  const access = accessOf(caller);
  return Object.entries<Endpoint>(contract)
    .filter(([, endpoint]) => endpoint.callers.some((caller) => caller === 'operator' || caller === 'end-customer'))
    .map(([key, endpoint]) => {
      const refused = checkAccess(endpoint, access) ?? (endpoint.needsAgreements ? unsigned : null);
      return { endpoint: key, isAllowed: refused === null, refusal: refused?.refusal ?? null };
    });
}
