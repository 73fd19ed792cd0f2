import type { IssueItem, IssueTerms } from '../../domain/issue-request.ts';
import type { DecidedItem } from '../../domain/issue-rules.ts';
import { checkRoom } from '../../domain/issue-rules.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { MoneyItem } from '../../ports/money-operations.ts';
import type { FoundQuota } from '../../ports/quotas.ts';
import type { Executor } from '../money-operations/executor.ts';
import { doneItem, issueCoupons, refusedItem } from './issue-coupons.ts';
import { decideFrom } from './issue-decide.ts';
import type { CommonTerms } from './issue-operation.ts';

/**
 * Issues waiting items of an issue out of what is held for it. Each is decided again: a customer may have left, the quota may have been
 * frozen or have ended since. What refuses the whole refuses each of them then.
 */
export const executeIssue: Executor = async (world, unit, { operation, items, at }) => {
  const { operationId, partnerId, quotaId, memo } = operation;
  if (quotaId === null) throw new Error(`Operation ${operationId} issues from no quota.`);
  const terms = termsOf(operation.request, memo, items);
  const reserved = items.reduce((sum, { asked }) => sum + (asked ?? 0n), 0n);
  const decided = await decideFrom(unit, { partnerId, scope: { kind: 'all' } }, { quotaId, terms, at, reserved });
  if (isRefusal(decided)) throw new Error(`Quota ${quotaId}, from which operation ${operationId} issues, is not there.`);
  const { quota } = decided;
  const settled = settle(quota, decided.items, isOfRoom(decided.refusal) ? null : decided.refusal);
  const going = settled.filter(({ refusal }) => refusal === null);
  const from = { kind: 'held', operationId, quotaId } as const;
  const issued = await issueCoupons(world, unit, { operation, quota, from, items: going, common: terms, at });
  const done = new Map(issued.map((one) => [one.decided.item.item, doneItem(quotaId, one, at)]));
  return settled.map((one) => done.get(one.item.item) ?? refusedItem(quotaId, one, at));
};

/** The largest number and total of a quota are reached item by item here: those that still fit go through. */
function isOfRoom(refused: Refusal | null): boolean {
  return refused?.refusal === 'quota-count-full' || refused?.refusal === 'quota-total-full';
}

function settle(quota: FoundQuota, items: readonly DecidedItem[], whole: Refusal | null): DecidedItem[] {
  let coupons = 0;
  let total = 0n;
  return items.map((one) => {
    const { face } = one.item;
    const refusal = one.refusal ?? whole ?? checkRoom(quota, { coupons: coupons + 1, total: total + face });
    if (refusal) return { ...one, refusal };
    coupons += 1;
    total += face;
    return one;
  });
}

function termsOf(request: string | null, memo: string | null, items: readonly MoneyItem[]): IssueTerms {
  const common = JSON.parse(request ?? '{}') as CommonTerms;
  return { ...common, memo, items: items.map(toIssueItem) };
}

function toIssueItem({ item, customerId, asked, terms, memo }: MoneyItem): IssueItem {
  if (customerId === null || asked === null) throw new Error(`Item ${item} of an issue names no customer or no amount.`);
  const own = terms === null ? { validFrom: null, expiresAt: null, customerNote: null } : JSON.parse(terms);
  return { item, customerId, face: asked, ...own, memo };
}
