import type { AnswerOf } from '../../../shared/contract/index.ts';
import { minorToText } from '../../../shared/values/minor.ts';
import { type QuotaRecallTerms, readQuotaRecall } from '../../domain/quota-request.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { MoneyItem, MoneyOperation } from '../../ports/money-operations.ts';
import type { Unit } from '../../ports/store.ts';
import type { CallOf, Replayed } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { auditOf } from '../money/audited.ts';
import { newItem, newOperation } from '../money/new-operation.ts';
import { toSummary } from '../money/summary.ts';
import { type OnceDone, onceCommand } from '../once/once-command.ts';
import { type DecidedRecall, decideRecall } from './recall-decide.ts';
import { type Recalling, recalledItem, recallQuotas } from './recall-move.ts';
import { resellerNames } from './whose-quotas.ts';

const KEY = 'POST /v1/quotas/recalls';
type Recall = CallOf<typeof KEY>;
type Answer = AnswerOf<typeof KEY>;

/** Takes at most 10 granted quotas back, whole. Each is refused by itself. */
export async function recall(world: World, call: Recall): Promise<Answer | Refusal | Replayed<Answer>> {
  const { caller, body } = call;
  const { partnerId } = caller.partner;
  const command = { action: 'quotas.recall', permission: 'quota.grant', targets: body.quotaIds } as const;
  return onceCommand<typeof KEY>(world, call, { ...command, also: await holdersOf(world, call) }, async (unit) => {
    const terms = readQuotaRecall(body);
    if (isRefusal(terms)) return terms;
    const at = instantOf(world.clock.businessNow());
    const decided = await decideRecall(unit, partnerId, await resellerNames(unit, caller), { terms, at });
    return isRefusal(decided) ? decided : recallNow(world, unit, call, { decided, terms, at });
  });
}

/** The caller's resellers that have these quotas: whose they are never changes. */
async function holdersOf(world: World, { caller, body }: Recall): Promise<string[]> {
  const { reads } = world.store;
  const names = await resellerNames(reads, caller);
  const found = await reads.quotas.among([...names.keys()], body.quotaIds.slice(0, 10));
  return [...new Set(found.map(({ partnerId }) => partnerId))];
}

interface Decided {
  decided: readonly DecidedRecall[];
  terms: QuotaRecallTerms;
  at: string;
}

async function recallNow(world: World, unit: Unit, call: Recall, { decided, terms, at }: Decided): Promise<OnceDone<Answer>> {
  const items = decided.flatMap(toGoing);
  const operation = operationOf(world, call, { decided, terms, at }, items);
  const { operationId } = operation;
  await unit.moneyOperations.add(operation);
  await recallQuotas(world, unit, operation, { items, at });
  const refused = decided.flatMap((one) => refusedItem(one, at));
  await unit.moneyOperations.saveItems(operationId, [...items.map((one) => recalledItem(one, at)), ...refused]);
  return {
    answer: {
      operation: await toSummary(unit, call.caller, operation, world.clock.businessNow()),
      results: decided.map(resultOf),
      done: operation.done,
      refused: operation.refused,
    },
    targets: [operationId, ...terms.quotaIds],
    details: { ...auditOf(operation), refusals: refused.length > 0 ? decided.flatMap(refusalOf) : [] },
  };
}

function toGoing({ item, quota, refusal }: DecidedRecall): Recalling[] {
  return refusal === null && quota?.parent ? [{ item, child: { ...quota, parent: quota.parent } }] : [];
}

function operationOf(world: World, call: Recall, { decided, terms, at }: Decided, items: readonly Recalling[]): MoneyOperation {
  const first = items[0]?.child ?? decided.find(({ quota }) => quota !== null)?.quota;
  const parents = new Set(items.map(({ child }) => child.parent.quotaId));
  const total = items.reduce((sum, { child }) => sum + child.available, 0n);
  return newOperation(world, call, {
    kind: 'quota-recall',
    asset: first?.asset ?? null,
    currency: first?.currency ?? null,
    quotaId: parents.size === 1 ? (items[0]?.child.parent.quotaId ?? null) : null,
    at,
    memo: terms.memo,
    asked: total,
    moved: total,
    items: decided.length,
    done: items.length,
    refused: decided.length - items.length,
  });
}

/** Only a quota that this distributor granted is named in the log. */
function refusedItem({ item, quotaId, quota, refusal }: DecidedRecall, at: string): MoneyItem[] {
  if (refusal === null) return [];
  const isGranted = refusal.refusal !== 'not-found' && refusal.refusal !== 'quota-not-granted' && quota?.parent;
  const named = isGranted ? { quotaId: isGranted.quotaId, resellerId: quota.partnerId } : { terms: JSON.stringify({ quotaId }) };
  return [newItem({ item, at, state: 'refused', refusal: refusal.refusal, ...named })];
}

function refusalOf({ quotaId, refusal }: DecidedRecall): string[] {
  return refusal ? [`${quotaId} ${refusal.refusal}`] : [];
}

function resultOf({ quotaId, quota, refusal }: DecidedRecall): Answer['results'][number] {
  if (refusal) return { quotaId, amount: null, state: 'refused', refusal: refusal.refusal };
  return { quotaId, amount: minorToText(quota?.available ?? 0n), state: 'done', refusal: null };
}
