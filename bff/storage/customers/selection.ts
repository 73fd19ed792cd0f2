import { type RawBuilder, sql } from 'kysely';
import type { CustomerFilter, CustomerQuery, CustomerScope } from '../../ports/store.ts';
import { type Connection, query } from '../connection.ts';
import { operatorKeyOf, partnerKeyOf } from '../keys.ts';
import { ALL_TYPE_CODES, TYPE_CODES } from './columns.ts';
import { gramsOf, type NameField } from './grams.ts';
import {
  type ExpiryRange,
  expiryConditions,
  type RangeShape,
  type SumRange,
  sumColumns,
  sumConditions,
  sumRangeOf,
  sumRangeValues,
} from './ranges.ts';

export interface Term {
  field: NameField;
  folded: string;
  grams: number[];
}

/** A scope and a filter in the store's own numbers: what every query over customers is restricted to. */
export interface Selection {
  partnerKey: number;
  /** Managers whose customers are meant (0: without a manager); null: whoever holds them. */
  managers: number[] | null;
  /** The account manager asking: sums are those of their own assignment (R-CON-9). */
  isOwn: boolean;
  types: readonly number[];
  customerId: string | null;
  id: string | null;
  tag: string | null;
  terms: Term[];
  consumption: SumRange | null;
  expiry: ExpiryRange | null;
  /** Blind indexes of which one must be stored; null: whatever the mobile. */
  mobiles: readonly string[] | null;
}

/** What of a selection decides a query's text; the rest are values. */
export interface SelectionShape {
  managers: number | null;
  types: number;
  hasCustomerId: boolean;
  hasId: boolean;
  hasTag: boolean;
  terms: NameField[];
  consumption: RangeShape | null;
  expiry: RangeShape | null;
  mobiles: number | null;
  isOwn: boolean;
}

/** Cycle and currency of the amounts that a range of consumption means. */
export type Period = Pick<CustomerQuery, 'cycle' | 'currency'>;

/** Values are named by their place: `manager0`, `type0`, `term0` … */
export type Values = Record<string, unknown>;

const managersUnder = query<{ partnerKey: number; operatorId: string }, { operator_key: number }>((slot, { db }) =>
  db.selectFrom('operators').select('operator_key').where('partner_key', '=', slot.partnerKey).where('supervisor_id', '=', slot.operatorId),
);

/** Null where nothing can match. */
export async function selectionOf(
  connection: Connection,
  partnerId: string,
  scope: CustomerScope,
  filter: CustomerFilter = {},
  period: Period | null = null,
): Promise<Selection | null> {
  const partnerKey = await partnerKeyOf(connection, partnerId);
  if (partnerKey === null || scope.kind === 'none') return null;
  const inScope = await managersInScope(connection, partnerKey, scope);
  const managers = await narrowManagers(connection, partnerKey, inScope, filter.accountManagerId);
  if (managers?.length === 0 || filter.mobileIndexes?.length === 0) return null;
  // Without a currency nobody has an amount to compare.
  if (filter.consumption && !period?.currency) return null;
  const terms = (['customerName', 'accountName'] as const).flatMap((field) => {
    const folded = filter[`${field}Folded`];
    return folded === undefined ? [] : [{ field, folded, grams: gramsOf(field, folded) }];
  });
  return {
    partnerKey,
    managers,
    isOwn: scope.kind === 'account-manager',
    types: filter.associationType ? [TYPE_CODES[filter.associationType]] : ALL_TYPE_CODES,
    customerId: scope.kind === 'customer' ? scope.customerId : null,
    id: filter.id ?? null,
    tag: filter.tag ?? null,
    terms,
    consumption: sumRangeOf(filter.consumption, period?.cycle ?? '', period?.currency ?? ''),
    expiry: filter.resourceExpiry ?? null,
    mobiles: filter.mobileIndexes ?? null,
  };
}

async function managersInScope(connection: Connection, partnerKey: number, scope: CustomerScope): Promise<number[] | null> {
  if (scope.kind === 'account-manager') {
    const key = await operatorKeyOf(connection, partnerKey, scope.operatorId);
    return key === null ? [] : [key];
  }
  if (scope.kind === 'supervisor') {
    const rows = await managersUnder(connection, { partnerKey, operatorId: scope.operatorId });
    return rows.map((row) => row.operator_key);
  }
  return null;
}

async function narrowManagers(
  connection: Connection,
  partnerKey: number,
  inScope: number[] | null,
  wanted: string | null | undefined,
): Promise<number[] | null> {
  if (wanted === undefined) return inScope;
  const key = wanted === null ? 0 : await operatorKeyOf(connection, partnerKey, wanted);
  if (key === null) return [];
  return inScope === null || inScope.includes(key) ? [key] : [];
}

export function shapeOf(selection: Selection): SelectionShape {
  return {
    managers: selection.managers?.length ?? null,
    types: selection.types.length,
    hasCustomerId: selection.customerId !== null,
    hasId: selection.id !== null,
    hasTag: selection.tag !== null,
    terms: selection.terms.map((term) => term.field),
    consumption: shapeOfRange(selection.consumption?.minimum, selection.consumption?.maximum),
    expiry: shapeOfRange(selection.expiry?.from, selection.expiry?.until),
    mobiles: selection.mobiles?.length ?? null,
    isOwn: selection.isOwn,
  };
}

