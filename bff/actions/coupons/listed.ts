import type { AnswerOf } from '../../../shared/contract/index.ts';
import { minorToText } from '../../../shared/values/minor.ts';
import type { CustomerScope } from '../../domain/actor.ts';
import { checkRecallable, couponStateAt } from '../../domain/coupon-rules.ts';
import type { ListedCoupon } from '../../ports/coupon-list.ts';
import type { Reads } from '../../ports/store.ts';
import { type PickedCustomer, pickedCustomers } from '../money/picked.ts';

type Row = AnswerOf<'POST /v1/coupons/search'>['coupons'][number];

/** Whose coupons are listed, at which business instant. */
interface Listing {
  partnerId: string;
  scope: CustomerScope;
  /** True where they are a reseller's of the partner that asks, so that every row names it. */
  isOfReseller: boolean;
  at: string;
}

/** Coupons as lists show them, their customers masked and look-alikes among them marked. */
export async function listedCoupons(
  reads: Pick<Reads, 'customers' | 'partners'>,
  { partnerId, scope, isOfReseller, at }: Listing,
  coupons: readonly ListedCoupon[],
): Promise<Row[]> {
  if (coupons.length === 0) return [];
  const [customers, reseller] = await Promise.all([
    pickedCustomers(
      reads,
      [partnerId],
      scope,
      coupons.map(({ customerId }) => customerId),
    ),
    isOfReseller ? reads.partners.find(partnerId) : null,
  ]);
  return coupons.map((coupon) => ({
    ...amountsOf(coupon),
    couponId: coupon.couponId,
    asset: coupon.asset,
    currency: coupon.currency,
    quotaId: coupon.quotaId,
    issuer: coupon.issuer,
    customer: customers.get(coupon.customerId) ?? unnamed(coupon.customerId),
    reseller: reseller && { partnerId, name: reseller.name },
    state: couponStateAt(coupon, coupon.balance, at),
    validFrom: coupon.validFrom,
    expiresAt: coupon.expiresAt,
    issuedAt: coupon.issuedAt,
    operationId: coupon.operationId,
    recall: recallOf(coupon, at),
  }));
}

function amountsOf({ face, balance, spent }: ListedCoupon): Pick<Row, 'faceValue' | 'balance' | 'spent'> {
  return { faceValue: minorToText(face), balance: minorToText(balance), spent: minorToText(spent) };
}

function recallOf(coupon: ListedCoupon, at: string): Row['recall'] {
  const refused = checkRecallable(coupon, coupon.balance, at);
  return { isRecallable: refused === null, refusal: refused?.refusal ?? null };
}

/** A customer that went out of scope between two reads. */
function unnamed(customerId: string): PickedCustomer {
  return { customerId, partnerCustomerNo: null, customerName: null, accountName: null, accountManager: null, tags: [], isLookAlike: false };
}
