import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';

/** Ends the calling session on every replica. */
export async function endSession(world: World, call: CallOf<'DELETE /v1/session'>): Promise<undefined> {
  const { partner, session } = call.caller;
  const at = instantOf(world.clock.now());
  await world.store.write(partner.partnerId, async (unit) => {
    await unit.sessions.revoke(partner.partnerId, { sessionId: session.sessionId }, at);
    await unit.audit.append(partner.partnerId, auditEntry(call, { at, action: 'session.end' as const, targets: [session.sessionId] }));
  });
  return undefined;
}
