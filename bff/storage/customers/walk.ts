import { type RawBuilder, sql } from 'kysely';
import type { Connection } from '../connection.ts';
import { ALL_TYPE_CODES } from './columns.ts';
import { fromDriver, rangeOfDriver } from './drivers.ts';
import { type Cut, cutCondition, cutOrder, SORT_COLUMNS } from './order.ts';
import { expiryConditions, type RangeShape, sumColumns, sumConditions } from './ranges.ts';
import type { ListShape } from './rows.ts';
import { BELONGS, conditions, hasResidue, type Values, type WalkedRange } from './selection.ts';

/** More walks than this are not merged; the walk is then over all managers, with a condition. */
const WALKS_MAXIMUM = 64;

/** Where the rows of one part of a page come from, with customers as `c`, and how they end up in order. */
export interface PageSource {
  from: RawBuilder<unknown>;
  ending: RawBuilder<unknown>;
}

export function sourceOfPage(shape: ListShape, slot: Values, connection: Connection): PageSource {
  const idColumn = shape.hasSums && shape.driver === 'customers' ? 't.customer_id' : 'c.customer_id';
  const columns = columnsOf(shape);
  const cut: Cut = {
    part: shape.part,
    columns,
    idColumn,
    walk: shape.walk,
    hasPlace: shape.hasPlace,
    isPlaceIncluded: shape.isPlaceIncluded,
  };
  if (isOneWalk(shape)) {
    const all = sql.join(walkConditions(shape, cut, slot, connection, 0), sql` and `);
    return { from: sql`customers c`, ending: sql`where ${all} ${cutOrder(cut)} ${limitOf(slot)}` };
  }
  const outer = [...columns.map((_, index) => `k.value${index}`), 'k.customer_id'];
  const keys = keysOf(shape, cut, slot, connection);
  return { from: sql`(${keys}) k join customers c on c.customer_key = k.customer_key`, ending: cutOrder(cut, outer) };
}

/** The cast keeps SQLite from planning the query anew for each value bound, which costs as much as answering it. */
function limitOf(slot: Values): RawBuilder<unknown> {
  return sql`limit cast(${slot.limit} as integer)`;
}

/** No column where nobody has a value. */
function columnsOf({ by, hasSums, isOwn }: ListShape): readonly string[] {
  if (by !== 'consumption') return SORT_COLUMNS[by];
  if (!hasSums) return [];
  return sumColumns('t', isOwn);
}

function keysOf(shape: ListShape, cut: Cut, slot: Values, connection: Connection): RawBuilder<unknown> {
  if (shape.driver !== 'customers') return sortedSet(shape, cut, slot, connection);
  return shape.hasSums ? walkTotals(shape, cut, slot, connection) : walkCustomers(shape, cut, slot, connection);
}

function selected(cut: Cut, keyColumn: string): RawBuilder<unknown> {
  const values = cut.columns.map((column, index) => sql`${sql.ref(column)} as ${sql.ref(`value${index}`)}`);
  return sql`select ${sql.join([sql`${sql.ref(keyColumn)} as customer_key`, ...values, sql`${sql.ref(cut.idColumn)} as customer_id`])}`;
}

/** Members of a small set, sorted. */
function sortedSet(shape: ListShape, cut: Cut, slot: Values, connection: Connection): RawBuilder<unknown> {
  const totals = shape.hasSums
    ? sql`left join cycle_totals t on t.customer_key = c.customer_key and t.cycle = ${slot.cycle} and t.currency = ${slot.currency}`
    : sql``;
  const { from, ties } = fromDriver(shape.driver, shape.selection, slot, connection);
  const all = [...ties, ...conditions(shape.selection, slot, connection, rangeOfDriver(shape.driver)), cutCondition(cut, slot)];
  const fence = sql.raw(connection.engine.words.fence);
  const order = [...cut.columns.map((_, index) => `value${index}`), 'customer_id'];
  return sql`select * from (
    ${selected(cut, 'c.customer_key')} from ${from} ${totals} where ${sql.join(all, sql` and `)} ${fence}
  ) s ${cutOrder(cut, order)} ${limitOf(slot)}`;
}

/** True where a page is one range of one index of customers, which needs no merging and no second sort. */
function isOneWalk({ driver, hasSums, selection }: ListShape): boolean {
  return driver === 'customers' && !hasSums && !(selection.managers !== null && isMerged(selection) && selection.managers > 1);
}

