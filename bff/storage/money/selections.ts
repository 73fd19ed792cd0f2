import { sql } from 'kysely';
import type { CouponSelectionCommands, CouponSelectionReads } from '../../ports/coupon-selections.ts';
import { type Connection, query, queryFamily } from '../connection.ts';
import { listOf } from '../customers/selection.ts';
import { needPartnerKey } from '../keys.ts';
import { COUPON_COLUMNS, COUPON_TIES, type CouponRow, toCoupon } from './coupon-row.ts';
import { insertRows, KEY_OF, minorOf } from './rows.ts';

interface SelectionRow {
  partner_id: string;
  by_partner_id: string;
  operator_id: string;
  at: string;
  expires_at: string;
}

const selectionById = query<{ selectionId: string }, SelectionRow>(
  (slot) => sql`select p.partner_id, b.partner_id as by_partner_id, s.operator_id, s.at, s.expires_at from coupon_selections s
    join partners p on p.partner_key = s.partner_key join partners b on b.partner_key = s.by_partner_key
    where s.selection_id = ${slot.selectionId}`,
);
const selectedCoupons = query<{ selectionId: string }, CouponRow & { selected: string }>(
  (slot) => sql`select ${COUPON_COLUMNS}, cast(x.balance as text) as selected from coupon_selections s
    join selected_coupons x on x.selection_key = s.selection_key
    join coupons k on k.coupon_key = x.coupon_key ${COUPON_TIES}
    where s.selection_id = ${slot.selectionId} order by x.coupon_key`,
);
const expiredSelections = query<{ until: string }, { partner_id: string }>(
  (slot) => sql`select distinct b.partner_id from coupon_selections s join partners b on b.partner_key = s.by_partner_key
    where s.expires_at <= ${slot.until}`,
);
/** Word for word what the index `coupons_live` is made for. */
const expiredCoupons = queryFamily<number, Record<string, unknown>, { partner_id: string; coupon_id: string }>(
  (excepted, slot) => sql`select p.partner_id, k.coupon_id from coupons k join partners p on p.partner_key = k.partner_key
    where k.state = 'usable' and k.issuer = 'partner' and k.expires_at <= ${slot.at}
      ${excepted === 0 ? sql`` : sql`and p.partner_id not in (${listOf(excepted, slot, 'partner')})`}
    order by k.expires_at limit ${slot.limit}`,
);
const overdueCoupons = query<{ at: string; limit: number }, { partner_id: string; coupon_id: string; expires_at: string }>(
  (slot) => sql`select p.partner_id, k.coupon_id, k.expires_at from coupons k join partners p on p.partner_key = k.partner_key
    where k.state = 'usable' and k.issuer = 'partner' and k.expires_at <= ${slot.at} order by k.expires_at, k.coupon_key limit ${slot.limit}`,
);
const countOverdue = query<{ at: string }, { total: number }>(
  (slot) => sql`select cast(count(*) as integer) as total from coupons
    where state = 'usable' and issuer = 'partner' and expires_at <= ${slot.at}`,
);

export function couponSelectionReads(connection: Connection): CouponSelectionReads {
  return {
    async find(selectionId) {
      const [row] = await selectionById(connection, { selectionId });
      if (!row) return null;
      const { partner_id: partnerId, by_partner_id: byPartnerId, operator_id: operatorId } = row;
      return { selectionId, partnerId, byPartnerId, operatorId, at: row.at, expiresAt: row.expires_at };
    },
    async coupons(selectionId) {
      const [selection] = await selectionById(connection, { selectionId });
      if (!selection) return [];
      const rows = await selectedCoupons(connection, { selectionId });
      return rows.map((row) => ({ ...toCoupon(selection.partner_id, row), selected: minorOf(row.selected) }));
    },
    forgettable: async (until) => (await expiredSelections(connection, { until })).map((row) => row.partner_id),
    async expired(at, limit, except = []) {
      const named = Object.fromEntries(except.map((partnerId, index) => [`partner${index}`, partnerId]));
      const rows = await expiredCoupons(connection, except.length, { at, limit, ...named });
      return rows.map((row) => ({ partnerId: row.partner_id, couponId: row.coupon_id }));
    },
    async overdue(at, limit) {
      const rows = limit === 0 ? [] : await overdueCoupons(connection, { at, limit });
      const [counted] = await countOverdue(connection, { at });
      const first = rows.map((row) => ({ partnerId: row.partner_id, couponId: row.coupon_id, expiresAt: row.expires_at }));
      return { count: counted?.total ?? 0, first };
    },
  };
}

export function couponSelectionCommands(connection: Connection): CouponSelectionCommands {
  const { db } = connection;
  return {
    async add({ selectionId, partnerId, byPartnerId, operatorId, at, expiresAt }, coupons) {
      const partnerKey = await needPartnerKey(connection, partnerId);
      const { selection_key: selectionKey } = await db
        .insertInto('coupon_selections')
        .values({
          selection_id: selectionId,
          partner_key: partnerKey,
          by_partner_key: await needPartnerKey(connection, byPartnerId),
          operator_id: operatorId,
          at,
          expires_at: expiresAt,
        })
        .returning('selection_key')
        .executeTakeFirstOrThrow();
      await insertRows(
        connection,
        'selected_coupons',
        [{ column: 'selection_key' }, { column: 'coupon_key', as: KEY_OF.coupon }, { column: 'balance' }],
        coupons.map(({ couponId, balance }) => [selectionKey, partnerKey, couponId, balance]),
      );
    },
    async forget(partnerId, until, limit) {
      const rows = await db
        .selectFrom('coupon_selections')
        .select('selection_key')
        .where('by_partner_key', '=', await needPartnerKey(connection, partnerId))
        .where('expires_at', '<=', until)
        .limit(limit)
        .execute();
      const keys = rows.map(({ selection_key }) => selection_key);
      if (keys.length > 0) await db.deleteFrom('selected_coupons').where('selection_key', 'in', keys).execute();
      if (keys.length > 0) await db.deleteFrom('coupon_selections').where('selection_key', 'in', keys).execute();
      return keys.length;
    },
  };
}
