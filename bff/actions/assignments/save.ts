import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { ItemChange } from '../../../shared/values/lists.ts';
import { checkGivable, decideStated } from '../../domain/assignment-rules.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { EventEntry } from '../../ports/events.ts';
import type { World } from '../../ports/index.ts';
import type { AssignmentRecord } from '../../ports/records.ts';
import type { StoredCustomer, Unit } from '../../ports/store.ts';
import { refuseOutdated } from '../access/refuse-outdated.ts';
import type { CallOf } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';
import { answerBatch, eachOnce, partsOf } from '../batch.ts';
import { emit } from '../events/emit.ts';
import { assignedEvent, unassignedEvent } from './events.ts';
import { NamedManagers } from './named-managers.ts';

type Save = CallOf<'PUT /v1/assignments'>;
type Item = Save['body']['assignments'][number];
type Outcome = ItemChange | Refusal;

const CUSTOMERS_PER_COMMAND = 200;

/**
 * Takes the word of the partner's own system on who holds which customer: it may hand one over without withdrawing it first. Each item by
 * itself; a call that is broken off, or repeated, is completed by sending it again.
 */
export async function saveAssignments(world: World, call: Save): Promise<AnswerOf<'PUT /v1/assignments'> | Refusal> {
  const { assignments } = call.body;
  const outcomes = new Map<string, Outcome>();
  const items = [...eachOnce(assignments, idOf).values()];
  for (const part of partsOf(items, CUSTOMERS_PER_COMMAND)) {
    const decided = await world.store.write(call.caller.partner.partnerId, (unit) => savePart(world, call, unit, part));
    if (isRefusal(decided)) return decided;
    for (const [customerId, outcome] of decided) outcomes.set(customerId, outcome);
  }
  return answerBatch(assignments, idOf, outcomes, ({ customerId, userId }, outcome) => ({
    customerId,
    userId,
    change: isRefusal(outcome) ? null : outcome,
  }));
}

function idOf({ customerId }: Item): string {
  return customerId;
}

/** What became of each customer, and what is to be written. */
class Plan {
  readonly outcomes = new Map<string, Outcome>();
  readonly assign: Omit<AssignmentRecord, 'endedAt'>[] = [];
  readonly withdraw: { customerId: string; at: string }[] = [];
  readonly events: EventEntry[] = [];
}

/** What the parts before have saved stays, where the key is revoked in between. */
async function savePart(world: World, call: Save, unit: Unit, items: readonly Item[]): Promise<Map<string, Outcome> | Refusal> {
  const { partner } = call.caller;
  const { partnerId } = partner;
  const made = { at: instantOf(world.clock.now()), action: 'assignments.save' as const };
  const outdated = await refuseOutdated(unit, call.caller, null, world.clock.now());
  if (outdated) {
    await unit.audit.append(partnerId, auditEntry(call, made, outdated));
    return outdated;
  }
  // The setting may have changed while the request waited.
  const managers = new NamedManagers(world.security, (await unit.partners.find(partnerId)) ?? partner);
  const stored = await unit.customers.stored(partnerId, items.map(idOf));
  const held = new Map(stored.map((one) => [one.customer.customerId, one]));
  const plan = new Plan();
  const now = instantOf(world.clock.businessNow());
  for (const item of items) await decide(unit, managers, plan, { item, held: held.get(item.customerId) ?? null, now, toldAt: made.at });
  if (plan.assign.length > 0) await unit.customers.assign(partnerId, plan.assign);
  if (plan.withdraw.length > 0) await unit.customers.withdraw(partnerId, plan.withdraw);
  await emit(world, unit, partnerId, plan.events);
  await unit.audit.append(partnerId, auditEntry(call, { ...made, ...audited(plan, managers) }));
  return plan.outcomes;
}

interface Deciding {
  item: Item;
  held: StoredCustomer | null;
  now: string;
  /** When the change is told of; `now` is the business's time. */
  toldAt: string;
}

async function decide(unit: Unit, managers: NamedManagers, plan: Plan, { item, held, now, toldAt }: Deciding): Promise<void> {
  const { customerId, userId } = item;
  const operator = userId === null ? null : await managers.find(unit, userId);
  // Whoever is not known yet holds nobody; the id is made once the rules have agreed.
  const operatorId = userId === null ? null : (operator?.operatorId ?? '');
  const at = item.at === undefined ? null : instantOf(Date.parse(item.at));
  const decided = decideStated(held, { operatorId, at }, now);
  if (decided === null || isRefusal(decided)) {
    plan.outcomes.set(customerId, decided ?? 'unchanged');
    return;
  }
  const refused = userId === null ? null : (checkGivable(held) ?? managers.check(operator));
  if (refused) {
    plan.outcomes.set(customerId, refused);
    return;
  }
  plan.outcomes.set(customerId, held?.assignment ? 'changed' : 'added');
  const holder = held?.assignment?.operatorId ?? null;
  if (userId === null) {
    plan.withdraw.push({ customerId, at: decided.at });
    if (holder !== null) plan.events.push(unassignedEvent(toldAt, { customerId, operatorId: holder, endedAt: decided.at }));
  } else {
    const assignment = { customerId, operatorId: await managers.ensure(unit, userId, null), assignedAt: decided.at };
    plan.assign.push(assignment);
    plan.events.push(assignedEvent(toldAt, assignment, holder));
  }
}

function audited(plan: Plan, managers: NamedManagers) {
  const outcomes = [...plan.outcomes.values()];
  const refused = outcomes.filter(isRefusal).length;
  const changed = plan.assign.length + plan.withdraw.length;
  const details = {
    assigned: plan.assign.length,
    withdrawn: plan.withdraw.length,
    unchanged: outcomes.length - refused - changed,
    refused,
    managersAdded: managers.added,
  };
  return { targets: [...plan.assign, ...plan.withdraw].map(({ customerId }) => customerId), details };
}
