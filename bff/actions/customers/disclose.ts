import type { AnswerOf } from '../../../shared/contract/index.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { Unit } from '../../ports/store.ts';
import type { CallOf } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';
import { valuesInScope } from './revealed.ts';

type Disclosure = CallOf<'POST /v1/customers/disclosures'>;

/**
 * Records that a revealed value goes on to somebody: copied, called or written. The value must still be shown to this operator, since
 * nobody can pass on what they do not see; anything else answers as not there, and is recorded as refused. Each act is a row of its
 * own: a number that was copied twice may have gone to two places.
 */
export async function recordDisclosure(world: World, call: Disclosure): Promise<AnswerOf<'POST /v1/customers/disclosures'> | Refusal> {
  const { partnerId } = call.caller.partner;
  const { customerId, field, act, indirectPartnerId } = call.body;
  const now = world.clock.now();
  const details = { field, act, ...(indirectPartnerId === undefined ? {} : { indirectPartnerId }) };
  const made = { at: instantOf(now), action: 'customers.disclose' as const, targets: [customerId], details };
  return world.store.write(partnerId, async (unit) => {
    const refused = await decide(unit, call, now);
    await unit.audit.append(partnerId, auditEntry(call, made, refused));
    return refused;
  });
}

async function decide(unit: Unit, { caller, body }: Disclosure, now: number): Promise<Refusal | undefined> {
  const { field, customerId, indirectPartnerId } = body;
  const values = await valuesInScope(unit, caller, { field, customerIds: [customerId], indirectPartnerId }, now);
  if (isRefusal(values)) return values;
  const [stored] = values;
  // Emptied in the meantime: what the operator may still see on the screen must not go on.
  if (!stored || stored.value === null) return refuse('not-found');
  const shown = { field, customerId, at: instantOf(now) };
  return (await unit.reveals.isShown(stored.partnerId, caller.session.actor.operatorId, shown)) ? undefined : refuse('not-found');
}