/** Null where no range is asked for, whose bounds are then undefined. */
function shapeOfRange(lower: unknown, upper: unknown): RangeShape | null {
  return lower === undefined ? null : { hasLower: lower !== null, hasUpper: upper !== null };
}

export function valuesOf(selection: Selection): Values {
  const values: Values = {
    partnerKey: selection.partnerKey,
    customerId: selection.customerId,
    id: selection.id,
    tag: selection.tag,
    ...(selection.consumption && sumRangeValues(selection.consumption)),
    ...(selection.expiry && { expiryFrom: selection.expiry.from, expiryUntil: selection.expiry.until }),
  };
  for (const [index, mobile] of (selection.mobiles ?? []).entries()) values[`mobile${index}`] = mobile;
  for (const [index, key] of (selection.managers ?? []).entries()) values[`manager${index}`] = key;
  for (const [index, type] of selection.types.entries()) values[`type${index}`] = type;
  for (const [index, term] of selection.terms.entries()) values[`term${index}`] = term.folded;
  return values;
}

export function listOf(count: number, slot: Values, prefix: string): RawBuilder<unknown> {
  return sql.join(Array.from({ length: count }, (_, index) => slot[`${prefix}${index}`]));
}

/** The column among which a range is answered by walking: the one a list is sorted by. */
export type WalkedRange = 'consumption' | 'expiry' | null;

/** True where a selection asks for more than partner, managers, types and a range along the walk, which the sort indexes answer alone. */
export function hasResidue(shape: SelectionShape, walked: WalkedRange = null): boolean {
  const { hasCustomerId, hasId, hasTag, terms, mobiles } = shape;
  return hasCustomerId || hasId || hasTag || terms.length > 0 || mobiles !== null || hasRangeBeside(shape, walked);
}

/** True where a range is asked for that a walk meets row by row. */
export function hasRangeBeside(shape: SelectionShape, walked: WalkedRange): boolean {
  return (shape.consumption !== null && walked !== 'consumption') || (shape.expiry !== null && walked !== 'expiry');
}

/**
 * Customers who left are in no list. Said this way PostgreSQL takes it for true of most rows even before it has analysed the column; of `is
 * null` it would believe that of hardly any.
 */
export const BELONGS = sql`(c.dissociated_at > '') is not true`;

/**
 * Every condition of a selection on `c`, a row of customers, but for the range that a walk or a driver answers. The plus keeps planners
 * from starting with the type, which tells the least; a subselect of one row is looked up for each customer, where planners make a join
 * of `exists` and read it all.
 */
export function conditions(shape: SelectionShape, slot: Values, { engine }: Connection, walked: WalkedRange = null): RawBuilder<unknown>[] {
  return [
    sql`c.partner_key = ${slot.partnerKey}`,
    BELONGS,
    ...(shape.managers === null ? [] : [sql`c.manager_key in (${listOf(shape.managers, slot, 'manager')})`]),
    ...(shape.types === ALL_TYPE_CODES.length ? [] : [sql`+c.association_type in (${listOf(shape.types, slot, 'type')})`]),
    ...(shape.hasCustomerId ? [sql`c.customer_id = ${slot.customerId}`] : []),
    ...(shape.hasId ? [sql`(c.customer_id = ${slot.id} or c.partner_customer_no = ${slot.id})`] : []),
    ...(shape.hasTag
      ? [
          sql`(select 1 from customer_tags x where x.partner_key = c.partner_key and x.tag = ${slot.tag} and x.customer_key = c.customer_key) = 1`,
        ]
      : []),
    ...(shape.mobiles === null ? [] : [sql`c.mobile_index in (${listOf(shape.mobiles, slot, 'mobile')})`]),
    ...rangeConditions(shape, slot, walked),
    ...(shape.terms.length === 0
      ? []
      : [
          sql`exists (select 1 from customer_names n where n.customer_key = c.customer_key and ${sql.join(termConditions(shape, slot, engine), sql` and `)})`,
        ]),
  ];
}

/** The joined text keeps planners from starting with the range, where a walk in order or a smaller set is meant. */
function rangeConditions({ consumption, expiry, isOwn }: SelectionShape, slot: Values, walked: WalkedRange): RawBuilder<unknown>[] {
  return [
    ...(expiry === null || walked === 'expiry' ? [] : expiryConditions(expiry, sql`(c.resource_expiry_at || '')`, slot)),
    ...(consumption === null || walked === 'consumption'
      ? []
      : [
          sql`(select 1 from cycle_totals x where x.customer_key = c.customer_key and x.cycle = ${slot.cycle} and x.currency = ${slot.currency}
            and ${sql.join(sumConditions(consumption, sumColumns('x', isOwn), slot), sql` and `)}) = 1`,
        ]),
  ];
}

/** The name terms of a selection on `n`, a row of customer_names. */
export function termConditions(shape: SelectionShape, slot: Values, engine: Connection['engine']): RawBuilder<unknown>[] {
  return shape.terms.map((field, index) => {
    const column = sql.ref(field === 'customerName' ? 'n.customer_name_folded' : 'n.account_name_folded');
    return sql`${sql.raw(engine.words.position)}(${column}, ${slot[`term${index}`]}) > 0`;
  });
}
