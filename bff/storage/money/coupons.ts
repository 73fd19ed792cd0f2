import { sql } from 'kysely';
import type { CustomerScope } from '../../domain/actor.ts';
import type { CouponCommands, CouponReads, StoredCoupon } from '../../ports/quotas.ts';
import { type Connection, partsOf, query, queryFamily } from '../connection.ts';
import { needPartnerKey } from '../keys.ts';
import { COUPON_COLUMNS, COUPON_TIES, type CouponRow, toCoupon } from './coupon-row.ts';
import { type Cell, insertRows, KEY_OF, plain, powersOfTwo } from './rows.ts';
import { scopeCondition } from './scope.ts';

const COUPONS = sql`select ${COUPON_COLUMNS} from partners p join coupons k on k.partner_key = p.partner_key ${COUPON_TIES}`;

type Slots = Record<string, unknown>;

const byIds = queryFamily<{ scope: CustomerScope['kind']; count: number }, Slots, CouponRow>(
  ({ scope, count }, slot) => sql`${COUPONS}
    where p.partner_id = ${slot.partnerId} and k.coupon_id in (${sql.join(Array.from({ length: count }, (_, index) => slot[`id${index}`]))})
      and ${scopeCondition(scope, slot)}`,
);
/** From the customer on: told the partner as well, SQLite would rather walk all coupons of the partner in the order wanted. */
const left = query<{ partnerId: string; customerId: string }, CouponRow>(
  (slot) => sql`select ${COUPON_COLUMNS} from coupons k ${COUPON_TIES}
    where k.customer_key = (
      select h.customer_key from partners p join customers h on h.partner_key = p.partner_key
      where p.partner_id = ${slot.partnerId} and h.customer_id = ${slot.customerId}) and a.balance > 0
    order by k.issued_at, k.coupon_key`,
);

export function couponReads(connection: Connection): CouponReads {
  return {
    async find(partnerId, scope, couponIds) {
      const found = new Map<string, StoredCoupon & { balance: bigint }>();
      for (const part of powersOfTwo([...new Set(couponIds)])) {
        const ids = Object.fromEntries(part.map((couponId, index) => [`id${index}`, couponId]));
        const values = { partnerId, ...scope, ...ids };
        for (const row of await byIds(connection, { scope: scope.kind, count: part.length }, values))
          found.set(row.coupon_id, toCoupon(partnerId, row));
      }
      return [...new Set(couponIds)].flatMap((couponId) => found.get(couponId) ?? []);
    },
    async leftOf(partnerId, customerId) {
      return (await left(connection, { partnerId, customerId })).map((row) => toCoupon(partnerId, row));
    },
  };
}

const CELLS: readonly Cell[] = [
  { column: 'partner_key', as: KEY_OF.partner, types: ['text'] },
  ...['coupon_id', 'asset', 'currency', 'issuer'].map(plain('text')),
  { column: 'quota_key', as: ofPartner('quotas', 'quota'), types: ['text', 'text'] },
  { column: 'customer_key', as: ofPartner('customers', 'customer'), types: ['text', 'text'] },
  {
    column: 'account_key',
    as: `(select a.account_key from partners p join ledger_accounts a on a.partner_key = p.partner_key
      where p.partner_id = ? and a.asset = ? and a.currency = ? and a.kind = 'coupon' and a.owner = ?)`,
    types: ['text', 'text', 'text', 'text'],
  },
  { column: 'operation_key', as: KEY_OF.operation, types: ['text'] },
  plain('bigint')('face'),
  ...['state', 'valid_from', 'expires_at', 'issued_at', 'ended_at', 'restrictions', 'customer_note', 'memo'].map(plain('text')),
];

function ofPartner(table: string, thing: string): string {
  return `(select t.${thing}_key from partners p join ${table} t on t.partner_key = p.partner_key where p.partner_id = ? and t.${thing}_id = ?)`;
}

export function couponCommands(connection: Connection): CouponCommands {
  const { db } = connection;
  return {
    async add(coupons) {
      if (connection.batch) connection.batch.keep(...coupons.map((coupon) => ({ kind: 'coupon' as const, coupon })));
      else await addCoupons(connection, coupons);
    },
    async setState(partnerId, couponIds, state, endedAt) {
      const partnerKey = await needPartnerKey(connection, partnerId);
      for (const part of partsOf(couponIds)) {
        await db
          .updateTable('coupons')
          .set({ state, ended_at: endedAt })
          .where('partner_key', '=', partnerKey)
          .where('coupon_id', 'in', part)
          .execute();
      }
    },
  };
}

/** Answers their keys by their ids. */
export async function addCoupons(connection: Connection, coupons: readonly StoredCoupon[]): Promise<ReadonlyMap<string, number>> {
  const ending = 'returning coupon_id, coupon_key, quota_key, operation_key';
  const added = await insertRows<AddedCoupon>(connection, 'coupons', CELLS, coupons.map(rowOf), ending);
  const byId = new Map(added.map((row) => [row.coupon_id, row]));
  for (const { couponId, quotaId, operationId } of coupons) {
    const row = byId.get(couponId);
    if (quotaId !== null && row?.quota_key == null) throw new Error('The store has no such quota.');
    if (operationId !== null && row?.operation_key == null) throw new Error('The store has no such operation.');
  }
  return new Map(added.map((row) => [row.coupon_id, row.coupon_key]));
}

interface AddedCoupon {
  coupon_id: string;
  coupon_key: number;
  quota_key: number | null;
  operation_key: number | null;
}

/** The parameters of `CELLS`. */
function rowOf(coupon: StoredCoupon): unknown[] {
  const { partnerId, couponId, asset, currency } = coupon;
  return [
    ...[partnerId, couponId, asset, currency, coupon.issuer, partnerId, coupon.quotaId, partnerId, coupon.customerId],
    ...[partnerId, asset, currency, couponId, coupon.operationId, coupon.face, coupon.state, coupon.validFrom, coupon.expiresAt],
    ...[coupon.issuedAt, coupon.endedAt, JSON.stringify(coupon.restrictions), coupon.customerNote, coupon.memo],
  ];
}
