import { type RawBuilder, sql } from 'kysely';
import type { Connection } from '../connection.ts';
import { ALL_TYPE_CODES } from './columns.ts';
import { fromDriver } from './drivers.ts';
import { type Cut, cutCondition, cutOrder, SORT_COLUMNS } from './order.ts';
import type { ListShape } from './rows.ts';
import { conditions, hasResidue, type Values } from './selection.ts';

/** The keys of one part of a page, with what it is sorted by, and the order to put the joined rows into again. */
export interface PageKeys {
  keys: RawBuilder<unknown>;
  order: RawBuilder<unknown>;
}

/** More walks than this are not merged; the walk is then over all managers, with a condition. */
const WALKS_MAXIMUM = 64;

export function keysOfPage(shape: ListShape, slot: Values, connection: Connection): PageKeys {
  const isConsumption = shape.by === 'consumption';
  const columns = isConsumption ? sumColumns(shape) : SORT_COLUMNS[shape.by as keyof typeof SORT_COLUMNS];
  const idColumn = isConsumption && shape.driver === 'customers' ? 't.customer_id' : 'c.customer_id';
  const cut: Cut = { part: shape.part, columns, idColumn, walk: shape.walk, hasPlace: shape.hasPlace };
  const outer = [...columns.map((_, index) => `k.value${index}`), 'k.customer_id'];
  return { keys: keysOf(shape, cut, slot, connection), order: cutOrder(cut, outer) };
}

function sumColumns({ isOwn }: ListShape): string[] {
  return isOwn ? ['t.own_micro', 't.own_rest'] : ['t.total_micro', 't.total_rest'];
}

function keysOf(shape: ListShape, cut: Cut, slot: Values, connection: Connection): RawBuilder<unknown> {
  if (shape.driver !== 'customers') return sortedSet(shape, cut, slot, connection);
  return shape.by === 'consumption' ? walkTotals(shape, cut, slot, connection) : walkCustomers(shape, cut, slot, connection);
}

function selected(cut: Cut, keyColumn: string): RawBuilder<unknown> {
  const values = cut.columns.map((column, index) => sql`${sql.ref(column)} as ${sql.ref(`value${index}`)}`);
  return sql`select ${sql.ref(keyColumn)} as customer_key, ${sql.join(values)}, ${sql.ref(cut.idColumn)} as customer_id`;
}

/** Members of a small set, sorted. */
function sortedSet(shape: ListShape, cut: Cut, slot: Values, connection: Connection): RawBuilder<unknown> {
  const totals =
    shape.by === 'consumption'
      ? sql`left join cycle_totals t on t.customer_key = c.customer_key and t.cycle = ${slot.cycle} and t.currency = ${slot.currency}`
      : sql``;
  const all = [...conditions(shape.selection, slot, connection), cutCondition(cut, slot)];
  return sql`${selected(cut, 'c.customer_key')} from ${fromDriver(shape.driver, slot)} ${totals}
    where ${sql.join(all, sql` and `)} ${cutOrder(cut)} limit ${slot.limit}`;
}

/**
 * Walks the sort's index once for each manager and association type, and merges: each walk is a range of the index that
 * ends after a page, at both ends of the list alike.
 */
function walkCustomers(shape: ListShape, cut: Cut, slot: Values, connection: Connection): RawBuilder<unknown> {
  const { managers, types } = shape.selection;
  const isMerged = managers !== null && managers * types <= WALKS_MAXIMUM;
  const managerSlots = isMerged ? Array.from({ length: managers }, (_, index) => slot[`manager${index}`]) : [null];
  const isResidual = hasResidue(shape.selection) || (managers !== null && !isMerged);
  const residue = isResidual ? conditions(shape.selection, slot, connection) : [];
  const walks = managerSlots.flatMap((manager) =>
    Array.from({ length: types }, (_, index) => {
      const all = [
        sql`c.partner_key = ${slot.partnerKey}`,
        ...(isMerged ? [sql`c.manager_key = ${manager}`] : []),
        sql`c.association_type = ${slot[`type${index}`]}`,
        cutCondition(cut, slot),
        ...residue,
      ];
      return sql`${selected(cut, 'c.customer_key')} from customers c where ${sql.join(all, sql` and `)} ${cutOrder(cut)} limit ${slot.limit}`;
    }),
  );
  const [only] = walks;
  if (only && walks.length === 1) return only;
  const merged = sql.join(
    walks.map((walk) => sql`select * from (${walk}) w`),
    sql` union all `,
  );
  const order = [...cut.columns.map((_, index) => `value${index}`), 'customer_id'];
  return sql`select * from (${merged}) m ${cutOrder(cut, order)} limit ${slot.limit}`;
}

/** Every customer has a row for a cycle and currency the partner has, so both parts are ranges of one index. */
function walkTotals(shape: ListShape, cut: Cut, slot: Values, connection: Connection): RawBuilder<unknown> {
  const { managers, types } = shape.selection;
  const isResidual = hasResidue(shape.selection) || types < ALL_TYPE_CODES.length || (managers !== null && !shape.isOwn);
  const all = [
    sql`t.partner_key = ${slot.partnerKey} and t.cycle = ${slot.cycle} and t.currency = ${slot.currency}`,
    ...(shape.isOwn ? [sql`t.manager_key = ${slot.manager0} and t.manager_key > 0`] : []),
    cutCondition(cut, slot),
    ...(isResidual ? conditions(shape.selection, slot, connection) : []),
  ];
  const customers = isResidual ? sql`join customers c on c.customer_key = t.customer_key` : sql``;
  return sql`${selected(cut, 't.customer_key')} from cycle_totals t ${customers}
    where ${sql.join(all, sql` and `)} ${cutOrder(cut)} limit ${slot.limit}`;
}
