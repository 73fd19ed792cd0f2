import type { AnswerOf } from '../../../shared/contract/index.ts';
import { minorToText } from '../../../shared/values/minor.ts';
import { checkRecallable } from '../../domain/coupon-rules.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { pickedCustomers } from '../money/picked.ts';
import { whoseBook } from '../money/whose-book.ts';
import { checkRecallRequest, commonOf, sumsOf } from './recall-request.ts';

/** What a recall would bring back, and what it would skip and why (R-REC-1, R-REC-2). */
export async function checkRecall(
  world: World,
  { caller, body }: CallOf<'POST /v1/coupons/recalls/check'>,
): Promise<AnswerOf<'POST /v1/coupons/recalls/check'> | Refusal> {
  const { reads } = world.store;
  const malformed = checkRecallRequest(body);
  if (malformed) return malformed;
  const book = await whoseBook(reads, caller, body.indirectPartnerId);
  if (isRefusal(book)) return book;
  const at = instantOf(world.clock.businessNow());
  const found = new Map((await reads.coupons.find(book.partnerId, book.scope, body.couponIds)).map((coupon) => [coupon.couponId, coupon]));
  const customerIds = [...found.values()].map(({ customerId }) => customerId);
  const customers = await pickedCustomers(reads, [book.partnerId], book.scope, customerIds);
  const decided = body.couponIds.map((couponId) => {
    const coupon = found.get(couponId);
    const refusal = coupon ? (checkRecallable(coupon, coupon.balance, at)?.refusal ?? null) : ('not-found' as const);
    return { couponId, coupon, refusal };
  });
  const recallable = decided.flatMap(({ coupon, refusal }) => (coupon && refusal === null ? [coupon] : []));
  const amounts = sumsOf(recallable.map(({ asset, currency, balance }) => ({ asset, currency, amount: balance })));
  const { currency } = commonOf(recallable);
  const total = currency === null ? 0n : amounts.reduce((sum, { amount }) => sum + amount, 0n);
  return {
    refusal: null,
    currency,
    total: minorToText(total),
    amounts: amounts.map((sum) => ({ ...sum, amount: minorToText(sum.amount) })),
    available: null,
    needsCode: caller.partner.stepUp,
    needsApproval: false,
    recallable: recallable.length,
    skipped: decided.length - recallable.length,
    coupons: decided.map(({ couponId, coupon, refusal }) => ({
      couponId,
      customer: (coupon && customers.get(coupon.customerId)) ?? null,
      amount: coupon && refusal === null ? minorToText(coupon.balance) : null,
      refusal,
    })),
  };
}
