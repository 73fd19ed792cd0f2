import type { AnswerOf } from '../../../shared/contract/index.ts';
import { failuresToSubmit } from '../../domain/dissociation-rules.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { scopeOf } from '../../domain/role-rules.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { findSubject, notesAt, toDissociation, toFailure, toNotes } from './subject.ts';

type Check = CallOf<'POST /v1/customers/:customerId/dissociation/check'>;

/** Everything that stands against a dissociation, and the notes to accept, as of one moment. Changes nothing. */
export function checkDissociation(
  world: World,
  { caller, params: { customerId } }: Check,
): Promise<AnswerOf<'POST /v1/customers/:customerId/dissociation/check'> | Refusal> {
  const { partnerId, stepUp } = caller.partner;
  const at = instantOf(world.clock.businessNow());
  return world.store.write(
    partnerId,
    async (unit) => {
      const subject = await findSubject(unit, partnerId, scopeOf(caller.session.actor), customerId);
      if (subject === null) return refuse('not-found');
      const failures = failuresToSubmit(subject, at);
      const { notes, digest } = await notesAt(world, unit, { partnerId, customerId }, at);
      const partner = await unit.partners.find(partnerId);
      return {
        isPassed: failures.length === 0,
        failures: failures.map(toFailure),
        notes: toNotes(notes, digest),
        needsCode: partner?.stepUp ?? stepUp,
        last: subject.last && toDissociation(subject.last),
      };
    },
    { evenClosed: true },
  );
}
