import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { MaskedField } from '../../../shared/values/lists.ts';
import { sealContext } from '../../domain/personal-fields.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { checkReveal, limitsReached, type RevealUse, revealAllowanceOf } from '../../domain/reveal-rules.ts';
import type { World } from '../../ports/index.ts';
import type { OwnedValue, Unit } from '../../ports/store.ts';
import type { CallOf } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';
import { tellLimits } from '../events/tell-limits.ts';
import { valuesInScope } from './revealed.ts';

type Reveal = CallOf<'POST /v1/customers/reveal'>;

/**
 * Reveals one field of some customers. Scope, limits, count, what is shown from now on, and the audit row commit together before a
 * value is opened; a refusal commits its audit row too. Customers out of scope answer as if they were not there. Those of a reseller
 * count and are recorded at the distributor, whose operator sees them.
 */
export async function revealCustomers(world: World, call: Reveal): Promise<AnswerOf<'POST /v1/customers/reveal'> | Refusal> {
  const { partnerId } = call.caller.partner;
  const { field, customerIds, purpose, indirectPartnerId } = call.body;
  const now = world.clock.now();
  const details = {
    field,
    cells: customerIds.length,
    ...(purpose === undefined ? {} : { purpose }),
    ...(indirectPartnerId === undefined ? {} : { indirectPartnerId }),
  };
  const made = { at: instantOf(now), action: 'customers.reveal' as const, targets: customerIds, details };

  const revealed = await world.store.write(partnerId, async (unit) => {
    const answer = await decideAndRecord(world, call, unit, now);
    await unit.audit.append(partnerId, auditEntry(call, made, isRefusal(answer) ? answer : undefined));
    return answer;
  });
  if (isRefusal(revealed)) return revealed;
  world.meter.revealed(customerIds.length);
  return {
    field,
    values: await Promise.all(revealed.values.map((stored) => openValue(world, field, stored))),
    shownForSeconds: world.settings.revealShownForSeconds,
    allowance: revealAllowanceOf(revealed.use, world.settings, now),
  };
}

async function decideAndRecord(
  world: World,
  { caller, body }: Reveal,
  unit: Unit,
  now: number,
): Promise<{ values: OwnedValue[]; use: RevealUse } | Refusal> {
  const { partnerId } = caller.partner;
  const { operatorId } = caller.session.actor;
  const { field, customerIds, purpose } = body;
  const at = instantOf(now);
  const values = await valuesInScope(unit, caller, body, now);
  if (isRefusal(values)) return values;
  const use = await unit.reveals.count(partnerId, operatorId, at);
  const cells = customerIds.length;
  const refused = checkReveal({ cells, hasPurpose: purpose !== undefined }, use, world.settings, now);
  if (refused?.refusal === 'reveal-limit-reached')
    await tellLimits(world, unit, { partnerId, operatorId, cells, now }, limitsReached(cells, use, world.settings));
  if (refused) return refused;
  await unit.reveals.record(partnerId, operatorId, at, customerIds.length);
  const until = instantOf(now + world.settings.revealShownForSeconds * 1000);
  for (const [owner, shown] of Map.groupBy(values, (value) => value.partnerId)) {
    await unit.reveals.show(owner, operatorId, { field, customerIds: shown.map(({ customerId }) => customerId), at, until });
  }
  return { values, use: await unit.reveals.count(partnerId, operatorId, at) };
}

async function openValue(
  world: World,
  field: MaskedField,
  { partnerId, customerId, value }: OwnedValue,
): Promise<{ customerId: string; value: string | null }> {
  if (value === null || (field !== 'mobile' && field !== 'email')) return { customerId, value };
  return { customerId, value: await world.security.openField(value, sealContext(partnerId, customerId, field)) };
}
