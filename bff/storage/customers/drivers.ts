import { type RawBuilder, sql } from 'kysely';
import { type Connection, query, queryFamily } from '../connection.ts';
import { ALL_TYPE_CODES } from './columns.ts';
import { countByCounters } from './counters.ts';
import { expiryConditions, sumColumns, sumConditions } from './ranges.ts';
import { listOf, type Selection, type SelectionShape, shapeOf, termConditions, type Values, valuesOf } from './selection.ts';

/**
 * Where a query over customers starts. `customers` walks the partner's customers; the others are small sets whose members are
 * fetched, checked and sorted.
 */
export type Driver =
  | { kind: 'customers' }
  | { kind: 'managers' }
  | { kind: 'id' }
  | { kind: 'customer' }
  | { kind: 'tag' }
  | { kind: 'mobile' }
  /** A range of the index over resource expiry, or over the amounts of a cycle. */
  | { kind: RangeKind }
  | { kind: 'gram'; gram: number }
  /** Postings of one gram whose names hold the terms whole: where every gram is common and the term is not. */
  | { kind: 'names'; gram: number };

export type RangeKind = 'expiry' | 'consumption';

export interface SizedDriver {
  driver: Driver;
  /** How many customers it yields; exact below the limit it was asked with. */
  size: number;
}

const gramSize = query<{ partnerKey: number; gram: number; most: number }, { size: number }>(
  (slot) =>
    sql`select cast(count(*) as integer) as size from (
      select 1 from name_grams where partner_key = ${slot.partnerKey} and gram = ${slot.gram} limit cast(${slot.most} as integer)) probed`,
);

interface RangeSizeShape {
  kind: RangeKind;
  selection: SelectionShape;
}

const rangeSize = queryFamily<RangeSizeShape, Values, { size: number }>(
  ({ kind, selection }, slot) =>
    sql`select cast(count(*) as integer) as size from (${rangeOf(kind, selection, slot)} limit cast(${slot.most} as integer)) probed`,
);

/** The cheapest place to start: the smallest set that holds all customers of the selection. Sets beyond `most` are not counted out. */
export async function cheapestDriver(connection: Connection, selection: Selection, most: number): Promise<SizedDriver> {
  if (selection.customerId !== null) return { driver: { kind: 'customer' }, size: 1 };
  if (selection.id !== null) return { driver: { kind: 'id' }, size: 2 };
  // A number belongs to few.
  if (selection.mobiles !== null) return { driver: { kind: 'mobile' }, size: selection.mobiles.length };
  const plain = { ...selection, tag: null, terms: [] };
  const kind = selection.managers === null ? 'customers' : 'managers';
  let best: SizedDriver = { driver: { kind }, size: await countByCounters(connection, { ...plain, types: ALL_TYPE_CODES }) };
  if (selection.tag !== null) {
    const size = await countByCounters(connection, { ...plain, managers: null, types: ALL_TYPE_CODES, tag: selection.tag });
    if (size < best.size) best = { driver: { kind: 'tag' }, size };
  }
  best = await smallestRange(connection, selection, best, most);
  return smallestGram(connection, selection, best, most);
}

async function smallestRange(connection: Connection, selection: Selection, start: SizedDriver, most: number): Promise<SizedDriver> {
  let best = start;
  for (const kind of ['expiry', 'consumption'] as const) {
    if (selection[kind] === null) continue;
    const limit = Math.min(best.size, most);
    const [counted] = await rangeSize(connection, { kind, selection: shapeOf(selection) }, { ...valuesOf(selection), most: limit });
    const size = counted?.size ?? 0;
    if (size < limit) best = { driver: { kind }, size };
  }
  return best;
}

const FIRST_PROBE = 4_001;

/** Looks for a rare gram first, and only then counts further. */
async function smallestGram(connection: Connection, selection: Selection, start: SizedDriver, most: number): Promise<SizedDriver> {
  let best = start;
  const grams = selection.terms.flatMap((term) => term.grams);
  for (const probe of [FIRST_PROBE, most]) {
    for (const gram of grams) {
      const limit = Math.min(best.size, probe);
      const [counted] = await gramSize(connection, { partnerKey: selection.partnerKey, gram, most: limit });
      const size = counted?.size ?? 0;
      if (size < limit) best = { driver: { kind: 'gram', gram }, size };
    }
    if (best.driver.kind === 'gram' || most <= FIRST_PROBE) return best;
  }
  return best;
}

/** The range that a driver's members are in already. */
export function rangeOfDriver(kind: Driver['kind']): RangeKind | null {
  return kind === 'expiry' || kind === 'consumption' ? kind : null;
}

