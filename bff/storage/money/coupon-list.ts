import { type RawBuilder, sql } from 'kysely';
import type { CouponListReads, CouponPage, CouponQuery, ListedCoupon } from '../../ports/coupon-list.ts';
import type { StoredCoupon } from '../../ports/quotas.ts';
import { type Connection, queryFamily } from '../connection.ts';
import { fromDriver, rangeOfDriver } from '../customers/drivers.ts';
import { conditions, type Values } from '../customers/selection.ts';
import { COUPON_COLUMNS, COUPON_TIES, type CouponRow, toCoupon } from './coupon-row.ts';
import { type Along, type CouponSelection, type CouponShape, couponConditions, couponSelection, spentOf } from './coupon-selection.ts';

export function couponListReads(connection: Connection): CouponListReads {
  return {
    page: (query) => page(connection, query),
    matching: (query, limit) => matching(connection, query, limit),
  };
}

/** Up to so many are gathered and sorted; more are met within few steps of a walk in order. */
const SORTED_MAXIMUM = 1_000;

async function page(connection: Connection, query: CouponPage): Promise<{ coupons: ListedCoupon[]; total: number }> {
  const selection = await couponSelection(connection, query);
  if (selection === null) return { coupons: [], total: 0 };
  const along = cheapestTime(query);
  const [row] = await counted(scansOf(connection), { ...selection.shape, along }, selection.values);
  const total = row?.total ?? 0;
  const { sort, after, limit, partnerId } = query;
  const isSorted = total <= SORTED_MAXIMUM || isGathered(selection);
  const shape: PageShape = { ...selection.shape, along: isSorted ? along : timeOf(sort.by), sort, isSorted, hasPlace: after !== null };
  const values = { ...selection.values, limit, placeValue: after?.value, placeId: after?.couponId };
  const rows = total === 0 ? [] : await pageOf(connection, shape, values);
  return { coupons: rows.map((each) => ({ ...toCoupon(partnerId, each), spent: BigInt(each.spent) })), total };
}

async function matching(connection: Connection, query: CouponQuery, limit: number): Promise<(StoredCoupon & { balance: bigint })[]> {
  const selection = await couponSelection(connection, query);
  if (selection === null) return [];
  const rows = await matched(connection, { ...selection.shape, along: cheapestTime(query) }, { ...selection.values, limit });
  return rows.map((row) => toCoupon(query.partnerId, row));
}

function scansOf({ scans, ...connection }: Connection): Connection {
  return scans ? { ...connection, db: scans } : connection;
}

function timeOf(sort: CouponPage['sort']['by']): Along {
  return sort === 'issuedAt' ? 'issued' : 'expiry';
}

/** The time whose index leaves least to look at; that of expiry also holds what states follow from. */
function cheapestTime({ filter: { issued, expiry, states } }: CouponQuery): Along {
  return issued === undefined && (expiry !== undefined || states !== undefined) ? 'expiry' : 'issued';
}

function isGathered({ shape: { start } }: CouponSelection): boolean {
  return start !== 'quota' && start !== 'partner';
}

interface WalkedShape extends CouponShape {
  along: Along;
}

interface PageShape extends WalkedShape {
  sort: CouponPage['sort'];
  /** True where all that match are gathered and sorted. */
  isSorted: boolean;
  hasPlace: boolean;
}

const counted = queryFamily<WalkedShape, Values, { total: number }>(
  (shape, slot, connection) => sql`select cast(count(*) as integer) as total from ${sourceOf(shape, slot, connection)}`,
);

const pageOf = queryFamily<PageShape, Values, CouponRow & { spent: string }>(
  (shape, slot, connection) => sql`
    select ${COUPON_COLUMNS}, cast(${spentOf()} as text) as spent
    from (${keysOf(shape, slot, connection)}) p join coupons k on k.coupon_key = p.coupon_key ${COUPON_TIES}
    order by ${orderOf(shape, 'p.value', 'p.coupon_key')}`,
);

const matched = queryFamily<WalkedShape, Values, CouponRow>(
  (shape, slot, connection) => sql`
    select ${COUPON_COLUMNS} from (select k.coupon_key from ${sourceOf(shape, slot, connection)} limit cast(${slot.limit} as integer)) p
    join coupons k on k.coupon_key = p.coupon_key ${COUPON_TIES}`,
);

/** The coupons of one page, by key and sort value. */
function keysOf(shape: PageShape, slot: Values, connection: Connection): RawBuilder<unknown> {
  const column = sql.ref(shape.sort.by === 'issuedAt' ? 'k.issued_at' : 'k.expires_at');
  const selected = sql`select k.coupon_key, ${column} as value from ${sourceOf(shape, slot, connection)}`;
  const limit = sql`limit cast(${slot.limit} as integer)`;
  if (!shape.isSorted)
    return sql`${selected} ${placeCondition(shape, column, sql.ref('k.coupon_key'), slot, 'and')}
    order by ${orderOf(shape, shape.sort.by === 'issuedAt' ? 'k.issued_at' : 'k.expires_at', 'k.coupon_key')} ${limit}`;
  const fence = sql.raw(connection.engine.words.fence);
  return sql`select * from (${selected} ${fence}) s ${placeCondition(shape, sql.ref('s.value'), sql.ref('s.coupon_key'), slot, 'where')}
    order by ${orderOf(shape, 's.value', 's.coupon_key')} ${limit}`;
}

function orderOf({ sort }: PageShape, ...columns: string[]): RawBuilder<unknown> {
  const direction = sql.raw(sort.direction === 'ascending' ? 'asc' : 'desc');
  return sql.join(columns.map((column) => sql`${sql.ref(column)} ${direction}`));
}

function placeCondition(
  { hasPlace, sort }: PageShape,
  value: RawBuilder<unknown>,
  key: RawBuilder<unknown>,
  slot: Values,
  word: 'and' | 'where',
): RawBuilder<unknown> {
  if (!hasPlace) return sql``;
  const comparison = sql.raw(sort.direction === 'ascending' ? '>' : '<');
  const place = sql`(select coupon_key from coupons where partner_key = ${slot.partnerKey} and coupon_id = ${slot.placeId})`;
  return sql`${sql.raw(word)} (${value}, ${key}) ${comparison} (${slot.placeValue}, ${place})`;
}

/**
 * Coupons as `k` that match, from where the query starts. `cross join` is an inner join that SQLite does not turn round; PostgreSQL looks
 * up an array of keys whatever it believes of their number.
 */
function sourceOf(shape: WalkedShape, slot: Values, connection: Connection): RawBuilder<unknown> {
  const all = couponConditions(shape, shape.along, slot);
  const { customers, start } = shape;
  if (customers === null) return sql`coupons k where ${sql.join(all, sql` and `)}`;
  const { selection, driver } = customers;
  if (start !== 'customers') {
    const joined = [...all, sql`c.customer_key = k.customer_key`, ...conditions(selection, slot, connection)];
    return sql`coupons k cross join customers c where ${sql.join(joined, sql` and `)}`;
  }
  const { from, ties } = fromDriver(driver, selection, slot, connection);
  const members = [...ties, ...conditions(selection, slot, connection, rangeOfDriver(driver))];
  const set = sql`select c.customer_key from ${from} where ${sql.join(members, sql` and `)}`;
  if (connection.engine.kind === 'postgres')
    return sql`coupons k where ${sql.join([sql`k.customer_key = any(array(${set}))`, ...all], sql` and `)}`;
  return sql`(${set}) m cross join coupons k where ${sql.join([sql`k.customer_key = m.customer_key`, ...all], sql` and `)}`;
}
