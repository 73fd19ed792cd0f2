import { type RawBuilder, sql } from 'kysely';
import type { CouponState } from '../../../shared/values/money-lists.ts';
import { COUPON_STATES } from '../../../shared/values/money-lists.ts';
import type { CouponQuery, Span } from '../../ports/coupon-list.ts';
import type { Connection } from '../connection.ts';
import { cheapestDriver, type Driver } from '../customers/drivers.ts';
import type { RangeShape } from '../customers/ranges.ts';
import { listOf, type SelectionShape, selectionOf, shapeOf, type Values, valuesOf } from '../customers/selection.ts';

/** Where a query over coupons starts: `customer` is one that is named, `customers` a small set, whose coupons are fetched. */
export type Start = 'coupon' | 'operation' | 'customer' | 'customers' | 'quota' | 'partner';

/** What of a query over coupons decides its text; the rest are values. */
export interface CouponShape {
  start: Start;
  /** Which customers are meant; null: whoever holds the coupon. */
  customers: { selection: SelectionShape; driver: Driver['kind'] } | null;
  hasOperation: boolean;
  hasQuota: boolean;
  hasCoupon: boolean;
  hasCustomer: boolean;
  assets: number;
  states: readonly CouponState[];
  issued: RangeShape | null;
  expiry: RangeShape | null;
  isUnspent: boolean | null;
}

/** A shape with the values that fill it in. */
export interface CouponSelection {
  shape: CouponShape;
  values: Values;
}

/** More customers than this are not gathered first: their coupons are met on a walk. */
const GATHERED_CUSTOMERS_MAXIMUM = 2_000;

/** A scope and a filter in the store's own words; null where nothing can match. The number of statements depends on the filter alone. */
export async function couponSelection(connection: Connection, query: CouponQuery): Promise<CouponSelection | null> {
  const { partnerId, scope, filter } = query;
  const { customerNameFolded, accountManagerId, tag } = filter;
  const chosen = await selectionOf(connection, partnerId, scope, {
    ...(customerNameFolded === undefined ? {} : { customerNameFolded }),
    ...(accountManagerId === undefined ? {} : { accountManagerId }),
    ...(tag === undefined ? {} : { tag }),
  });
  if (chosen === null || filter.assets?.length === 0 || filter.states?.length === 0) return null;
  const selection = shapeOf(chosen);
  const isOfAll = chosen.managers === null && chosen.customerId === null && !selection.hasTag && !selection.terms.length;
  const sized = isOfAll ? null : await cheapestDriver(connection, chosen, GATHERED_CUSTOMERS_MAXIMUM + 1);
  const shape: CouponShape = {
    start: startOf(query, sized !== null && sized.size <= GATHERED_CUSTOMERS_MAXIMUM),
    customers: sized && { selection, driver: sized.driver.kind },
    hasOperation: filter.operationId !== undefined,
    hasQuota: filter.quotaId !== undefined,
    hasCoupon: filter.couponId !== undefined,
    hasCustomer: filter.customer !== undefined,
    assets: filter.assets?.length ?? 0,
    states: COUPON_STATES.filter((state) => filter.states?.includes(state) ?? false),
    issued: rangeShape(filter.issued),
    expiry: rangeShape(filter.expiry),
    isUnspent: filter.isUnspent ?? null,
  };
  const gram = sized && 'gram' in sized.driver ? sized.driver.gram : null;
  return { shape, values: { ...valuesOf(chosen), gram, ...valuesOfFilter(query) } };
}

function startOf({ filter }: CouponQuery, areCustomersFew: boolean): Start {
  if (filter.couponId !== undefined) return 'coupon';
  if (filter.operationId !== undefined) return 'operation';
  if (filter.customer !== undefined) return 'customer';
  if (areCustomersFew) return 'customers';
  return filter.quotaId === undefined ? 'partner' : 'quota';
}

function rangeShape(span: Span | undefined): RangeShape | null {
  return span === undefined ? null : { hasLower: span.from !== null, hasUpper: span.until !== null };
}

function valuesOfFilter({ filter, at }: CouponQuery): Values {
  const { operationId, quotaId, couponId, customer, issued, expiry, assets = [] } = filter;
  return {
    operationId,
    quotaId,
    couponId,
    customer,
    at,
    issuedFrom: issued?.from,
    issuedUntil: issued?.until,
    endFrom: expiry?.from,
    endUntil: expiry?.until,
    ...Object.fromEntries(assets.map((asset, index) => [`asset${index}`, asset])),
  };
}