/**
 * The driver as a `from` that ends with customers as `c`, and the condition that ties the two. `cross join` is an inner join that
 * SQLite does not turn round: it would rather walk all customers in the order wanted than sort a few. PostgreSQL looks up an array of
 * keys whatever it believes of their number; of a cycle that it has not analysed yet it believes that there is one row.
 */
export function fromDriver(
  kind: Driver['kind'],
  selection: SelectionShape,
  slot: Values,
  { engine }: Connection,
): { from: RawBuilder<unknown>; ties: RawBuilder<unknown>[] } {
  const members = kind === 'names' ? namesOf(selection, slot, engine) : membersOf(kind, selection, slot);
  if (members === null) return { from: sql`customers c`, ties: [] };
  if (engine.kind === 'postgres') return { from: sql`customers c`, ties: [sql`c.customer_key = any(array(${members}))`] };
  return { from: sql`(${members}) d cross join customers c`, ties: [sql`c.customer_key = d.customer_key`] };
}

function namesOf(selection: SelectionShape, slot: Values, engine: Connection['engine']): RawBuilder<unknown> {
  return sql`select g.customer_key from name_grams g join customer_names n on n.customer_key = g.customer_key
    where g.partner_key = ${slot.partnerKey} and g.gram = ${slot.gram} and ${sql.join(termConditions(selection, slot, engine), sql` and `)}`;
}

/** Customer keys of a range, by an index that holds all it needs. */
export function rangeOf(kind: RangeKind, selection: SelectionShape, slot: Values): RawBuilder<unknown> {
  return kind === 'expiry' ? expiriesOf(selection, slot) : sumsOf(selection, slot);
}

function expiriesOf({ managers, types, expiry }: SelectionShape, slot: Values): RawBuilder<unknown> {
  const isTyped = types < ALL_TYPE_CODES.length;
  const all = [
    sql`partner_key = ${slot.partnerKey}`,
    ...(managers === null ? [] : [sql`manager_key in (${listOf(managers, slot, 'manager')})`]),
    // The index by manager holds the type too, at its end.
    ...(isTyped ? [sql`${sql.raw(managers === null ? '' : '+')}association_type in (${listOf(types, slot, 'type')})`] : []),
    ...(expiry ? expiryConditions(expiry, sql`resource_expiry_at`, slot) : []),
  ];
  return sql`select customer_key from customers where ${sql.join(all, sql` and `)}`;
}

function sumsOf({ consumption, isOwn }: SelectionShape, slot: Values): RawBuilder<unknown> {
  const all = [
    sql`t.partner_key = ${slot.partnerKey} and t.cycle = ${slot.cycle} and t.currency = ${slot.currency}`,
    ...(isOwn ? [sql`t.manager_key = ${slot.manager0} and t.manager_key > 0`] : []),
    ...(consumption ? sumConditions(consumption, sumColumns('t', isOwn), slot) : []),
  ];
  return sql`select customer_key from cycle_totals t where ${sql.join(all, sql` and `)}`;
}

/**
 * Sets whose common members are those of a selection with a range, each by an index that holds all it needs. An account manager's own
 * amounts are those of their own customers.
 */
export function setsOf(selection: SelectionShape, slot: Values, { engine }: Connection): RawBuilder<unknown>[] {
  const { managers, types, expiry, consumption, hasTag, terms, isOwn } = selection;
  const isNarrowed = types < ALL_TYPE_CODES.length || (managers !== null && !isOwn);
  return [
    ...(expiry !== null || isNarrowed ? [expiriesOf(selection, slot)] : []),
    ...(consumption === null ? [] : [sumsOf(selection, slot)]),
    ...(hasTag ? [membersOf('tag', selection, slot) as RawBuilder<unknown>] : []),
    ...(terms.length === 0 ? [] : [namesOf(selection, slot, engine)]),
  ];
}

function membersOf(kind: Driver['kind'], selection: SelectionShape, slot: Values): RawBuilder<unknown> | null {
  switch (kind) {
    case 'expiry':
    case 'consumption':
      return rangeOf(kind, selection, slot);
    case 'mobile':
      return sql`select customer_key from customers where partner_key = ${slot.partnerKey}
        and mobile_index in (${listOf(selection.mobiles ?? 0, slot, 'mobile')})`;
    case 'gram':
      return sql`select customer_key from name_grams where partner_key = ${slot.partnerKey} and gram = ${slot.gram}`;
    case 'tag':
      return sql`select customer_key from customer_tags where partner_key = ${slot.partnerKey} and tag = ${slot.tag}`;
    case 'id':
      return sql`select customer_key from customers where partner_key = ${slot.partnerKey} and customer_id = ${slot.id}
        union select customer_key from customers where partner_key = ${slot.partnerKey} and partner_customer_no = ${slot.id}`;
    default:
      return null;
  }
}
