import type { AnswerOf } from '../../../shared/contract/index.ts';
import { FEATURES, LOCALES, WIDGETS } from '../../../shared/values/lists.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { rolesForSession } from '../../domain/role-source-rules.ts';
import { withRoles } from '../../domain/role-team-rules.ts';
import type { World } from '../../ports/index.ts';
import type { Actor, OperatorRecord, SessionRecord } from '../../ports/records.ts';
import type { Unit } from '../../ports/store.ts';
import { refuseOutdated } from '../access/refuse-outdated.ts';
import type { CallOf } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';
import { tellRefusedSession } from '../events/tell-refused-session.ts';
import { saveOperator } from '../operators/save-operator.ts';

type Mint = CallOf<'POST /v1/sessions'>;

const SECRET_PREFIX = 'pws';
/** Ended sessions are kept this long, so that an old token is still told apart from a forged one. */
const KEPT_AFTER_END_MILLISECONDS = 24 * 60 * 60 * 1000;

/**
 * Mints a session for an operator or an end customer, who must exist and not be erased. Where roles come with the session an operator is created if
 * new and holds them from then on; where they are kept, the operator must be known by them.
 */
export async function mintSession(world: World, call: Mint): Promise<AnswerOf<'POST /v1/sessions'> | Refusal> {
  const { partner } = call.caller;
  const now = world.clock.now();
  const secret = world.security.makeSecret(SECRET_PREFIX);
  const secretHash = await world.security.hashSecret(secret);

  return world.store.write(partner.partnerId, async (unit) => {
    const made = { at: instantOf(now), action: 'session.mint' as const };
    const actor = (await refuseOutdated(unit, call.caller, null, now)) ?? checkRequest(call) ?? (await actorOf(world, unit, call));
    if (isRefusal(actor)) {
      await tellRefusedSession(world, unit, partner.partnerId, { step: 'mint', code: actor.refusal, now });
      await unit.audit.append(partner.partnerId, auditEntry(call, made, actor));
      return actor;
    }
    const session = sessionOf(world, call, actor, now);
    await unit.sessions.forget(instantOf(now - KEPT_AFTER_END_MILLISECONDS));
    await unit.sessions.add(session, secretHash);
    const details = { subject: actor.kind, roles: actor.kind === 'operator' ? actor.roles : [], origins: session.origins };
    const target = actor.kind === 'operator' ? actor.operatorId : actor.customerId;
    await unit.audit.append(partner.partnerId, auditEntry(call, { ...made, targets: [session.sessionId, target], details }));
    return { sessionId: session.sessionId, secret, expiresInSeconds: world.settings.secretLifeSeconds, mode: session.mode };
  });
}

function checkRequest({ body, caller }: Mint): Refusal | null {
  return body.mode !== undefined && body.mode !== caller.partner.mode ? refuse('mode-mismatch') : null;
}

async function actorOf(world: World, unit: Unit, { body: { subject }, caller }: Mint): Promise<Actor | Refusal> {
  const { partnerId } = caller.partner;
  if (subject.kind === 'end-customer') {
    const [stored] = await unit.customers.stored(partnerId, [subject.customerId]);
    return stored && stored.customer.erasedAt === null
      ? { kind: 'end-customer', customerId: subject.customerId, personId: subject.personId ?? null }
      : refuse('not-found');
  }
  // The setting may have changed while the request waited.
  const { rolesFrom } = (await unit.partners.find(partnerId)) ?? caller.partner;
  const known = await unit.operators.findByUserId(partnerId, subject.userId);
  const roles = rolesForSession(rolesFrom, subject.roles, known?.roles ?? null, await unit.roles.list(partnerId));
  if (isRefusal(roles)) return roles;
  const before = known ?? newOperator(partnerId, subject.userId, () => world.security.makeId('op'));
  const operator = { ...withRoles(before, roles), name: subject.name ?? before.name };
  await saveOperator(unit, known, operator);
  return { kind: 'operator', operatorId: operator.operatorId, userId: operator.userId, roles };
}

function newOperator(partnerId: string, userId: string, makeId: () => string): OperatorRecord {
  return { operatorId: makeId(), partnerId, userId, name: null, roles: [], supervisorId: null };
}

function sessionOf(world: World, { body, caller }: Mint, actor: Actor, now: number): SessionRecord {
  return {
    sessionId: world.security.makeId('ses'),
    partnerId: caller.partner.partnerId,
    actor,
    keyId: caller.keyId,
    origins: [...new Set(body.origins)],
    widgets: [...new Set(body.widgets ?? WIDGETS)],
    features: [...new Set(body.features ?? FEATURES)],
    locale: body.locale ?? LOCALES[0],
    mode: caller.partner.mode,
    createdAt: instantOf(now),
    secretExpiresAt: instantOf(now + world.settings.secretLifeSeconds * 1000),
    token: null,
    revokedAt: null,
  };
}
