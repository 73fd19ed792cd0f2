import type { AssociationType } from '../../../shared/values/lists.ts';
import { minorToText } from '../../../shared/values/minor.ts';
import { COUPON_ASSETS } from '../../../shared/values/money-lists.ts';
import type { EventEntry, EventEntryOf } from '../../ports/events.ts';
import { partsOf } from '../batch.ts';
import type { Cause, LeftCoupon } from './bring-back.ts';

/** Coupons that one event names at most. */
const COUPONS_IN_EVENT = 100;

/** What the partner's own systems are told of what came back with one operation. */
export function broughtBackEvents(
  operationId: string,
  { customerId, toldAt }: Cause,
  { currency, coupons, money }: { currency: string; coupons: readonly LeftCoupon[]; money: bigint },
): EventEntry[] {
  const recalled = COUPON_ASSETS.flatMap((asset) =>
    [
      ...partsOf(
        coupons.filter((coupon) => coupon.asset === asset),
        COUPONS_IN_EVENT,
      ),
    ].map((part) => ({
      type: 'coupon.recalled' as const,
      at: toldAt,
      customerId,
      data: { operationId, currency, asset, ...named(part) },
    })),
  );
  if (money === 0n) return recalled;
  const amount = minorToText(money);
  const parties = [{ customerId, resellerId: null, amount }];
  return [...recalled, { type: 'money.recalled', at: toldAt, customerId, data: { operationId, currency, total: amount, parties } }];
}

function named(coupons: readonly LeftCoupon[]) {
  const quotaIds = new Set(coupons.map(({ quotaId }) => quotaId));
  return {
    total: minorToText(coupons.reduce((sum, { balance }) => sum + balance, 0n)),
    quotaId: quotaIds.size === 1 ? (coupons[0]?.quotaId ?? null) : null,
    coupons: coupons.map(({ couponId, customerId, balance }) => ({ couponId, customerId, amount: minorToText(balance) })),
  };
}

export function submittedEvent(at: string, customerId: string, dissociationId: string): EventEntryOf<'customer.dissociation-submitted'> {
  return { type: 'customer.dissociation-submitted', at, customerId, data: { dissociationId } };
}

export function dissociatedEvent(
  at: string,
  customerId: string,
  data: { dissociationId: string; operationId: string | null },
): EventEntryOf<'customer.dissociated'> {
  return { type: 'customer.dissociated', at, customerId, data };
}

export function associationChangedEvent(
  at: string,
  customerId: string,
  data: { from: AssociationType; to: AssociationType; operationId: string | null },
): EventEntryOf<'customer.association-changed'> {
  return { type: 'customer.association-changed', at, customerId, data };
}
