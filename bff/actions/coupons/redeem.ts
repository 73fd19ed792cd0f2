import type { AnswerOf } from '../../../shared/contract/index.ts';
import { type Minor, minorToText } from '../../../shared/values/minor.ts';
import { LARGEST, readAsked } from '../../domain/amount-rules.ts';
import { checkRedemption, isSameOrder, type Order } from '../../domain/redemption-rules.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { StoredUsage } from '../../ports/coupon-usages.ts';
import type { World } from '../../ports/index.ts';
import type { StoredCoupon } from '../../ports/quotas.ts';
import type { Unit } from '../../ports/store.ts';
import type { CallOf, Replayed } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { type OnceDone, onceCommand } from '../once/once-command.ts';
import { addUsageOperation, tellUsage } from './usage-operation.ts';

type Redeem = CallOf<'POST /v1/coupons/redemptions'>;
type Answer = AnswerOf<'POST /v1/coupons/redemptions'>;

interface Asked {
  couponId: string;
  amount: Minor;
  reference: string;
  order: Order;
}

/**
 * Spends a coupon for an order, partly or wholly, at the business instant. The reference makes it once, also where it comes with another
 * idempotency key; the same reference with other content is refused.
 */
export async function redeemCoupon(world: World, call: Redeem): Promise<Answer | Refusal | Replayed<Answer>> {
  const { couponId, reference } = call.body;
  const details = { reference };
  return onceCommand<'POST /v1/coupons/redemptions'>(
    world,
    call,
    { action: 'coupons.redeem', permission: null, targets: [couponId], details },
    async (unit) => {
      const asked = readRedemption(call.body);
      return isRefusal(asked) ? asked : redeem(world, unit, call, asked);
    },
  );
}

function readRedemption({ couponId, amount, reference, order }: Redeem['body']): Asked | Refusal {
  const asked = readAsked(amount, LARGEST.faceValue, '/body/amount');
  if (isRefusal(asked)) return asked;
  const ofOrder = readAsked(order.amount, LARGEST.total, '/body/order/amount');
  if (isRefusal(ofOrder)) return ofOrder;
  const { orderType = null, chargeMode, service = null, productId = null } = order;
  return { couponId, amount: asked, reference, order: { amount: ofOrder, orderType, chargeMode, service, productId } };
}

async function redeem(world: World, unit: Unit, call: Redeem, asked: Asked): Promise<OnceDone<Answer> | Refusal> {
  const { partnerId } = call.caller.partner;
  const [coupon] = await unit.coupons.find(partnerId, { kind: 'all' }, [asked.couponId]);
  if (!coupon) return refuse('not-found');
  const { currency = coupon.currency } = call.body.order;
  if (currency !== coupon.currency) {
    return refuse('request-invalid', { errors: [{ pointer: '/body/order/currency', detail: 'Not the currency of the coupon.' }] });
  }
  const earlier = await unit.usages.byReference(partnerId, asked.reference);
  if (earlier) return earlier.usage && saysTheSame(earlier.usage, asked) ? answered(coupon, earlier.usage) : refuse('reference-taken');
  const at = instantOf(world.clock.businessNow());
  const refused = checkRedemption(coupon, asked.amount, asked.order, at);
  return refused ?? answered(coupon, await spend(world, unit, call, coupon, asked, at));
}

async function spend(
  world: World,
  unit: Unit,
  call: Redeem,
  coupon: StoredCoupon & { balance: Minor },
  { amount, reference, order }: Asked,
  at: string,
): Promise<StoredUsage> {
  const { partnerId, couponId, quotaId, asset, currency } = coupon;
  const operationId = await addUsageOperation(world, unit, call, { kind: 'coupon-redemption', coupon, amount, at, reference });
  const move = { from: { kind: 'coupon', couponId, quotaId }, to: { kind: 'spent', quotaId }, amount, item: 1 } as const;
  await unit.ledger.move({ partnerId, asset, currency }, operationId, at, [move]);
  const balanceAfter = coupon.balance - amount;
  if (balanceAfter === 0n) await unit.coupons.setState(partnerId, [couponId], 'used', at);
  const usage: StoredUsage = {
    ...{ usageId: world.security.makeId('use'), partnerId, couponId, at, amount, balanceAfter, reference, operationId },
    done: { kind: 'redemption', order },
  };
  await unit.usages.add(usage);
  await tellUsage(world, unit, 'coupon.redeemed', coupon, usage);
  return usage;
}

function saysTheSame({ couponId, amount, done }: StoredUsage, asked: Asked): boolean {
  return done.kind === 'redemption' && couponId === asked.couponId && amount === asked.amount && isSameOrder(done.order, asked.order);
}

function answered({ customerId, currency }: StoredCoupon, usage: StoredUsage): OnceDone<Answer> {
  const { usageId, operationId, couponId, at } = usage;
  const [amount, balance] = [minorToText(usage.amount), minorToText(usage.balanceAfter ?? 0n)];
  return {
    answer: { usageId, operationId, couponId, customerId, currency, amount, balance, at },
    details: { usageId, operationId, amount, currency },
  };
}
