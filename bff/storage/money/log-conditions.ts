import { type RawBuilder, sql } from 'kysely';
import type { CustomerScope } from '../../domain/actor.ts';
import type { OperationFilter, OperationQuery } from '../../ports/operation-log.ts';
import type { Connection } from '../connection.ts';
import { listOf, type Values } from '../customers/selection.ts';
import { scopeCondition } from './scope.ts';

/** What of a query over the log decides its text; the rest are values. */
export interface LogShape {
  partners: number;
  scope: CustomerScope['kind'];
  /** Filters that are a single value, by name. */
  set: readonly (keyof typeof SINGLE)[];
  kinds: number;
  assets: number;
  states: number;
  operators: number;
  /** From where rows are fetched: of one coupon, operation, quota or customer, or along the time of the whole log. */
  start: 'coupon' | 'operation' | 'quota' | 'customer' | 'time';
}

export function logShapeOf({ partnerIds, scope, filter }: OperationQuery): LogShape {
  return {
    partners: partnerIds.length,
    scope: scope.kind,
    set: (Object.keys(SINGLE) as (keyof typeof SINGLE)[]).filter((name) => filter[name] !== undefined),
    kinds: filter.kinds?.length ?? 0,
    assets: filter.assets?.length ?? 0,
    states: filter.states?.length ?? 0,
    operators: filter.operatorIds?.length ?? 0,
    start: startOf(filter),
  };
}

export function logValuesOf({ partnerIds, scope, filter }: OperationQuery): Values {
  const { kinds = [], assets = [], states = [], operatorIds = [], ...single } = filter;
  const numbered = (prefix: string, values: readonly string[]) => Object.fromEntries(values.map((value, index) => [prefix + index, value]));
  return {
    ...single,
    ...(scope.kind === 'customer' ? { scopeCustomer: scope.customerId } : {}),
    ...('operatorId' in scope ? { scopeOperator: scope.operatorId } : {}),
    ...numbered('partner', partnerIds),
    ...numbered('kind', kinds),
    ...numbered('asset', assets),
    ...numbered('state', states),
    ...numbered('operator', operatorIds),
  };
}

function startOf(filter: OperationFilter): LogShape['start'] {
  if (filter.couponId !== undefined) return 'coupon';
  if (filter.operationId !== undefined) return 'operation';
  if (filter.customer !== undefined) return 'customer';
  return filter.quotaId === undefined ? 'time' : 'quota';
}

/** Filters of one value, as conditions on `i`, an item of the operation `o`. Ids are looked up in the partners that are asked about. */
const SINGLE = {
  from: (slot) => sql`i.at >= ${slot.from}`,
  until: (slot) => sql`i.at < ${slot.until}`,
  operationId: (slot) => sql`i.operation_key = (select x.operation_key from money_operations x where x.operation_id = ${slot.operationId})`,
  couponId: (slot, shape) =>
    sql`i.coupon_key in (select x.coupon_key from coupons x where x.partner_key in (${partners(shape, slot)}) and x.coupon_id = ${slot.couponId})`,
  quotaId: (slot, shape) =>
    sql`i.quota_key in (select x.quota_key from quotas x where x.partner_key in (${partners(shape, slot)}) and x.quota_id = ${slot.quotaId})`,
  customer: (slot, shape) => sql`i.customer_key in (
    select x.customer_key from customers x where x.partner_key in (${partners(shape, slot)}) and x.customer_id = ${slot.customer}
    union select x.customer_key from customers x where x.partner_key in (${partners(shape, slot)}) and x.partner_customer_no = ${slot.customer})`,
  customerNameFolded: (slot, _shape, position) =>
    sql`exists (select 1 from customer_names n where n.customer_key = i.customer_key and ${position}(n.customer_name_folded, ${slot.customerNameFolded}) > 0)`,
} as const satisfies Partial<
  Record<keyof OperationFilter, (slot: Values, shape: LogShape, position: RawBuilder<unknown>) => RawBuilder<unknown>>
>;

function partners({ partners: count }: LogShape, slot: Values): RawBuilder<unknown> {
  return sql`select w.partner_key from partners w where w.partner_id in (${listOf(count, slot, 'partner')})`;
}

/** Every condition of a query on `i`, an item, of the operation `o` of the partner `p`. The plus keeps planners from walking all of a partner's log where a smaller set is meant. */
export function logConditions(shape: LogShape, slot: Values, { engine }: Connection): RawBuilder<unknown>[] {
  const position = sql.raw(engine.words.position);
  const { scope } = shape;
  const named = { operatorId: slot.scopeOperator, customerId: slot.scopeCustomer };
  return [
    sql`${sql.raw(shape.start === 'time' ? '' : '+')}i.partner_key ${sql.raw(shape.partners === 1 ? '=' : 'in')} (${partners(shape, slot)})`,
    ...shape.set.map((name) => SINGLE[name](slot, shape, position)),
    ...(shape.kinds === 0 ? [] : [sql`o.kind in (${listOf(shape.kinds, slot, 'kind')})`]),
    ...(shape.assets === 0 ? [] : [sql`${ASSET} in (${listOf(shape.assets, slot, 'asset')})`]),
    ...(shape.operators === 0 ? [] : [sql`o.actor_kind = 'operator' and o.actor_id in (${listOf(shape.operators, slot, 'operator')})`]),
    ...(shape.states === 0 ? [] : [sql`i.state in (${listOf(shape.states, slot, 'state')})`]),
    ...(scope === 'all'
      ? []
      : [sql`exists (select 1 from customers c where c.customer_key = i.customer_key and ${scopeCondition(scope, named)})`]),
  ];
}

/** An operation over several assets or currencies names none; its items do, by their coupon. */
export const ASSET = sql`coalesce(o.asset, (select x.asset from coupons x where x.coupon_key = i.coupon_key), 'coupon')`;
export const CURRENCY = sql`coalesce(o.currency, (select x.currency from coupons x where x.coupon_key = i.coupon_key), '')`;
