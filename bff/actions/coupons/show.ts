import type { AnswerOf } from '../../../shared/contract/index.ts';
import { minorToText } from '../../../shared/values/minor.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { StoredUsage } from '../../ports/coupon-usages.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { Doers } from '../money/doers.ts';
import { memoFor } from '../money/memo.ts';
import { whoseBook } from '../money/whose-book.ts';
import { listedCoupons } from './listed.ts';

type Show = CallOf<'GET /v1/coupons/:couponId'>;
type Answer = AnswerOf<'GET /v1/coupons/:couponId'>;

const USAGES_SHOWN = 200;
const ANY_ORDER = { by: 'issuedAt', direction: 'descending' } as const;

/** One coupon with what became of it. One of a customer out of scope answers as one that is not there. */
export async function showCoupon(world: World, { caller, params: { couponId }, query }: Show): Promise<Answer | Refusal> {
  const { reads } = world.store;
  const whose = await whoseBook(reads, caller, query.indirectPartnerId);
  if (isRefusal(whose)) return whose;
  const at = instantOf(world.clock.businessNow());
  const { coupons } = await reads.coupons.page({ ...whose, filter: { couponId }, at, sort: ANY_ORDER, after: null, limit: 1 });
  const [coupon] = coupons;
  if (!coupon) return refuse('not-found');
  const listing = { ...whose, isOfReseller: query.indirectPartnerId !== undefined, at };
  const [[row], usages, operation] = await Promise.all([
    listedCoupons(reads, listing, coupons),
    reads.usages.ofCoupon(whose.partnerId, couponId, USAGES_SHOWN),
    coupon.operationId === null ? null : reads.moneyOperations.find(coupon.operationId),
  ]);
  if (!row) throw new Error('A coupon was read that is in no list.');
  const doers = new Doers(reads.operators, caller.partner.partnerId);
  if (operation) await doers.load([operation.actor]);
  const { restrictions, customerNote } = coupon;
  const memo = operation && memoFor(caller.partner.partnerId, { ...operation, memo: coupon.memo });
  const issuedBy = operation && doers.of(operation.actor);
  return {
    coupon: { ...row, restrictions: { ...restrictions }, customerNote, memo, issuedBy },
    usages: usages.map(toUsage),
    asOf: at,
  } as Answer;
}

function toUsage({ usageId, at, amount, balanceAfter, reference, done }: StoredUsage): Answer['usages'][number] {
  const order = done.kind === 'redemption' ? done.order : null;
  return {
    usageId,
    kind: done.kind,
    at,
    amount: minorToText(amount),
    balanceAfter: balanceAfter === null ? null : minorToText(balanceAfter),
    reference,
    orderType: order?.orderType ?? null,
    service: order?.service ?? null,
    of: done.kind === 'refund' ? done.ofUsageId : null,
  };
}
