import type { Minor } from '../../../shared/values/minor.ts';
import type { Asset } from '../../../shared/values/money-lists.ts';
import { comesBack } from '../../domain/dissociation-rules.ts';
import type { World } from '../../ports/index.ts';
import type { MoneyItem, MoneyOperation } from '../../ports/money-operations.ts';
import type { StoredCoupon } from '../../ports/quotas.ts';
import type { Reads, Unit } from '../../ports/store.ts';
import { emit } from '../events/emit.ts';
import { newItem } from '../money/new-operation.ts';
import { returnCoupons } from '../money/returns.ts';
import { onlyOne, tellCoupons } from '../money/tell-coupons.ts';
import { moneyRecalledEvent } from './events.ts';

/** Of whose tie something comes back, why, and by whose doing. */
export type Cause = Pick<MoneyOperation, 'partnerId' | 'actor' | 'sessionId' | 'requestId'> & {
  customerId: string;
  kind: 'dissociation' | 'type-switch';
  /** Business instant. */
  at: string;
  /** When it is told. */
  toldAt: string;
};

export interface HeldAmount {
  currency: string;
  amount: Minor;
}
type LeftCoupon = StoredCoupon & { balance: Minor };

/** What a customer has left of what was allocated to it, by currency. */
export async function unspentOf(reads: Pick<Reads, 'ledger'>, partnerId: string, customerId: string): Promise<HeldAmount[]> {
  const unspent: HeldAmount[] = [];
  for (const currency of await reads.ledger.currencies(partnerId, 'money')) {
    const [amount = 0n] = await reads.ledger.balances({ partnerId, asset: 'money', currency }, [{ kind: 'customer', customerId }]);
    if (amount > 0n) unspent.push({ currency, amount });
  }
  return unspent;
}

/**
 * Brings back what must not stay with a customer whose tie ends or changes its type (R-DIS-1, R-DIS-2): coupons and cash coupons that the
 * partner issued, to their quotas, and what was allocated and not spent, to the partner's balance. One operation for each currency, since
 * amounts of two are never added; answers the first, null where nothing came back.
 */
export async function bringBack(world: Pick<World, 'security' | 'clock'>, unit: Unit, cause: Cause): Promise<string | null> {
  const { partnerId, customerId, at } = cause;
  const coupons = (await unit.coupons.leftOf(partnerId, customerId)).filter((coupon) => comesBack(coupon, at));
  const unspent = await unspentOf(unit, partnerId, customerId);
  const currencies = [...new Set([...coupons, ...unspent].map(({ currency }) => currency))].sort();
  const operationIds: string[] = [];
  for (const currency of currencies) {
    const of = <Held extends { currency: string }>(held: readonly Held[]) => held.filter((one) => one.currency === currency);
    operationIds.push(await bringBackIn(world, unit, cause, { currency, coupons: of(coupons), money: of(unspent)[0]?.amount ?? 0n }));
  }
  return operationIds[0] ?? null;
}

interface Amounts {
  currency: string;
  coupons: readonly LeftCoupon[];
  /** Unspent allocation, in minor units. */
  money: Minor;
}

async function bringBackIn(world: Pick<World, 'security' | 'clock'>, unit: Unit, cause: Cause, amounts: Amounts): Promise<string> {
  const operationId = world.security.makeId('mop');
  const { partnerId, customerId, at } = cause;
  const { currency, coupons, money } = amounts;
  const items = itemsOf(cause, amounts);
  await unit.moneyOperations.add(operationOf(operationId, cause, amounts, items.length));
  const numbered = coupons.map(({ balance, ...coupon }, index) => ({ coupon, balance, amount: balance, item: index + 1 }));
  await returnCoupons(unit, { operationId, at }, numbered, 'recalled');
  if (money > 0n) {
    const move = { from: { kind: 'customer', customerId }, to: { kind: 'account', accountType: 'balance' } } as const;
    await unit.ledger.move({ partnerId, asset: 'money', currency }, operationId, at, [{ ...move, amount: money, item: items.length }]);
  }
  await unit.moneyOperations.saveItems(operationId, items);
  await tellCoupons(world, unit, 'coupon.recalled', operationId, numbered);
  if (money > 0n) await emit(world, unit, partnerId, [moneyRecalledEvent(cause, { operationId, currency, amount: money })]);
  return operationId;
}

function operationOf(operationId: string, cause: Cause, { currency, coupons, money }: Amounts, items: number): MoneyOperation {
  const { partnerId, kind, at, actor, sessionId, requestId } = cause;
  const assets = [...coupons.map(({ asset }) => asset), ...(money > 0n ? ['money' as const] : [])];
  const total = coupons.reduce((sum, { balance }) => sum + balance, money);
  return {
    operationId,
    partnerId,
    byPartnerId: partnerId,
    kind,
    state: 'done',
    asset: onlyOne<Asset>(assets),
    currency,
    quotaId: null,
    at,
    endedAt: at,
    actor,
    sessionId,
    requestId,
    memo: null,
    request: null,
    asked: total,
    moved: total,
    items,
    done: items,
    refused: 0,
    retryOf: null,
    isStopping: false,
    attempts: 0,
    approval: null,
  };
}

/** Coupons first, the money last. */
function itemsOf({ customerId, at }: Cause, { coupons, money }: Amounts): MoneyItem[] {
  const moved = (amount: Minor) => ({ at, state: 'done' as const, customerId, asked: amount, moved: amount, balanceBefore: amount });
  const items = coupons.map(({ couponId, quotaId, balance }, index) => newItem({ ...moved(balance), item: index + 1, couponId, quotaId }));
  return money > 0n ? [...items, newItem({ ...moved(money), item: items.length + 1 })] : items;
}
