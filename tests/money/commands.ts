import fc from 'fast-check';
import type { MoneyModel } from './model.ts';

/** What can be asked for, with every id in it, so that whoever carries it out need not choose anything. */
export type OnceCommand =
  | { do: 'state-quota'; partnerId: string; quotaId: string; total: bigint }
  | { do: 'grant'; quotaId: string; childId: string; resellerId: string; amount: bigint }
  | { do: 'recall-quota'; childId: string }
  | { do: 'issue'; quotaId: string; couponId: string; customerId: string; amount: bigint }
  | { do: 'state-coupon'; partnerId: string; couponId: string; customerId: string; amount: bigint }
  | { do: 'reserve'; quotaId: string; operationId: string; amount: bigint }
  | { do: 'settle'; operationId: string; coupon: { couponId: string; customerId: string } | null }
  | { do: 'spend'; couponId: string; usageId: string; amount: bigint }
  | { do: 'refund'; usageId: string; amount: bigint }
  | { do: 'end-coupon'; couponId: string; state: 'recalled' | 'expired' }
  | { do: 'top-up'; partnerId: string; amount: bigint }
  | { do: 'allocate' | 'recall-allocation'; partnerId: string; party: { customerId: string } | { resellerId: string }; amount: bigint }
  | { do: 'charge'; partnerId: string; customerId: string; amount: bigint };

/** A random wish: what to do, to the how-manieth of those there are, with how much. */
export interface Wish {
  do: OnceCommand['do'];
  which: number;
  other: number;
  amount: number;
  /** The command is carried out and then undone, as if something failed behind it. */
  isUndone: boolean;
  /** It is sent twice under one key, as by a client that lost the answer. */
  isRepeated: boolean;
  /** Seconds that the clock moves before it; below zero: it was set back. */
  clock: number;
}

/** What is wished for, and how often beside each other. */
export const DOINGS: readonly { weight: number; do: OnceCommand['do'] }[] = [
  { weight: 2, do: 'state-quota' },
  { weight: 2, do: 'grant' },
  { weight: 1, do: 'recall-quota' },
  { weight: 6, do: 'issue' },
  { weight: 1, do: 'state-coupon' },
  { weight: 2, do: 'reserve' },
  { weight: 2, do: 'settle' },
  { weight: 4, do: 'spend' },
  { weight: 3, do: 'refund' },
  { weight: 3, do: 'end-coupon' },
  { weight: 3, do: 'top-up' },
  { weight: 4, do: 'allocate' },
  { weight: 2, do: 'recall-allocation' },
  { weight: 3, do: 'charge' },
];

