import type { AnswerOf } from '../../../shared/contract/index.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { checkSwap } from '../../domain/session-rules.ts';
import type { World } from '../../ports/index.ts';
import type { SessionRecord } from '../../ports/records.ts';
import { callerOf, TOKEN_PREFIX } from '../access/identify-session.ts';
import type { CallOf, SessionCaller } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';
import { tellRefusedSession } from '../events/tell-refused-session.ts';
import { sessionViewOf } from './view.ts';

/** Swaps a single-use secret for a bearer token, once, on whichever replica comes first. */
export async function swapSecret(
  world: World,
  call: CallOf<'POST /v1/session/token'>,
): Promise<AnswerOf<'POST /v1/session/token'> | Refusal> {
  const found = await world.store.reads.sessions.findBySecretHash(await world.security.hashSecret(call.body.secret));
  const partner = found && (await world.store.reads.partners.find(found.partnerId));
  if (!found || !partner) return refuse('secret-invalid');
  const token = world.security.makeSecret(TOKEN_PREFIX);
  const tokenHash = await world.security.hashSecret(token);
  const now = world.clock.now();
  const { origin } = call.caller;
  const life = { origin: origin ?? '', expiresAt: instantOf(now + world.settings.tokenLifeSeconds * 1000) };

  const session = await world.store.write(partner.partnerId, async (unit): Promise<SessionCaller['session'] | Refusal> => {
    // Read again inside: it may have been spent or revoked since.
    const fresh = await unit.sessions.find(partner.partnerId, found.sessionId);
    const refused = checkSwap(fresh, { now, origin });
    const isSwapped = refused === null && (await unit.sessions.swap(found.sessionId, { hash: tokenHash, ...life }));
    const answer = isSwapped ? { ...(fresh as SessionRecord), token: life } : (refused ?? refuse('secret-invalid'));
    if (isRefusal(answer)) await tellRefusedSession(world, unit, partner.partnerId, { step: 'swap', code: answer.refusal, now });
    const made = { at: instantOf(now), action: 'session.swap' as const, details: { origin: life.origin } };
    const caller = { kind: 'session', partner, session: { ...found, token: life }, permissions: [] } as const;
    const entry = auditEntry({ caller, requestId: call.requestId }, made, isRefusal(answer) ? answer : undefined);
    await unit.audit.append(partner.partnerId, entry);
    return answer;
  });

  if (isRefusal(session)) return session;
  return {
    token,
    expiresInSeconds: world.settings.tokenLifeSeconds,
    session: await sessionViewOf(world, await callerOf(world, partner, session)),
  };
}
