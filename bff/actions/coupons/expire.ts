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
/** What says nothing about the coupons. */
const AWAY = [StoreUnavailable, StoreOverloaded, ChangesClosed];
const SYSTEM = { kind: 'system', id: 'expiry' } as const;

type Coupon = StoredCoupon & { balance: bigint };

/**
 * Brings back what is left of coupons past their end, of all partners (R-REC-8). Any replica may do it, and several at once: each looks
 * again inside its transaction, so that a coupon comes back once. Until it did, the clock alone makes it expired.
 */
export async function sweepExpired(world: World, isStopped: () => boolean): Promise<void> {
  const { store, clock } = world;
  const failed = new Set<string>();
  while (!isStopped()) {
    const due = await store.reads.selections.expired(instantOf(clock.businessNow()), COUPONS_PER_COMMAND, [...failed]);
    // What another replica was quicker with is due no more; where nothing went on and nobody failed, there is nothing to do.
    let ended = 0;
    const failures = failed.size;
    for (const partnerId of new Set(due.map((one) => one.partnerId))) {
      const couponIds = due.filter((one) => one.partnerId === partnerId).map(({ couponId }) => couponId);
      const count = await expireOf(world, partnerId, couponIds);
      if (count === null) failed.add(partnerId);
      ended += count ?? 0;
    }
    if (ended === 0 && failed.size === failures) return;
  }
}

/** Null where it failed: that is logged and left to the next sweep, so that the coupons of others come back all the same. */
async function expireOf(world: World, partnerId: string, couponIds: readonly string[]): Promise<number | null> {
  const { store, log } = world;
  try {
    const also = await partnersAbove(store.reads, partnerId);
    return await store.write(partnerId, (unit) => expireCoupons(world, unit, partnerId, couponIds), { also });
  } catch (error) {
    if (AWAY.some((kind) => error instanceof kind)) throw error;
    log.failure('expiry', error);
    return null;
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
