import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { ItemChange } from '../../../shared/values/lists.ts';
import { checkReturn } from '../../domain/dissociation-rules.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { StoredCustomer, Unit } from '../../ports/store.ts';
import { refuseOutdated } from '../access/refuse-outdated.ts';
import type { CallOf } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';
import { answerBatch, eachOnce, partsByWeight } from '../batch.ts';
import { changeTies } from './change-ties.ts';
import { mergeCustomer } from './merge.ts';
import { type Merged, mergeSaved } from './merge-saved.ts';
import { resourcesOf, statementOf } from './stated-customer.ts';

type Save = CallOf<'PUT /v1/customers'>;
type Item = Save['body']['customers'][number];
type Outcomes = Map<string, ItemChange | Refusal>;

/**
 * A large call must not keep the commands of others waiting: customers a command, and characters of their names, of which every two make
 * a row of the search.
 */
const PER_COMMAND = { size: 200, weight: 10_000 };

/**
 * Adds or changes customers, each by itself: what an item states replaces what is stored, what it leaves out stays. A call that is
 * broken off, or repeated, is completed by sending it again. Each command has its audit row, with counts and the ids that it changed.
 */
export async function saveCustomers(world: World, call: Save): Promise<AnswerOf<'PUT /v1/customers'> | Refusal> {
  const { customers } = call.body;
  const outcomes: Outcomes = new Map();
  const items = [...eachOnce(customers, idOf).values()];
  for (const part of partsByWeight(items, PER_COMMAND, lengthOfNames)) {
    const refused = await savePart(world, call, part, outcomes);
    if (refused) return refused;
  }
  return answerBatch(customers, idOf, outcomes, ({ customerId }, outcome) => ({
    customerId,
    change: isRefusal(outcome) ? null : outcome,
  }));
}

function idOf({ customerId }: Item): string {
  return customerId;
}

function lengthOfNames({ customerName, accountName }: Item): number {
  return (customerName?.length ?? 0) + (accountName?.length ?? 0);
}

/** What the parts before have saved stays, where the key is revoked in between. */
async function savePart(world: World, call: Save, items: readonly Item[], outcomes: Outcomes): Promise<Refusal | null> {
  const { partnerId } = call.caller.partner;
  const now = instantOf(world.clock.now());
  const made = { at: now, action: 'customers.save' as const };
  let outdated: Refusal | null = null;
  await mergeSaved(world.store, partnerId, items, {
    async merge(item, stored) {
      const refused = checkItem(item, stored);
      if (refused) {
        outcomes.set(item.customerId, refused);
        return null;
      }
      return await mergeCustomer(world.security, partnerId, {
        customerId: item.customerId,
        statement: statementOf(item),
        // Never used: a new customer states them.
        defaults: { associationType: 'referral', associatedAt: now },
        stored: stored?.customer ?? null,
        now,
      });
    },
    async save(unit, merged) {
      if (outdated) return;
      outdated = await refuseOutdated(unit, call.caller, null, world.clock.now());
      if (outdated) {
        await unit.audit.append(partnerId, auditEntry(call, made, outdated));
        return;
      }
      const { actor, sessionId, requestId } = auditEntry(call, made);
      const switched = await changeTies(world, unit, partnerId, merged, { actor, sessionId, requestId });
      const changes = await saveMerged(unit, partnerId, merged);
      for (const [customerId, change] of changes) outcomes.set(customerId, change);
      const { targets, details } = audited(items, outcomes, changes);
      const more = switched.length > 0 ? { associationChanged: switched } : {};
      await unit.audit.append(partnerId, auditEntry(call, { ...made, targets, details: { ...details, ...more } }));
    },
  });
  return outdated;
}

/** A new customer needs an association, one who left a later one; one that was erased is not taken again. */
function checkItem(item: Item, stored: StoredCustomer | null): Refusal | null {
  if (stored === null) return item.associationType && item.associatedAt ? null : refuse('customer-incomplete');
  if (stored.customer.erasedAt !== null) return refuse('customer-erased');
  return checkReturn(stored.dissociatedAt, statementOf(item));
}

async function saveMerged(unit: Unit, partnerId: string, merged: readonly Merged<Item>[]): Promise<Map<string, ItemChange>> {
  const records = merged.map(({ record }) => record);
  const changes = new Map((await unit.customers.save(partnerId, records)).changes);
  for (const customerId of await saveResources(unit, partnerId, merged)) {
    if (changes.get(customerId) === 'unchanged') changes.set(customerId, 'changed');
  }
  return changes;
}

/** Whoever states no more than the earliest expiry takes back what was stated of the resources. Answers whose changed. */
async function saveResources(unit: Unit, partnerId: string, merged: readonly Merged<Item>[]): Promise<Set<string>> {
  const expiryAlone = merged.filter(({ item }) => item.earliestResourceExpiryAt !== undefined).map(({ item }) => item.customerId);
  const changed = new Set(expiryAlone.length > 0 ? await unit.customers.forgetResources(partnerId, expiryAlone) : []);
  for (const { item } of merged) {
    const resources = resourcesOf(item);
    if (resources && (await unit.customers.saveResources(partnerId, item.customerId, resources))) changed.add(item.customerId);
  }
  return changed;
}

function audited(items: readonly Item[], outcomes: Outcomes, changes: ReadonlyMap<string, ItemChange>) {
  const counts = { added: 0, changed: 0, unchanged: 0 };
  for (const change of changes.values()) counts[change] += 1;
  const refused = items.filter(({ customerId }) => isRefusal(outcomes.get(customerId))).length;
  const targets = [...changes].flatMap(([customerId, change]) => (change === 'unchanged' ? [] : [customerId]));
  return { targets, details: { ...counts, refused } };
}