/** The time along which coupons are walked; the other one is only compared. */
export type Along = 'issued' | 'expiry';

/**
 * Every condition on `k`, a row of coupons, but those on its customer. The plus and the joined text keep planners from starting with
 * what is only to be compared.
 */
export function couponConditions(shape: CouponShape, along: Along, slot: Values): RawBuilder<unknown>[] {
  const isWalked = shape.start === 'partner' || shape.start === 'coupon';
  const [issuedAt, expiresAt] = [columnOf('k.issued_at', along === 'issued'), columnOf('k.expires_at', along === 'expiry')];
  return [
    sql`${sql.raw(isWalked ? '' : '+')}k.partner_key = ${slot.partnerKey}`,
    ...(shape.hasCoupon ? [sql`k.coupon_id = ${slot.couponId}`] : []),
    ...(shape.hasOperation
      ? [sql`k.operation_key = (select operation_key from money_operations where operation_id = ${slot.operationId})`]
      : []),
    ...(shape.hasCustomer ? [customerCondition(slot)] : []),
    ...(shape.hasQuota ? [quotaCondition(shape, slot)] : []),
    ...(shape.assets === 0 ? [] : [sql`k.asset in (${listOf(shape.assets, slot, 'asset')})`]),
    ...spanConditions(shape.issued, issuedAt, slot.issuedFrom, slot.issuedUntil),
    ...spanConditions(shape.expiry, expiresAt, slot.endFrom, slot.endUntil),
    ...stateConditions(shape.states, expiresAt, slot),
    ...(shape.isUnspent === null ? [] : [sql`${spentOf()} ${sql.raw(shape.isUnspent ? '=' : '>')} 0`]),
  ];
}

/** Whoever left the partner is found by id as well: what was issued to them stays listed. */
function customerCondition(slot: Values): RawBuilder<unknown> {
  return sql`k.customer_key in (
    select customer_key from customers where partner_key = ${slot.partnerKey} and customer_id = ${slot.customer}
    union select customer_key from customers where partner_key = ${slot.partnerKey} and partner_customer_no = ${slot.customer})`;
}

function quotaCondition({ start }: CouponShape, slot: Values): RawBuilder<unknown> {
  const isWalked = start === 'quota';
  return sql`${sql.raw(isWalked ? '' : '+')}k.quota_key = (
    select quota_key from quotas where partner_key = ${slot.partnerKey} and quota_id = ${slot.quotaId})`;
}

function columnOf(name: string, isWalked: boolean): RawBuilder<unknown> {
  return isWalked ? sql.ref(name) : sql`(${sql.ref(name)} || '')`;
}

function spanConditions(range: RangeShape | null, column: RawBuilder<unknown>, from: unknown, until: unknown): RawBuilder<unknown>[] {
  return [...(range?.hasLower ? [sql`${column} >= ${from}`] : []), ...(range?.hasUpper ? [sql`${column} < ${until}`] : [])];
}

/** As `couponStateAt` of the coupon rules has it: what is not over is told apart by the clock. */
function stateConditions(states: readonly CouponState[], expiresAt: RawBuilder<unknown>, slot: Values): RawBuilder<unknown>[] {
  if (states.length === 0 || states.length === COUPON_STATES.length) return [];
  const conditions: Record<CouponState, RawBuilder<unknown>> = {
    inactive: sql`k.state = 'usable' and k.valid_from > ${slot.at} and k.expires_at > ${slot.at}`,
    usable: sql`k.state = 'usable' and k.valid_from <= ${slot.at} and k.expires_at > ${slot.at}`,
    used: sql`k.state = 'used'`,
    expired: sql`(k.state = 'expired' or (k.state = 'usable' and k.expires_at <= ${slot.at}))`,
    recalled: sql`k.state = 'recalled'`,
  };
  const areLive = states.every((state) => state === 'inactive' || state === 'usable');
  const any = sql`(${sql.join(
    states.map((state) => conditions[state]),
    sql` or `,
  )})`;
  return areLive ? [sql`${expiresAt} > ${slot.at}`, any] : [any];
}

/** What is spent of `k`, a row of coupons, and not given back. */
export function spentOf(): RawBuilder<unknown> {
  return sql`(select coalesce(sum(case u.kind when 'redemption' then u.amount else -u.amount end), 0) from coupon_usages u
    where u.coupon_key = k.coupon_key)`;
}
