import { checkNotes, failuresToSubmit, refuseFailures } from '../../domain/dissociation-rules.ts';
import { refuse } from '../../domain/refusal.ts';
import { scopeOf } from '../../domain/role-rules.ts';
import type { DissociationRecord } from '../../ports/dissociations.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { actorIdOf, instantOf } from '../audit-entry.ts';
import { emit } from '../events/emit.ts';
import { onceCommand } from '../once/once-command.ts';
import { submittedEvent } from './events.ts';
import { findSubject, notesAt, toDissociation } from './subject.ts';

type Submit = CallOf<'POST /v1/customers/:customerId/dissociation'>;

/** Submits a dissociation, which the customer must then handle: nothing moves yet. What was accepted must be what the notes say now. */
export function submitDissociation(world: World, call: Submit) {
  const { customerId } = call.params;
  const { reason, acceptedNotes } = call.body;
  const { partnerId } = call.caller.partner;
  const at = instantOf(world.clock.businessNow());
  const command = { action: 'customer.dissociate', permission: 'customer.dissociate', targets: [customerId], details: { reason } } as const;
  return onceCommand<'POST /v1/customers/:customerId/dissociation'>(world, call, command, async (unit) => {
    const subject = await findSubject(unit, partnerId, scopeOf(call.caller.session.actor), customerId);
    if (subject === null) return refuse('not-found');
    const { digest } = await notesAt(world, unit, { partnerId, customerId }, at);
    const refused = refuseFailures(failuresToSubmit(subject, at)) ?? checkNotes(acceptedNotes, digest);
    if (refused) return refused;
    const dissociation: DissociationRecord = {
      dissociationId: world.security.makeId('dis'),
      partnerId,
      customerId,
      operatorId: actorIdOf(call.caller),
      state: 'submitted',
      reason,
      notesDigest: digest,
      submittedAt: at,
      settledAt: null,
      operationId: null,
    };
    await unit.dissociations.add(dissociation);
    const { dissociationId } = dissociation;
    await emit(world, unit, partnerId, [submittedEvent(instantOf(world.clock.now()), customerId, dissociationId)]);
    return { answer: toDissociation(dissociation), details: { dissociationId } };
  });
}
