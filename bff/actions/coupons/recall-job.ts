import type { AnswerOf } from '../../../shared/contract/index.ts';
import { checkMemo } from '../../domain/amount-rules.ts';
import { checkRecallable } from '../../domain/coupon-rules.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { CouponSelection } from '../../ports/coupon-selections.ts';
import type { World } from '../../ports/index.ts';
import type { MoneyItem } from '../../ports/money-operations.ts';
import type { Unit } from '../../ports/store.ts';
import type { CallOf, Replayed } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { newItem, newOperation } from '../money/new-operation.ts';
import { toSummary } from '../money/summary.ts';
import { type OnceDone, onceCommand } from '../once/once-command.ts';
import { commonOf } from './recall-request.ts';

type RecallJob = CallOf<'POST /v1/coupons/recall-jobs'>;
type JobAnswer = AnswerOf<'POST /v1/coupons/recall-jobs'>;

/** Recalls a frozen selection as one operation that goes on by itself. What the selection skipped stays skipped, whatever it has become. */
export async function createRecallJob(world: World, call: RecallJob): Promise<JobAnswer | Refusal | Replayed<JobAnswer>> {
  const { selectionId } = call.body;
  const selection = await world.store.reads.selections.find(selectionId);
  const also = selection ? [selection.partnerId] : [];
  const command = { action: 'coupons.recall', permission: 'coupon.recall', targets: [], also } as const;
  return onceCommand<'POST /v1/coupons/recall-jobs'>(world, call, command, (unit) => run(world, unit, call));
}

async function run(world: World, unit: Unit, call: RecallJob): Promise<OnceDone<JobAnswer> | Refusal> {
  const { selectionId, memo = null } = call.body;
  const tooLong = checkMemo(call.body.memo, '/body/memo');
  if (tooLong) return tooLong;
  const businessNow = world.clock.businessNow();
  const at = instantOf(businessNow);
  const selection = await unit.selections.find(selectionId);
  if (!selection || !isOwn(selection, call)) return refuse('not-found');
  if (Date.parse(selection.expiresAt) <= businessNow) return refuse('selection-expired');
  const coupons = await unit.selections.coupons(selectionId);
  const items = coupons.map((coupon, index): MoneyItem => {
    const { couponId, quotaId, customerId, selected } = coupon;
    const refusal = checkRecallable(coupon, selected, selection.at)?.refusal ?? null;
    const named = { item: index + 1, at, couponId, quotaId, customerId, asked: selected, memo };
    return refusal === null
      ? newItem({ ...named, state: 'waiting' })
      : newItem({ ...named, state: 'refused', refusal, balanceBefore: coupon.balance });
  });
  const waiting = items.filter(({ state }) => state === 'waiting');
  const operation = newOperation(world, call, {
    kind: 'coupon-recall',
    partnerId: selection.partnerId,
    state: 'queued',
    ...commonOf(coupons),
    at,
    memo,
    asked: waiting.reduce((sum, { asked }) => sum + (asked ?? 0n), 0n),
    items: items.length,
    refused: items.length - waiting.length,
  });
  await unit.moneyOperations.add(operation);
  await unit.moneyOperations.saveItems(operation.operationId, items);
  return {
    answer: { operation: await toSummary(unit, call.caller, operation, businessNow) },
    targets: [operation.operationId, selectionId],
    details: { coupons: items.length, skipped: operation.refused },
  };
}

function isOwn({ byPartnerId, operatorId }: CouponSelection, { caller }: RecallJob): boolean {
  return byPartnerId === caller.partner.partnerId && operatorId === caller.session.actor.operatorId;
}
