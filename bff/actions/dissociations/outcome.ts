import { freeFrom } from '../../domain/assignment-rules.ts';
import { checkOpen, failuresToAccept, refuseFailures } from '../../domain/dissociation-rules.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { DissociationRecord } from '../../ports/dissociations.ts';
import type { World } from '../../ports/index.ts';
import type { StoredCustomer, Unit } from '../../ports/store.ts';
import type { CallOf } from '../action.ts';
import { unassignedEvent } from '../assignments/events.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';
import { emit } from '../events/emit.ts';
import { partnersAbove } from '../money/returns.ts';
import { onceCommand } from '../once/once-command.ts';
import { bringBack } from './bring-back.ts';
import { dissociatedEvent } from './events.ts';
import { toDissociation } from './subject.ts';

type Outcome = CallOf<'POST /v1/dissociations/:dissociationId/outcome'>;

/**
 * What the customer did. Accepted: it leaves the partner, and what must not stay with it comes back, all in one transaction, whatever the
 * notes said when they were accepted: what was spent since stays spent. Declined: nothing moves.
 */
export async function settleDissociation(world: World, call: Outcome) {
  const { dissociationId } = call.params;
  const { outcome } = call.body;
  const { partnerId } = call.caller.partner;
  const also = outcome === 'accepted' ? await partnersAbove(world.store.reads, partnerId) : [];
  const details = { dissociationId, outcome };
  const command = { action: 'customer.dissociation-outcome', permission: null, targets: [dissociationId], details, also } as const;
  return onceCommand<'POST /v1/dissociations/:dissociationId/outcome'>(world, call, command, async (unit) => {
    const dissociation = await unit.dissociations.find(partnerId, dissociationId);
    if (dissociation === null) return refuse('not-found');
    const settled = checkOpen(dissociation) ?? (await settle(world, unit, call, dissociation));
    if (isRefusal(settled)) return settled;
    await unit.dissociations.settle(dissociationId, { state: outcome, ...settled });
    const more = settled.operationId === null ? {} : { operationId: settled.operationId };
    return {
      answer: toDissociation({ ...dissociation, state: outcome, ...settled }),
      targets: [dissociation.customerId],
      details: more,
    };
  });
}

type Settled = Pick<DissociationRecord, 'operationId'> & { settledAt: string };

async function settle(world: World, unit: Unit, call: Outcome, dissociation: DissociationRecord): Promise<Settled | Refusal> {
  const settledAt = instantOf(world.clock.businessNow());
  if (call.body.outcome === 'declined') return { settledAt, operationId: null };
  const { partnerId, customerId } = dissociation;
  const [stored] = await unit.customers.stored(partnerId, [customerId]);
  if (!stored) return refuse('not-found');
  const refused = refuseFailures(failuresToAccept({ ...stored, last: dissociation }));
  if (refused) return refused;
  return { settledAt, operationId: await end(world, unit, call, { dissociation, stored, at: settledAt }) };
}

interface Ending {
  dissociation: DissociationRecord;
  stored: StoredCustomer;
  /** Business instant. */
  at: string;
}

/** Ends the tie; answers the operation with which something came back. */
async function end(world: World, unit: Unit, call: Outcome, { dissociation, stored, at }: Ending): Promise<string | null> {
  const { partnerId, customerId, dissociationId } = dissociation;
  const toldAt = instantOf(world.clock.now());
  const { actor, sessionId } = auditEntry(call, { at: toldAt, action: 'customer.dissociation-outcome' });
  const cause = { partnerId, customerId, kind: 'dissociation', at, toldAt, actor, sessionId, requestId: call.requestId } as const;
  const operationId = await bringBack(world, unit, cause);
  if (stored.assignment) {
    const { operatorId } = stored.assignment;
    const free = freeFrom(stored);
    // A clock that was set back must not keep the tie alive.
    const endedAt = free !== null && free > at ? free : at;
    await unit.customers.withdraw(partnerId, [{ customerId, at: endedAt }]);
    await emit(world, unit, partnerId, [unassignedEvent(toldAt, { customerId, operatorId, endedAt })]);
  }
  await unit.customers.leave(partnerId, customerId, at);
  await unit.sessions.revoke(partnerId, { customerId }, toldAt);
  await emit(world, unit, partnerId, [dissociatedEvent(toldAt, customerId, { dissociationId, operationId })]);
  return operationId;
}