/** Wishes that shrink to fewer, earlier and smaller ones. */
export const wishes = (maximum: number): fc.Arbitrary<Wish[]> =>
  fc.noBias(
    fc.array(
      fc.record({
        do: fc.oneof(...DOINGS.map(({ weight, do: doing }) => ({ weight, arbitrary: fc.constant(doing) }))),
        which: fc.nat(11),
        other: fc.nat(3),
        amount: fc.integer({ min: 1, max: 3_000 }),
        isUndone: fc.oneof({ weight: 7, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
        isRepeated: fc.oneof({ weight: 7, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
        clock: fc.oneof({ weight: 4, arbitrary: fc.nat(3_600) }, { weight: 1, arbitrary: fc.integer({ min: -7_200, max: 0 }) }),
      }),
      { minLength: 1, maxLength: maximum, size: 'max' },
    ),
  );

/** Who takes part: a distributor, its resellers, and the customers of each. */
export interface People {
  distributor: string;
  resellers: readonly string[];
  customersOf(partnerId: string): readonly string[];
}

/** Makes a wish a command about what the model has; null where it has nothing of the kind. `newId` is for what comes into being. */
export function commandOf(wish: Wish, model: MoneyModel, people: People, newId: (kind: string) => string): OnceCommand | null {
  const amount = BigInt(wish.amount);
  const small = BigInt(Math.ceil(wish.amount / 4));
  const { distributor, resellers } = people;
  const partnerId = pick([distributor, ...resellers], wish.other) ?? distributor;
  const customerId = (owner: string) => pick(people.customersOf(owner), wish.other) ?? '';
  const quotas = [...model.quotas.values()];
  const quota = pick(quotas, wish.which);
  const coupon = pick([...model.coupons.values()], wish.which);
  switch (wish.do) {
    case 'state-quota': {
      const own = quotas.filter(({ parentId }) => parentId === null);
      // A few quotas of each distributor, so that many commands meet on one of them.
      const known = own.length < 3 ? undefined : pick(own, wish.which);
      return { do: wish.do, partnerId: distributor, quotaId: known?.quotaId ?? newId('quota'), total: amount * 4n };
    }
    case 'grant': {
      const parent = pick(
        quotas.filter(({ parentId }) => parentId === null),
        wish.which,
      );
      const resellerId = pick(resellers, wish.other);
      return parent && resellerId ? { do: wish.do, quotaId: parent.quotaId, childId: newId('child'), resellerId, amount } : null;
    }
    case 'recall-quota': {
      const children = quotas.filter(({ parentId }) => parentId !== null);
      const recalled = pick(wish.which === 0 ? quotas : children, wish.other);
      return recalled ? { do: wish.do, childId: recalled.quotaId } : null;
    }
    case 'issue':
      if (!quota) return null;
      return { do: wish.do, quotaId: quota.quotaId, couponId: newId('coupon'), customerId: customerId(quota.partnerId), amount };
    case 'state-coupon':
      return { do: wish.do, partnerId, couponId: newId('coupon'), customerId: customerId(partnerId), amount };
    case 'reserve':
      return quota ? { do: wish.do, quotaId: quota.quotaId, operationId: newId('operation'), amount } : null;
    case 'settle': {
      const waiting = pick([...model.reserved.entries()], wish.which);
      if (!waiting) return null;
      const owner = model.quotas.get(waiting[1].quotaId)?.partnerId ?? distributor;
      const settled = wish.amount % 3 === 0 ? null : { couponId: newId('coupon'), customerId: customerId(owner) };
      return { do: wish.do, operationId: waiting[0], coupon: settled };
    }
    case 'spend':
      return coupon ? { do: wish.do, couponId: coupon.couponId, usageId: newId('usage'), amount: spentOf(coupon.left, wish) } : null;
    case 'refund': {
      const usage = pick([...model.usages.values()], wish.which);
      return usage ? { do: wish.do, usageId: usage.usageId, amount: spentOf(usage.amount, wish) } : null;
    }
    case 'end-coupon':
      return coupon ? { do: wish.do, couponId: coupon.couponId, state: wish.other % 2 === 0 ? 'recalled' : 'expired' } : null;
    case 'top-up':
      return { do: wish.do, partnerId, amount };
    case 'allocate':
    case 'recall-allocation': {
      const resellerId = pick(resellers, wish.which);
      if (wish.which % 2 === 0 && resellerId) return { do: wish.do, partnerId: distributor, party: { resellerId }, amount: small };
      return { do: wish.do, partnerId, party: { customerId: customerId(partnerId) }, amount: small };
    }
    case 'charge':
      return { do: wish.do, partnerId, customerId: customerId(partnerId), amount: small };
  }
}

export function applyToModel(model: MoneyModel, command: OnceCommand): boolean {
  switch (command.do) {
    case 'state-quota':
      return model.stateQuota(command.partnerId, command.quotaId, command.total);
    case 'grant':
      return model.grant(command.quotaId, command.childId, command.resellerId, command.amount);
    case 'recall-quota':
      return model.recallQuota(command.childId);
    case 'issue':
      return model.issue(command.quotaId, command.couponId, command.customerId, command.amount);
    case 'state-coupon':
      return model.stateCoupon(command.partnerId, command.couponId, command.customerId, command.amount);
    case 'reserve':
      return model.reserve(command.quotaId, command.operationId, command.amount);
    case 'settle':
      return model.settle(command.operationId, command.coupon);
    case 'spend':
      return model.spend(command.couponId, command.usageId, command.amount);
    case 'refund':
      return model.refund(command.usageId, command.amount);
    case 'end-coupon':
      return model.endCoupon(command.couponId, command.state);
    case 'top-up':
      return model.topUp(command.partnerId, command.amount);
    case 'allocate':
      return model.allocate(command.partnerId, command.party, command.amount);
    case 'recall-allocation':
      return model.recallAllocation(command.partnerId, command.party, command.amount);
    case 'charge':
      return model.charge(command.partnerId, command.customerId, command.amount);
  }
}

function pick<One>(all: readonly One[], index: number): One | undefined {
  return all[index % Math.max(1, all.length)];
}

/** Mostly a part, sometimes all to the last cent, sometimes more than there is. */
function spentOf(whole: bigint, { amount, other }: Wish): bigint {
  if (other === 0 && whole > 0n) return whole;
  return other === 1 ? BigInt(amount) : (whole * BigInt(amount)) / 3_000n + 1n;
}
