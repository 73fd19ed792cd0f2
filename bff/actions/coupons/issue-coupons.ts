import type { DecidedItem } from '../../domain/issue-rules.ts';
import { limitsOfCoupon, type UseLimits } from '../../domain/restriction-rules.ts';
import type { World } from '../../ports/index.ts';
import type { LedgerAccount } from '../../ports/ledger.ts';
import type { MoneyItem, MoneyOperation } from '../../ports/money-operations.ts';
import type { StoredCoupon, StoredQuota } from '../../ports/quotas.ts';
import type { Unit } from '../../ports/store.ts';
import { newItem } from '../money/new-operation.ts';
import { tellCoupons } from '../money/tell-coupons.ts';

interface Issuing {
  operation: Pick<MoneyOperation, 'operationId' | 'memo'>;
  quota: StoredQuota;
  /** Where the face values come from: the quota, or what was reserved of it. */
  from: LedgerAccount;
  /** Those that are not refused. */
  items: readonly DecidedItem[];
  common: { customerNote: string | null; restrictions: UseLimits };
  /** Business instant. */
  at: string;
}

export interface IssuedItem {
  decided: DecidedItem;
  couponId: string;
}

/** Issues coupons: ledger, coupons, counters of the quota, and the event. Answers them in their order. */
export async function issueCoupons(world: World, unit: Unit, issuing: Issuing): Promise<IssuedItem[]> {
  const { operation, quota, from, items, at } = issuing;
  if (items.length === 0) return [];
  const { partnerId, quotaId, asset, currency } = quota;
  const issued = items.map((decided) => ({ decided, couponId: world.security.makeId('cp') }));
  const moves = issued.map(({ decided: { item }, couponId }) => ({
    from,
    to: { kind: 'coupon' as const, couponId, quotaId },
    amount: item.face,
    item: item.item,
  }));
  await unit.ledger.move({ partnerId, asset, currency }, operation.operationId, at, moves);
  const coupons = issued.map((one) => toCoupon(issuing, one));
  await unit.coupons.add(coupons);
  const total = items.reduce((sum, { item }) => sum + item.face, 0n);
  await unit.quotas.countIssued(partnerId, quotaId, items.length, total);
  const told = coupons.map((coupon) => ({ coupon, amount: coupon.face }));
  await tellCoupons(world, unit, 'coupon.issued', operation.operationId, told);
  return issued;
}

function toCoupon({ operation, quota, common, at }: Issuing, { decided, couponId }: IssuedItem): StoredCoupon {
  const { item, validFrom, expiresAt } = decided;
  return {
    partnerId: quota.partnerId,
    couponId,
    asset: quota.asset,
    currency: quota.currency,
    issuer: 'partner',
    quotaId: quota.quotaId,
    customerId: item.customerId,
    operationId: operation.operationId,
    face: item.face,
    state: 'usable',
    validFrom,
    expiresAt,
    issuedAt: at,
    endedAt: null,
    restrictions: limitsOfCoupon(common.restrictions, quota.restrictions),
    customerNote: item.customerNote ?? common.customerNote,
    memo: item.memo ?? operation.memo,
  };
}

/** An item that became a coupon, as the log keeps it. */
export function doneItem(quotaId: string, { decided: { item }, couponId }: IssuedItem, at: string): MoneyItem {
  return newItem({ ...named(quotaId, item, at), state: 'done', couponId, moved: item.face });
}

/** A refused item, with what is its own, by which it can be tried again; of a customer whom the store does not know the id, so that the result can name it. */
export function refusedItem(quotaId: string, { item, refusal }: DecidedItem, at: string): MoneyItem {
  const terms = refusal?.refusal === 'not-found' ? JSON.stringify({ customerId: item.customerId }) : ownTerms(item);
  return newItem({ ...named(quotaId, item, at), state: 'refused', refusal: refusal?.refusal ?? null, terms });
}

/** An item that waits for an approval or a job, with what is its own. */
export function waitingItem(quotaId: string, { item }: DecidedItem, at: string): MoneyItem {
  return newItem({ ...named(quotaId, item, at), state: 'waiting', terms: ownTerms(item) });
}

function ownTerms({ validFrom, expiresAt, customerNote }: DecidedItem['item']): string | null {
  const hasOwn = validFrom !== null || expiresAt !== null || customerNote !== null;
  return hasOwn ? JSON.stringify({ validFrom, expiresAt, customerNote }) : null;
}

function named(quotaId: string, item: DecidedItem['item'], at: string) {
  return { item: item.item, at, quotaId, customerId: item.customerId, asked: item.face, memo: item.memo };
}
