import type { Minor } from '../../shared/values/minor.ts';
import type { Book } from '../ports/ledger.ts';
import type { StoredCoupon } from '../ports/quotas.ts';
import type { AuditEntry } from '../ports/records.ts';
import type { Unit } from '../ports/store.ts';
import type { Bookkeeper, PastOperation } from './bookkeeper.ts';
import type { Draw } from './draw.ts';

const ORDERS: AuditEntry['actor'] = { kind: 'partner-key', id: 'demonstration' };

export interface Afterwards {
  unit: Unit;
  draw: Draw;
  keeper: Bookkeeper;
  partnerId: string;
  now: number;
  operators: readonly AuditEntry['actor'][];
}

/** What became of issued coupons: some were spent, some recalled; what was left of those past their end went back. */
export async function endSome(ground: Afterwards, book: Book, coupons: readonly StoredCoupon[]): Promise<void> {
  const { draw, now } = ground;
  for (const coupon of coupons) {
    const [issuedAt, endsAt] = [Date.parse(coupon.issuedAt), Date.parse(coupon.expiresAt)];
    const until = Math.min(endsAt, now);
    const fate = draw.weighted([
      ['untouched', 45],
      ['partly', 25],
      ['wholly', 22],
      ['recalled', 8],
    ] as const);
    let left = coupon.face;
    const usedUntil = issuedAt + 0.8 * (until - issuedAt);
    if (fate === 'partly' || fate === 'wholly') left = await spend(ground, book, coupon, { usedUntil, isWhole: fate === 'wholly' });
    if (left === 0n) continue;
    if (endsAt < now) await giveBack(ground, book, coupon, { kind: 'coupon-expiry', at: endsAt, left });
    else if (fate === 'recalled')
      await giveBack(ground, book, coupon, { kind: 'coupon-recall', at: issuedAt + draw.fraction() * (until - issuedAt), left });
  }
}

function redemptionOf(
  { couponId, customerId, quotaId }: StoredCoupon,
  { at, amount, left }: { at: number; amount: Minor; left: Minor },
): PastOperation {
  const moves = [{ from: { kind: 'coupon', couponId, quotaId }, to: { kind: 'spent', quotaId }, amount } as const];
  return { kind: 'coupon-redemption', at, actor: ORDERS, quotaId, items: [{ couponId, customerId, amount, balanceBefore: left, moves }] };
}

/** One to three orders; answers what is left. */
async function spend(
  { unit, draw, keeper, partnerId }: Afterwards,
  book: Book,
  coupon: StoredCoupon,
  { usedUntil, isWhole }: { usedUntil: number; isWhole: boolean },
): Promise<Minor> {
  const orders = draw.whole(1, 3);
  let left = coupon.face;
  const issuedAt = Date.parse(coupon.issuedAt);
  for (let order = 1; order <= orders; order += 1) {
    const at = issuedAt + (order / (orders + 1)) * (usedUntil - issuedAt);
    const isLast = isWhole && order === orders;
    const amount = isLast ? left : (left * BigInt(draw.whole(15, 45))) / 100n;
    const past = redemptionOf(coupon, { at, amount, left });
    const operationId = await keeper.book(book, past);
    await keeper.saveItems(operationId, past);
    left -= amount;
    const reference = keeper.makeId('ord');
    await unit.moneyOperations.addReference(partnerId, reference, operationId);
    await unit.usages.add({
      usageId: keeper.makeId('use'),
      partnerId,
      couponId: coupon.couponId,
      at: new Date(at).toISOString(),
      amount,
      balanceAfter: left,
      reference,
      operationId,
      done: {
        kind: 'redemption',
        order: {
          amount: amount * 3n,
          orderType: draw.pick(['new', 'renew'] as const),
          chargeMode: 'yearly-monthly',
          service: draw.pick(coupon.restrictions.services ?? ['ECS', 'OBS', 'RDS', 'CDN', 'VPC']),
          productId: null,
        },
      },
    });
  }
  if (left === 0n) await unit.coupons.setState(partnerId, [coupon.couponId], 'used', null);
  return left;
}

async function giveBack(
  { unit, keeper, draw, operators, partnerId }: Afterwards,
  book: Book,
  coupon: StoredCoupon,
  { kind, at, left }: { kind: 'coupon-expiry' | 'coupon-recall'; at: number; left: Minor },
): Promise<void> {
  const isExpired = kind === 'coupon-expiry';
  const past: PastOperation = {
    kind,
    at,
    actor: isExpired ? { kind: 'system', id: 'expiry' } : draw.pick(operators),
    quotaId: coupon.quotaId,
    items: [
      {
        couponId: coupon.couponId,
        customerId: coupon.customerId,
        amount: left,
        balanceBefore: left,
        moves: [
          {
            from: { kind: 'coupon', couponId: coupon.couponId, quotaId: coupon.quotaId },
            to: { kind: 'quota', quotaId: coupon.quotaId as string },
            amount: left,
          },
        ],
      },
    ],
  };
  await keeper.saveItems(await keeper.book(book, past), past);
  await unit.coupons.setState(partnerId, [coupon.couponId], isExpired ? 'expired' : 'recalled', new Date(at).toISOString());
}
