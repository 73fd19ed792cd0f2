import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { ItemChange } from '../../../shared/values/lists.ts';
import type { Minor } from '../../../shared/values/minor.ts';
import { LARGEST, readAsked } from '../../domain/amount-rules.ts';
import { checkQuotaLimits } from '../../domain/quota-statement.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import { refuseOutdated } from '../access/refuse-outdated.ts';
import type { CallOf } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';
import { answerBatch, eachOnce, partsByWeight } from '../batch.ts';
import { type StatedItem, saveQuota } from './save-one.ts';

type Save = CallOf<'PUT /v1/quotas'>;
type Outcomes = Map<string, ItemChange | Refusal>;

/** A large call must not keep the commands of others waiting: quotas a command, and customers on their lists. */
const PER_COMMAND = { size: 20, weight: 5_000 };

/**
 * Adds or changes quotas as the upstream states them, each by itself; what an item leaves out stays. A malformed amount or limit refuses
 * the call whole, before anything is saved. A call that is broken off, or repeated, is completed by sending it again.
 */
export async function saveQuotas(world: World, call: Save): Promise<AnswerOf<'PUT /v1/quotas'> | Refusal> {
  const { quotas } = call.body;
  const items = readItems(quotas);
  if (isRefusal(items)) return items;
  const outcomes: Outcomes = new Map();
  for (const part of partsByWeight([...eachOnce(items, idOf).values()], PER_COMMAND, listedCustomers)) {
    const refused = await savePart(world, call, part, outcomes);
    if (refused) return refused;
  }
  return answerBatch(quotas, idOf, outcomes, ({ quotaId }, outcome) => ({ quotaId, change: isRefusal(outcome) ? null : outcome }));
}

function idOf({ quotaId }: { quotaId: string }): string {
  return quotaId;
}

function listedCustomers({ designatedCustomerIds }: StatedItem): number {
  return 1 + (designatedCustomerIds?.length ?? 0);
}

function readItems(quotas: Save['body']['quotas']): StatedItem[] | Refusal {
  const items: StatedItem[] = [];
  for (const [index, { total: text, ...item }] of quotas.entries()) {
    const pointer = `/body/quotas/${index}`;
    const total = text === undefined ? undefined : readAsked(text, LARGEST.total, `${pointer}/total`, { mayBeZero: true });
    if (isRefusal(total)) return total;
    const refused = item.restrictions && checkQuotaLimits(item.restrictions, `${pointer}/restrictions`);
    if (refused) return refused;
    items.push(readItem(item, total));
  }
  return items;
}

/** Instants in the one form that the store compares; a customer listed twice counts once. */
function readItem(item: Omit<Save['body']['quotas'][number], 'total'>, total: Minor | undefined): StatedItem {
  const { effectiveAt, expiresAt, designatedCustomerIds } = item;
  return {
    ...item,
    total,
    effectiveAt: effectiveAt && instantOf(Date.parse(effectiveAt)),
    expiresAt: expiresAt && instantOf(Date.parse(expiresAt)),
    designatedCustomerIds: designatedCustomerIds && [...new Set(designatedCustomerIds)].sort(),
  };
}

/** What the parts before have saved stays, where the key is revoked in between. */
function savePart(world: World, call: Save, items: readonly StatedItem[], outcomes: Outcomes): Promise<Refusal | null> {
  const { partnerId } = call.caller.partner;
  const now = world.clock.now();
  const made = { at: instantOf(now), action: 'quotas.save' as const };
  return world.store.write(partnerId, async (unit) => {
    const outdated = await refuseOutdated(unit, call.caller, null, now);
    if (outdated) {
      await unit.audit.append(partnerId, auditEntry(call, made, outdated));
      return outdated;
    }
    for (const item of items) outcomes.set(item.quotaId, await saveQuota(world, unit, call, item));
    await unit.audit.append(partnerId, auditEntry(call, { ...made, ...audited(items, outcomes) }));
    return null;
  });
}

function audited(items: readonly StatedItem[], outcomes: Outcomes) {
  const counts = { added: 0, changed: 0, unchanged: 0 };
  const targets: string[] = [];
  const refusals: string[] = [];
  for (const { quotaId } of items) {
    const outcome = outcomes.get(quotaId);
    if (outcome === undefined) continue;
    if (isRefusal(outcome)) {
      refusals.push(`${quotaId} ${outcome.refusal}`);
      continue;
    }
    counts[outcome] += 1;
    if (outcome !== 'unchanged') targets.push(quotaId);
  }
  return { targets, details: { ...counts, refused: refusals.length, refusals } };
}
