import type { AnswerOf } from '../../../shared/contract/index.ts';
import { minorToText } from '../../../shared/values/minor.ts';
import type { ProblemCode } from '../../../shared/values/problem-codes.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { MoneyItem, MoneyOperation } from '../../ports/money-operations.ts';
import type { Unit } from '../../ports/store.ts';
import type { CallOf, Replayed } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { newItem, newOperation } from '../money/new-operation.ts';
import { toSummary } from '../money/summary.ts';
import { booksToLock, whoseBook } from '../money/whose-book.ts';
import { type OnceDone, onceCommand } from '../once/once-command.ts';
import { recallItems } from './recall-items.ts';
import { checkRecallRequest, commonOf, sumsOf } from './recall-request.ts';

type Recall = CallOf<'POST /v1/coupons/recalls'>;
type RecallAnswer = AnswerOf<'POST /v1/coupons/recalls'>;

/** Recalls up to a hundred coupons at once; each result says what was actually recalled, or why it was skipped (R-REC-3). */
export async function recallCoupons(world: World, call: Recall): Promise<RecallAnswer | Refusal | Replayed<RecallAnswer>> {
  const { couponIds, indirectPartnerId } = call.body;
  const also = await booksToLock(world.store.reads, call.caller, indirectPartnerId);
  const command = { action: 'coupons.recall', permission: 'coupon.recall', targets: couponIds, also } as const;
  return onceCommand<'POST /v1/coupons/recalls'>(world, call, command, (unit) => run(world, unit, call));
}

async function run(world: World, unit: Unit, call: Recall): Promise<OnceDone<RecallAnswer> | Refusal> {
  const { couponIds, indirectPartnerId, memo = null } = call.body;
  const malformed = checkRecallRequest(call.body);
  if (malformed) return malformed;
  const book = await whoseBook(unit, call.caller, indirectPartnerId);
  if (isRefusal(book)) return book;
  const businessNow = world.clock.businessNow();
  const at = instantOf(businessNow);
  const coupons = await unit.coupons.find(book.partnerId, book.scope, couponIds);
  const inScope = new Set(coupons.map(({ couponId }) => couponId));
  const begun = newOperation(world, call, {
    kind: 'coupon-recall',
    partnerId: book.partnerId,
    ...commonOf(coupons),
    at,
    memo,
    items: couponIds.length,
  });
  await unit.moneyOperations.add(begun);
  const waiting = couponIds.map((couponId, index) =>
    newItem({
      item: index + 1,
      at,
      state: 'waiting',
      ...(inScope.has(couponId) ? { couponId } : { terms: JSON.stringify({ couponId }) }),
      memo,
    }),
  );
  const items = await recallItems(world, unit, { operation: begun, items: waiting, at });
  await unit.moneyOperations.saveItems(begun.operationId, items);
  const operation = { ...begun, ...countsOf(items) };
  await unit.moneyOperations.update(begun.operationId, countsOf(items));
  return {
    answer: { operation: await toSummary(unit, call.caller, operation, businessNow), ...resultsOf(couponIds, items, coupons) },
    targets: [begun.operationId, ...couponIds],
    details: { done: operation.done, refused: operation.refused },
  };
}

function countsOf(items: readonly MoneyItem[]): Pick<MoneyOperation, 'done' | 'refused' | 'asked' | 'moved'> {
  const moved = items.reduce((sum, item) => sum + (item.moved ?? 0n), 0n);
  const done = items.filter(({ state }) => state === 'done').length;
  return { done, refused: items.length - done, asked: moved, moved };
}

type Coupons = Awaited<ReturnType<Unit['coupons']['find']>>;

function resultsOf(couponIds: readonly string[], items: readonly MoneyItem[], coupons: Coupons): Omit<RecallAnswer, 'operation'> {
  const recalled = new Map(items.flatMap(({ couponId, moved }) => (couponId !== null && moved !== null ? [[couponId, moved]] : [])));
  const sums = sumsOf(coupons.flatMap((coupon) => (recalled.has(coupon.couponId) ? [{ ...coupon, amount: coupon.balance }] : [])));
  const byCurrency = new Map<string, bigint>();
  for (const { currency, amount } of sums) byCurrency.set(currency, (byCurrency.get(currency) ?? 0n) + amount);
  const done = items.filter(({ state }) => state === 'done').length;
  return {
    results: items.map((item, index) => ({
      couponId: couponIds[index] ?? '',
      customerId: item.customerId,
      balanceBefore: item.balanceBefore === null ? null : minorToText(item.balanceBefore),
      amount: item.moved === null ? null : minorToText(item.moved),
      state: item.state === 'done' ? ('done' as const) : ('refused' as const),
      refusal: item.refusal as ProblemCode | null,
    })),
    recalled: [...byCurrency].map(([currency, amount]) => ({ currency, amount: minorToText(amount) })),
    done,
    refused: items.length - done,
  };
}