function isMerged({ managers }: ListShape['selection']): boolean {
  return managers !== null && managers <= WALKS_MAXIMUM;
}

/** The range that the index walked along is cut by. */
export function walkedRangeOf({ by, hasSums }: Pick<ListShape, 'by' | 'hasSums'>): WalkedRange {
  if (by === 'resourceExpiry') return 'expiry';
  return hasSums ? 'consumption' : null;
}

function rangeAlong(shape: ListShape, slot: Values): RawBuilder<unknown>[] {
  const { by, hasSums, selection, isOwn } = shape;
  if (by === 'resourceExpiry' && selection.expiry)
    return expiryConditions(boundsAhead(selection.expiry, shape), sql`c.resource_expiry_at`, slot);
  if (hasSums && selection.consumption) return sumConditions(boundsAhead(selection.consumption, shape), sumColumns('t', isOwn), slot);
  return [];
}

/** A place lies within the range: the bound behind it says nothing more, and would have the index walked from there. */
function boundsAhead(range: RangeShape, { walk, hasPlace }: ListShape): RangeShape {
  if (!hasPlace) return range;
  return walk === 'asc' ? { ...range, hasLower: false } : { ...range, hasUpper: false };
}

/** Conditions of one walk of a sort's index: over one manager's customers, over those of one type, or over all. */
function walkConditions(shape: ListShape, cut: Cut, slot: Values, connection: Connection, manager: number): RawBuilder<unknown>[] {
  const { selection } = shape;
  const isTyped = selection.types < ALL_TYPE_CODES.length;
  const isByManager = isMerged(selection);
  const walked = walkedRangeOf(shape);
  const isResidual = hasResidue(selection, walked) || (selection.managers !== null && !isByManager) || (isByManager && isTyped);
  return [
    sql`c.partner_key = ${slot.partnerKey}`,
    ...(isByManager ? [sql`c.manager_key = ${slot[`manager${manager}`]}`] : []),
    ...(isTyped && !isByManager ? [sql`c.association_type = ${slot.type0}`] : []),
    cutCondition(cut, slot),
    ...rangeAlong(shape, slot),
    // Of several managers' customers nobody left; a single walk reads the rows anyway.
    ...(isOneWalk(shape) && !isResidual ? [BELONGS] : []),
    ...(isResidual ? conditions(selection, slot, connection, walked) : []),
  ];
}

/**
 * Walks the sort's index once for each manager, and merges: each walk is a range of the index that ends after a page, at
 * both ends of the list alike.
 */
function walkCustomers(shape: ListShape, cut: Cut, slot: Values, connection: Connection): RawBuilder<unknown> {
  const walks = Array.from({ length: shape.selection.managers ?? 1 }, (_, manager) => {
    const all = walkConditions(shape, cut, slot, connection, manager);
    return sql`${selected(cut, 'c.customer_key')} from customers c where ${sql.join(all, sql` and `)} ${cutOrder(cut)} ${limitOf(slot)}`;
  });
  const merged = sql.join(
    walks.map((walk) => sql`select * from (${walk}) w`),
    sql` union all `,
  );
  const order = [...cut.columns.map((_, index) => `value${index}`), 'customer_id'];
  return sql`select * from (${merged}) m ${cutOrder(cut, order)} ${limitOf(slot)}`;
}

/** Every customer has a row for a cycle and currency the partner has, so both parts are ranges of one index. */
function walkTotals(shape: ListShape, cut: Cut, slot: Values, connection: Connection): RawBuilder<unknown> {
  const { managers, types } = shape.selection;
  const isResidual = hasResidue(shape.selection, 'consumption') || types < ALL_TYPE_CODES.length || (managers !== null && !shape.isOwn);
  const all = [
    sql`t.partner_key = ${slot.partnerKey} and t.cycle = ${slot.cycle} and t.currency = ${slot.currency}`,
    ...(shape.isOwn ? [sql`t.manager_key = ${slot.manager0} and t.manager_key > 0`] : []),
    cutCondition(cut, slot),
    ...rangeAlong(shape, slot),
    ...(isResidual ? conditions(shape.selection, slot, connection, 'consumption') : []),
  ];
  const customers = isResidual ? sql`join customers c on c.customer_key = t.customer_key` : sql``;
  return sql`${selected(cut, 't.customer_key')} from cycle_totals t ${customers}
    where ${sql.join(all, sql` and `)} ${cutOrder(cut)} ${limitOf(slot)}`;
}
