import type { AnswerOf } from '../../../shared/contract/index.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { SessionTarget, Unit } from '../../ports/store.ts';
import { refuseOutdated } from '../access/refuse-outdated.ts';
import type { CallOf } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';

type Revoke = CallOf<'POST /v1/sessions/revoke'>;

/** Revokes one session, or every live session of an operator or an end customer; on every replica from the commit on. */
export async function revokeSessions(world: World, call: Revoke): Promise<AnswerOf<'POST /v1/sessions/revoke'> | Refusal> {
  const { partnerId } = call.caller.partner;
  const at = instantOf(world.clock.now());
  return world.store.write(partnerId, async (unit) => {
    const target =
      (await refuseOutdated(unit, call.caller, null, world.clock.now())) ?? (await targetOf(unit, partnerId, call.body.target));
    if (isRefusal(target)) {
      await unit.audit.append(partnerId, auditEntry(call, { at, action: 'session.revoke' as const }, target));
      return target;
    }
    const revoked = await unit.sessions.revoke(partnerId, target, at);
    const made = { at, action: 'session.revoke' as const, targets: Object.values(target), details: { revoked } };
    await unit.audit.append(partnerId, auditEntry(call, made));
    return { revoked };
  });
}

async function targetOf(unit: Unit, partnerId: string, target: Revoke['body']['target']): Promise<SessionTarget | Refusal> {
  if (target.kind === 'session') {
    const session = await unit.sessions.find(partnerId, target.sessionId);
    return session ? { sessionId: session.sessionId } : refuse('not-found');
  }
  if (target.kind === 'operator') {
    const operator = await unit.operators.findByUserId(partnerId, target.userId);
    return operator ? { operatorId: operator.operatorId } : refuse('not-found');
  }
  return (await unit.customers.exists(partnerId, target.customerId)) ? { customerId: target.customerId } : refuse('not-found');
}
