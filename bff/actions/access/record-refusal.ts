import type { Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { KeyCaller, SessionCaller } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';

/** Writes down that a known caller was turned away before an endpoint's own action could. */
export async function recordRefusal(
  world: World,
  call: { caller: KeyCaller | SessionCaller; requestId: string; endpoint: string },
  refused: Refusal,
): Promise<void> {
  const entry = auditEntry(call, { at: instantOf(world.clock.now()), action: 'access', details: { endpoint: call.endpoint } }, refused);
  await world.store.write(call.caller.partner.partnerId, async (unit) => {
    await unit.audit.append(call.caller.partner.partnerId, entry);
  });
}
