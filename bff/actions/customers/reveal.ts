import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { MaskedField } from '../../../shared/values/lists.ts';
import { sealContext } from '../../domain/personal-fields.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { checkReveal, type RevealUse, revealAllowanceOf } from '../../domain/reveal-rules.ts';
import { scopeOf } from '../../domain/role-rules.ts';
import { checkToken } from '../../domain/session-rules.ts';
import type { World } from '../../ports/index.ts';
import type { Unit } from '../../ports/store.ts';
import type { CallOf } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';

type Reveal = CallOf<'POST /v1/customers/reveal'>;
type StoredValue = { customerId: string; value: string | null };

/**
 * Reveals one field of some customers. Scope, limits, count and audit row commit together before a value is opened; a refusal
 * commits its audit row too. Customers out of scope answer as if they were not there.
 */
export async function revealCustomers(world: World, call: Reveal): Promise<AnswerOf<'POST /v1/customers/reveal'> | Refusal> {
  const { partnerId } = call.caller.partner;
  const { field, customerIds, purpose } = call.body;
  const now = world.clock.now();
  const details = { field, cells: customerIds.length, ...(purpose === undefined ? {} : { purpose }) };
  const made = { at: instantOf(now), action: 'customers.reveal' as const, targets: customerIds, details };

  const revealed = await world.store.write(partnerId, async (unit) => {
    const answer = await decideAndRecord(world, call, unit, now);
    await unit.audit.append(partnerId, auditEntry(call, made, isRefusal(answer) ? answer : undefined));
    return answer;
  });
  if (isRefusal(revealed)) return revealed;
  return {
    field,
    values: await Promise.all(revealed.values.map((stored) => openValue(world, partnerId, field, stored))),
    shownForSeconds: world.settings.revealShownForSeconds,
    allowance: revealAllowanceOf(revealed.use, world.settings, now),
  };
}

async function decideAndRecord(
  world: World,
  { caller, body: { field, customerIds, purpose } }: Reveal,
  unit: Unit,
  now: number,
): Promise<{ values: StoredValue[]; use: RevealUse } | Refusal> {
  const { partnerId } = caller.partner;
  const { actor, sessionId, token } = caller.session;
  const at = instantOf(now);
  // Read again where the reveal takes place: the session may have been revoked while it waited.
  const ended = checkToken(await unit.sessions.find(partnerId, sessionId), { now, origin: token.origin });
  if (ended) return ended;
  const values = await unit.customers.values(partnerId, scopeOf(actor), field, customerIds);
  if (values.length !== customerIds.length) return refuse('not-found');
  const use = await unit.reveals.count(partnerId, actor.operatorId, at);
  const refused = checkReveal({ cells: customerIds.length, hasPurpose: purpose !== undefined }, use, world.settings, now);
  if (refused) return refused;
  await unit.reveals.record(partnerId, actor.operatorId, at, customerIds.length);
  return { values, use: await unit.reveals.count(partnerId, actor.operatorId, at) };
}

async function openValue(world: World, partnerId: string, field: MaskedField, { customerId, value }: StoredValue): Promise<StoredValue> {
  if (value === null || (field !== 'mobile' && field !== 'email')) return { customerId, value };
  return { customerId, value: await world.security.openField(value, sealContext(partnerId, customerId, field)) };
}
