import type { AnswerOf } from '../../../shared/contract/index.ts';
import { type Minor, minorToText } from '../../../shared/values/minor.ts';
import { LARGEST, readAsked } from '../../domain/amount-rules.ts';
import { checkRefund, refundTarget } from '../../domain/redemption-rules.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { StoredUsage } from '../../ports/coupon-usages.ts';
import type { World } from '../../ports/index.ts';
import type { StoredCoupon } from '../../ports/quotas.ts';
import type { Unit } from '../../ports/store.ts';
import type { CallOf, Replayed } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { partnersAbove, returnToQuotas } from '../money/returns.ts';
import { type OnceDone, onceCommand } from '../once/once-command.ts';
import { addUsageOperation, tellUsage } from './usage-operation.ts';

type Refund = CallOf<'POST /v1/coupons/refunds'>;
type Answer = AnswerOf<'POST /v1/coupons/refunds'>;
type Spent = StoredCoupon & { balance: Minor };

interface Asked {
  usageId: string;
  amount: Minor;
  reference: string;
}

/**
 * Gives back what a coupon paid, in parts where asked: to the coupon while that can be used by a customer of the partner's, then to its
 * quota of origin in whatever state; where that was recalled, to the one above it; of a coupon of the upstream's to the upstream (DESIGN.md
 * §4, ledger).
 */
export async function refundCoupon(world: World, call: Refund): Promise<Answer | Refusal | Replayed<Answer>> {
  const { usageId, reference } = call.body;
  const also = await partnersAbove(world.store.reads, call.caller.partner.partnerId);
  return onceCommand<'POST /v1/coupons/refunds'>(
    world,
    call,
    { action: 'coupons.refund', permission: null, targets: [usageId], details: { reference }, also },
    async (unit) => {
      const amount = readAsked(call.body.amount, LARGEST.faceValue, '/body/amount');
      return isRefusal(amount) ? amount : refund(world, unit, call, { usageId, amount, reference });
    },
  );
}

async function refund(world: World, unit: Unit, call: Refund, asked: Asked): Promise<OnceDone<Answer> | Refusal> {
  const { partnerId } = call.caller.partner;
  const usage = await unit.usages.find(partnerId, asked.usageId);
  if (usage?.done.kind !== 'redemption') return refuse('not-found');
  const [coupon] = await unit.coupons.find(partnerId, { kind: 'all' }, [usage.couponId]);
  if (!coupon) throw new Error(`Usage ${usage.usageId} is of a coupon that is not there.`);
  const earlier = await unit.usages.byReference(partnerId, asked.reference);
  if (earlier) return earlier.usage && saysTheSame(earlier.usage, asked) ? answered(coupon, earlier.usage) : refuse('reference-taken');
  const refunded = await unit.usages.refunded(partnerId, usage.usageId);
  const refused = checkRefund(asked.amount, { spent: usage.amount, refunded });
  return refused ?? answered(coupon, await giveBack(world, unit, call, coupon, asked));
}

async function giveBack(world: World, unit: Unit, call: Refund, coupon: Spent, asked: Asked): Promise<StoredUsage> {
  const { amount, reference } = asked;
  const at = instantOf(world.clock.businessNow());
  const operationId = await addUsageOperation(world, unit, call, { kind: 'coupon-refund', coupon, amount, at, reference });
  const returnedTo = await returnAmount(unit, coupon, { operationId, at, amount });
  const { partnerId, couponId } = coupon;
  const usage: StoredUsage = {
    ...{ usageId: world.security.makeId('use'), partnerId, couponId, at, amount, reference, operationId },
    balanceAfter: returnedTo === 'coupon' ? coupon.balance + amount : null,
    done: { kind: 'refund', ofUsageId: asked.usageId, returnedTo },
  };
  await unit.usages.add(usage);
  await tellUsage(world, unit, 'coupon.refunded', coupon, usage);
  return usage;
}

type ReturnedTo = Answer['returnedTo'];

async function returnAmount(
  unit: Unit,
  coupon: Spent,
  { operationId, at, amount }: { operationId: string; at: string; amount: Minor },
): Promise<ReturnedTo> {
  const { partnerId, couponId, quotaId, asset, currency } = coupon;
  const from = { kind: 'spent', quotaId } as const;
  const target = refundTarget(coupon, { isTieOver: await isTieOver(unit, coupon), at });
  if (target === 'quota' && quotaId !== null) {
    const [returnedTo] = await returnToQuotas(unit, { operationId, at }, [{ from, quota: { partnerId, quotaId }, amount, item: 1 }]);
    return returnedTo ?? 'quota';
  }
  const to = target === 'coupon' ? ({ kind: 'coupon', couponId, quotaId } as const) : ({ kind: 'upstream' } as const);
  await unit.ledger.move({ partnerId, asset, currency }, operationId, at, [{ from, to, amount, item: 1 }]);
  if (target === 'coupon' && coupon.state === 'used') await unit.coupons.setState(partnerId, [couponId], 'usable', null);
  return target;
}

/** Whether the customer has left, also where it came back since the coupon was issued, or changed the type of its association since. */
async function isTieOver(unit: Unit, { partnerId, customerId, issuedAt }: StoredCoupon): Promise<boolean> {
  const [customer] = await unit.customers.known(partnerId, [customerId]);
  // Whatever a clock says that was set back in between.
  if (customer && customer.dissociatedAt !== null) return true;
  const changedAt = customer?.associationChangedAt ?? null;
  return (changedAt !== null && changedAt >= issuedAt) || (await unit.dissociations.leftSince(partnerId, customerId, issuedAt));
}

function saysTheSame({ amount, done }: StoredUsage, asked: Asked): boolean {
  return done.kind === 'refund' && done.ofUsageId === asked.usageId && amount === asked.amount;
}

/** `balance` is what is left of the coupon, which is nothing where it could not take the refund. */
function answered({ currency }: StoredCoupon, usage: StoredUsage): OnceDone<Answer> {
  const { usageId, operationId, couponId, at, done } = usage;
  const returnedTo = done.kind === 'refund' ? done.returnedTo : 'coupon';
  const [amount, balance] = [minorToText(usage.amount), minorToText(usage.balanceAfter ?? 0n)];
  return {
    answer: { usageId, operationId, couponId, currency, amount, returnedTo, balance, at },
    details: { usageId, operationId, couponId, amount, currency, returnedTo },
  };
}
