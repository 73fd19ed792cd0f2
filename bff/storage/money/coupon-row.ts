import { type RawBuilder, sql } from 'kysely';
import type { StoredCoupon } from '../../ports/quotas.ts';

export interface CouponRow {
  coupon_id: string;
  asset: string;
  currency: string;
  issuer: string;
  quota_id: string | null;
  customer_id: string;
  operation_id: string | null;
  face: string;
  state: string;
  valid_from: string;
  expires_at: string;
  issued_at: string;
  ended_at: string | null;
  restrictions: string;
  customer_note: string | null;
  memo: string | null;
  balance: string;
}

/** What `toCoupon` needs of `k`, a row of coupons, joined as `COUPON_TIES` says. 64-bit integers are read as text, which every engine can give. */
export const COUPON_COLUMNS: RawBuilder<unknown> = sql.raw(`k.coupon_id, k.asset, k.currency, k.issuer, q.quota_id, c.customer_id,
  o.operation_id, cast(k.face as text) as face, k.state, k.valid_from, k.expires_at, k.issued_at, k.ended_at, k.restrictions,
  k.customer_note, k.memo, cast(a.balance as text) as balance`);
export const COUPON_TIES: RawBuilder<unknown> = sql.raw(`join customers c on c.customer_key = k.customer_key
  join ledger_accounts a on a.account_key = k.account_key left join quotas q on q.quota_key = k.quota_key
  left join money_operations o on o.operation_key = k.operation_key`);

export function toCoupon(partnerId: string, row: CouponRow): StoredCoupon & { balance: bigint } {
  return {
    partnerId,
    couponId: row.coupon_id,
    asset: row.asset as StoredCoupon['asset'],
    currency: row.currency,
    issuer: row.issuer as StoredCoupon['issuer'],
    quotaId: row.quota_id,
    customerId: row.customer_id,
    operationId: row.operation_id,
    face: BigInt(row.face),
    state: row.state as StoredCoupon['state'],
    validFrom: row.valid_from,
    expiresAt: row.expires_at,
    issuedAt: row.issued_at,
    endedAt: row.ended_at,
    restrictions: JSON.parse(row.restrictions),
    customerNote: row.customer_note,
    memo: row.memo,
    balance: BigInt(row.balance),
  };
}
