import { type RawBuilder, sql } from 'kysely';
import type { StoredUsage, UsageCommands, UsageReads } from '../../ports/coupon-usages.ts';
import { type Connection, query } from '../connection.ts';
import { needPartnerKey, partnerKeyOf } from '../keys.ts';
import { insertRows, KEY_OF } from './rows.ts';

interface UsageRow {
  usage_id: string;
  coupon_id: string;
  kind: string;
  at: string;
  amount: string;
  balance_after: string | null;
  reference: string;
  order_amount: string | null;
  order_type: string | null;
  charge_mode: string | null;
  service: string | null;
  product_id: string | null;
  of_usage_id: string | null;
  returned_to: string | null;
  operation_id: string;
}

const SELECTED: RawBuilder<unknown> = sql.raw(`select u.usage_id, k.coupon_id, u.kind, u.at, cast(u.amount as text) as amount,
  cast(u.balance_after as text) as balance_after, u.reference, cast(u.order_amount as text) as order_amount, u.order_type, u.charge_mode,
  u.service, u.product_id, f.usage_id as of_usage_id, u.returned_to, o.operation_id
  from coupon_usages u join coupons k on k.coupon_key = u.coupon_key join money_operations o on o.operation_key = u.operation_key
  left join coupon_usages f on f.usage_key = u.of_usage_key`);

const byId = query<{ partnerKey: number; usageId: string }, UsageRow>(
  (slot) => sql`${SELECTED} where u.usage_id = ${slot.usageId} and u.partner_key = ${slot.partnerKey}`,
);
const byCoupon = query<{ partnerKey: number; couponId: string; limit: number }, UsageRow>(
  (
    slot,
  ) => sql`${SELECTED} where u.coupon_key = (select coupon_key from coupons where partner_key = ${slot.partnerKey} and coupon_id = ${slot.couponId})
    order by u.at desc, u.usage_key desc limit cast(${slot.limit} as integer)`,
);
const byReference = query<{ partnerKey: number; reference: string }, UsageRow>(
  (slot) => sql`${SELECTED} where u.partner_key = ${slot.partnerKey} and u.reference = ${slot.reference}`,
);
const givenBack = query<{ partnerKey: number; usageId: string }, { amount: string }>(
  (slot) => sql`select cast(coalesce(sum(r.amount), 0) as text) as amount from coupon_usages u
    join coupon_usages r on r.of_usage_key = u.usage_key where u.usage_id = ${slot.usageId} and u.partner_key = ${slot.partnerKey}`,
);
const referred = query<{ partnerKey: number; reference: string }, { operation_id: string }>(
  (slot) => sql`select o.operation_id from money_references r join money_operations o on o.operation_key = r.operation_key
    where r.partner_key = ${slot.partnerKey} and r.reference = ${slot.reference}`,
);

export function usageReads(connection: Connection): UsageReads {
  const keyOf = async (partnerId: string) => (await partnerKeyOf(connection, partnerId)) ?? 0;
  return {
    async find(partnerId, usageId) {
      const [row] = await byId(connection, { partnerKey: await keyOf(partnerId), usageId });
      return row ? toUsage(partnerId, row) : null;
    },
    async ofCoupon(partnerId, couponId, limit) {
      const rows = await byCoupon(connection, { partnerKey: await keyOf(partnerId), couponId, limit });
      return rows.map((row) => toUsage(partnerId, row));
    },
    async refunded(partnerId, usageId) {
      const [row] = await givenBack(connection, { partnerKey: await keyOf(partnerId), usageId });
      return BigInt(row?.amount ?? 0);
    },
    async byReference(partnerId, reference) {
      const named = { partnerKey: await keyOf(partnerId), reference };
      const [row] = await byReference(connection, named);
      const usage = row ? toUsage(partnerId, row) : null;
      if (usage) return { operationId: usage.operationId, usage };
      const [other] = await referred(connection, named);
      return other ? { operationId: other.operation_id, usage: null } : null;
    },
  };
}

const CELLS = [
  { column: 'usage_id' },
  { column: 'partner_key' },
  { column: 'coupon_key', as: KEY_OF.coupon },
  { column: 'kind' },
  { column: 'at' },
  { column: 'amount' },
  { column: 'balance_after' },
  { column: 'reference' },
  { column: 'order_amount' },
  { column: 'order_type' },
  { column: 'charge_mode' },
  { column: 'service' },
  { column: 'product_id' },
  { column: 'of_usage_key', as: '(select usage_key from coupon_usages where partner_key = ? and usage_id = ?)' },
  { column: 'returned_to' },
  { column: 'operation_key', as: KEY_OF.operation },
];

export function usageCommands(connection: Connection): UsageCommands {
  return {
    async add(usage) {
      const partnerKey = await needPartnerKey(connection, usage.partnerId);
      const { done } = usage;
      const order = done.kind === 'redemption' ? done.order : null;
      const refund = done.kind === 'refund' ? done : null;
      await insertRows(connection, 'coupon_usages', CELLS, [
        [
          ...[
            usage.usageId,
            partnerKey,
            partnerKey,
            usage.couponId,
            done.kind,
            usage.at,
            usage.amount,
            usage.balanceAfter,
            usage.reference,
          ],
          ...[order?.amount ?? null, order?.orderType ?? null, order?.chargeMode ?? null, order?.service ?? null, order?.productId ?? null],
          ...[partnerKey, refund?.ofUsageId ?? null, refund?.returnedTo ?? null, usage.operationId],
        ],
      ]);
    },
  };
}

function toUsage(partnerId: string, row: UsageRow): StoredUsage {
  return {
    usageId: row.usage_id,
    partnerId,
    couponId: row.coupon_id,
    at: row.at,
    amount: BigInt(row.amount),
    balanceAfter: row.balance_after === null ? null : BigInt(row.balance_after),
    reference: row.reference,
    operationId: row.operation_id,
    done: row.kind === 'redemption' ? { kind: 'redemption', order: orderOf(row) } : refundOf(row),
  };
}

type RedemptionOf = Extract<StoredUsage['done'], { kind: 'redemption' }>;
type RefundOf = Extract<StoredUsage['done'], { kind: 'refund' }>;

function orderOf(row: UsageRow): RedemptionOf['order'] {
  return {
    amount: BigInt(row.order_amount ?? 0),
    orderType: row.order_type as RedemptionOf['order']['orderType'],
    chargeMode: row.charge_mode as RedemptionOf['order']['chargeMode'],
    service: row.service,
    productId: row.product_id,
  };
}

function refundOf(row: UsageRow): RefundOf {
  if (row.of_usage_id === null) throw new Error(`Refund ${row.usage_id} gives nothing back.`);
  return { kind: 'refund', ofUsageId: row.of_usage_id, returnedTo: row.returned_to as RefundOf['returnedTo'] };
}
