import type { World } from '../../ports/index.ts';
import type { MoneyItem, MoneyOperation } from '../../ports/money-operations.ts';
import type { StoredCoupon } from '../../ports/quotas.ts';
import { ChangesClosed, StoreOverloaded, StoreUnavailable, type Unit } from '../../ports/store.ts';
import { instantOf } from '../audit-entry.ts';
import { newItem } from '../money/new-operation.ts';
import { partnersAbove, returnCoupons } from '../money/returns.ts';
import { onlyOne, tellCoupons } from '../money/tell-coupons.ts';

/** Coupons per transaction, so that the commands of others need not wait long. */
const COUPONS_PER_COMMAND = 100;
/** Where so many of a partner's fail and none goes back, it is not about the coupons. */
const FAILING_TOGETHER = 20;
/** What says nothing about the coupons. */
const AWAY = [StoreUnavailable, StoreOverloaded, ChangesClosed];
const SYSTEM = { kind: 'system', id: 'expiry' } as const;

type Coupon = StoredCoupon & { balance: bigint };

/** What a sweep leaves to the next one. */
interface Left {
  /** Partners of whom nothing goes back at all. */
  partners: Set<string>;
  /** Single coupons that do not go back. */
  coupons: Set<string>;
}

/**
 * Brings back what is left of coupons past their end, of all partners (R-REC-8). Any replica may do it, and several at once: each looks
 * again inside its transaction, so that a coupon comes back once. Until it did, the clock alone makes it expired. A coupon that cannot go
 * back is logged by its id and holds no other up, neither of its partner nor of others.
 */
export async function sweepExpired(world: World, isStopped: () => boolean): Promise<void> {
  const { store, clock } = world;
  const left: Left = { partners: new Set(), coupons: new Set() };
  while (!isStopped()) {
    // Those that were left stand among the first: as many more are read.
    const most = COUPONS_PER_COMMAND + left.coupons.size;
    const found = await store.reads.selections.expired(instantOf(clock.businessNow()), most, [...left.partners]);
    const due = found.filter((one) => !left.coupons.has(nameOf(one))).slice(0, COUPONS_PER_COMMAND);
    // What another replica was quicker with is due no more; where nothing went on and nothing failed, there is nothing to do.
    let ended = 0;
    const before = left.partners.size + left.coupons.size;
    for (const [partnerId, ofPartner] of Map.groupBy(due, (one) => one.partnerId)) {
      const couponIds = ofPartner.map(({ couponId }) => couponId);
      ended += await expireSlice(world, partnerId, couponIds, left);
    }
    if (ended === 0 && left.partners.size + left.coupons.size === before) return;
  }
}

function nameOf({ partnerId, couponId }: { partnerId: string; couponId: string }): string {
  return JSON.stringify([partnerId, couponId]);
}

interface Failure {
  couponId: string;
  error: unknown;
}

/** Expires some coupons of a partner, logs what fails, and answers how many came back. */
async function expireSlice(world: World, partnerId: string, couponIds: readonly string[], left: Left): Promise<number> {
  const failures: Failure[] = [];
  const ended = await expireOf(world, partnerId, couponIds, failures);
  const [first] = failures;
  if (first && failures.length === couponIds.length && failures.length >= FAILING_TOGETHER) {
    left.partners.add(partnerId);
    world.log.failure('expiry', first.error);
    return ended;
  }
  for (const { couponId, error } of failures) {
    left.coupons.add(nameOf({ partnerId, couponId }));
    world.log.failure(couponId, error);
  }
  return ended;
}

/** In one transaction, or where that fails in halves, down to the coupons that fail by themselves. */
async function expireOf(world: World, partnerId: string, couponIds: readonly string[], failures: Failure[]): Promise<number> {
  const { store } = world;
  try {
    const also = await partnersAbove(store.reads, partnerId);
    return await store.write(partnerId, (unit) => expireCoupons(world, unit, partnerId, couponIds), { also });
  } catch (error) {
    if (AWAY.some((kind) => error instanceof kind)) throw error;
    const [couponId = ''] = couponIds;
    if (couponIds.length === 1) {
      failures.push({ couponId, error });
      return 0;
    }
    const half = Math.ceil(couponIds.length / 2);
    const ended = await expireOf(world, partnerId, couponIds.slice(0, half), failures);
    return ended + (await expireOf(world, partnerId, couponIds.slice(half), failures));
  }
}

/** Answers how many came back: none where another replica was quicker. */
async function expireCoupons(world: World, unit: Unit, partnerId: string, couponIds: readonly string[]): Promise<number> {
  const at = instantOf(world.clock.businessNow());
  const found = await unit.coupons.find(partnerId, { kind: 'all' }, couponIds);
  const coupons = found.filter((coupon) => coupon.state === 'usable' && Date.parse(coupon.expiresAt) <= Date.parse(at));
  if (coupons.length === 0) return 0;
  const operation = expiryOf(world, partnerId, coupons, at);
  const { operationId } = operation;
  await unit.moneyOperations.add(operation);
  const returning = coupons.map((coupon, index) => ({ coupon, balance: coupon.balance, item: index + 1 }));
  await returnCoupons(unit, { operationId, at }, returning, 'expired');
  await unit.moneyOperations.saveItems(
    operationId,
    returning.map(({ coupon, item }) => itemOf(coupon, item, at)),
  );
  await tellCoupons(
    world,
    unit,
    'coupon.expired',
    operationId,
    coupons.map((coupon) => ({ coupon, amount: coupon.balance })),
  );
  await unit.audit.append(partnerId, {
    at: instantOf(world.clock.now()),
    actor: SYSTEM,
    sessionId: null,
    requestId: operationId,
    action: 'coupons.expire',
    outcome: 'done',
    refusal: null,
    targets: [operationId],
    details: { coupons: coupons.length },
  });
  return coupons.length;
}

function expiryOf({ security }: World, partnerId: string, coupons: readonly Coupon[], at: string): MoneyOperation {
  const operationId = security.makeId('mop');
  const total = coupons.reduce((sum, { balance }) => sum + balance, 0n);
  return {
    operationId,
    partnerId,
    byPartnerId: partnerId,
    kind: 'coupon-expiry',
    state: 'done',
    asset: onlyOne(coupons.map(({ asset }) => asset)),
    currency: onlyOne(coupons.map(({ currency }) => currency)),
    quotaId: onlyOne(coupons.map(({ quotaId }) => quotaId)),
    at,
    endedAt: at,
    actor: SYSTEM,
    sessionId: null,
    requestId: operationId,
    memo: null,
    request: null,
    asked: total,
    moved: total,
    items: coupons.length,
    done: coupons.length,
    refused: 0,
    retryOf: null,
    isStopping: false,
    attempts: 0,
    approval: null,
  };
}

function itemOf({ couponId, quotaId, customerId, balance }: Coupon, item: number, at: string): MoneyItem {
  return newItem({ item, at, state: 'done', couponId, quotaId, customerId, asked: balance, moved: balance, balanceBefore: balance });
}
