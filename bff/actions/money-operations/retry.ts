import type { AnswerOf } from '../../../shared/contract/index.ts';
import { JOB_ITEMS_MAXIMUM } from '../../../shared/values/ids.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { MoneyItem, MoneyOperation } from '../../ports/money-operations.ts';
import type { Reads, Unit } from '../../ports/store.ts';
import type { CallOf, Replayed } from '../action.ts';
import { PERMISSION_OF_KIND, toSummary } from '../money/summary.ts';
import { type OnceDone, onceCommand } from '../once/once-command.ts';
import { retryAllocation } from './retry-allocation.ts';
import { retryFromQuota } from './retry-from-quota.ts';
import { retryRecall } from './retry-recall.ts';
import { visibleOperation } from './visible.ts';

type Retry = CallOf<'POST /v1/operations/:operationId/retry'>;
type Answer = AnswerOf<'POST /v1/operations/:operationId/retry'>;

/** Tries the refused items of an operation that has ended again, as a new operation; what was done is never done again. */
export async function retryOperation(world: World, call: Retry): Promise<Answer | Refusal | Replayed<Answer>> {
  const seen = await visibleOperation(world.store.reads, call.caller, call.params.operationId);
  const command = {
    action: 'operation.retry',
    permission: seen && PERMISSION_OF_KIND[seen.kind],
    targets: seen ? [seen.operationId] : [],
    also: seen ? [seen.partnerId] : [],
  } as const;
  return onceCommand<'POST /v1/operations/:operationId/retry'>(world, call, command, (unit) => run(world, unit, call));
}

async function run(world: World, unit: Unit, call: Retry): Promise<OnceDone<Answer> | Refusal> {
  const before = await visibleOperation(unit, call.caller, call.params.operationId);
  if (!before) return refuse('not-found');
  const items = await retriable(unit, before);
  if (isRefusal(items)) return items;
  const made = await begin(world, unit, call, before, items);
  if (isRefusal(made)) return made;
  return {
    answer: await toSummary(unit, call.caller, made, world.clock.businessNow()),
    targets: [made.operationId, before.operationId],
    details: { kind: made.kind, items: made.items },
  };
}

function begin(
  world: World,
  unit: Unit,
  call: Retry,
  before: MoneyOperation,
  items: readonly MoneyItem[],
): Promise<MoneyOperation | Refusal> {
  const retrying = { world, unit, call, before, items };
  if (before.kind === 'coupon-recall') return retryRecall(retrying);
  return before.kind === 'allocation' ? retryAllocation(retrying) : retryFromQuota(retrying);
}

/** What a retry is made of. */
export interface Retrying {
  world: World;
  unit: Unit;
  call: Retry;
  before: MoneyOperation;
  /** Refused ones that name what the store knows. */
  items: readonly MoneyItem[];
}

const OPEN = new Set<MoneyOperation['state']>(['awaiting-approval', 'queued', 'running']);

/** What is refused, and how much of it can be tried again, is known once an operation has ended. */
export function checkEnded({ state }: MoneyOperation): Refusal | null {
  return OPEN.has(state) ? refuse('result-not-ready') : null;
}

/**
 * Refused items that can be tried again. None while another operation that tries the same items is open or has done something, also one
 * that is a retry of a retry: its own refused items are to be tried then, so that nothing is done twice.
 */
async function retriable(reads: Pick<Reads, 'moneyOperations' | 'operationLog'>, before: MoneyOperation): Promise<MoneyItem[] | Refusal> {
  const unready = checkEnded(before);
  if (unready) return unready;
  if (BEGUN_ANEW.has(before.kind)) return refuse('not-retried');
  const isKnown = WITHOUT_TERMS.has(before.kind) || (before.kind === 'coupon-issue' && before.request !== null);
  if (!isKnown || (await reads.operationLog.isTriedElsewhere(before.operationId))) return refuse('nothing-to-retry');
  const refused = await reads.moneyOperations.items(before.operationId, ['refused'], 0, JOB_ITEMS_MAXIMUM);
  const items = refused.filter(({ couponId, customerId, resellerId, asked }) => couponId ?? (asked !== null && (customerId ?? resellerId)));
  return items.length === 0 ? refuse('nothing-to-retry') : items;
}

/** Kinds whose items say all there is to do; of an issue the common terms are kept where something was refused. */
const WITHOUT_TERMS = new Set<MoneyOperation['kind']>(['coupon-recall', 'quota-grant', 'allocation']);
/** Kinds that bring back what is there at that moment: of a few items each, which are asked for anew. */
const BEGUN_ANEW = new Set<MoneyOperation['kind']>(['quota-recall', 'allocation-recall']);
