import { sql } from 'kysely';
import type { CustomerSort } from '../../../shared/values/lists.ts';
import type { CustomerListRow, CustomerPlace, CustomerQuery } from '../../ports/store.ts';
import { type Connection, query } from '../connection.ts';
import { countCustomers, driverOfCount } from './count.ts';
import { cheapestDriver, type Driver } from './drivers.ts';
import { type Part, placeValues } from './order.ts';
import { type ListedRow, type ListShape, listRows, toListRow } from './rows.ts';
import { hasResidue, type Selection, selectionOf, shapeOf, type Values, valuesOf } from './selection.ts';

/** Up to how many customers are fetched and sorted rather than met while walking the sort's index. */
const SORTED_MAXIMUM = 4_000;

/** The walks a page is cut from, in their order: what decides each query's text, and its values but for the limit. */
export interface Walks {
  parts: { shape: ListShape; values: Values }[];
  /** True where rows come in the opposite of list order. */
  isBackward: boolean;
}

/** Null where nothing can match. */
export async function walksOf(connection: Connection, request: CustomerQuery): Promise<Walks | null> {
  const selection = await selectionOf(connection, request.partnerIds[0] ?? '', request.scope, request.filter);
  if (selection === null) return null;
  const { by, direction } = request.sort;
  const hasSums = by === 'consumption' && (await sumsExist(connection, selection.partnerKey, request));
  const driver = await driverOf(connection, selection, by, hasSums);
  const { place, isBackward } = startOf(request.from);
  const walk = (direction === 'ascending') === isBackward ? 'desc' : 'asc';
  const shared = { driver: driver.kind, selection: shapeOf(selection), by, hasSums, walk, isOwn: selection.isOwn } as const;
  const values = {
    ...valuesOf(selection),
    gram: 'gram' in driver ? driver.gram : null,
    cycle: request.cycle,
    currency: request.currency ?? '',
  };
  const parts = partsFrom(by, place, isBackward).map(([part, from]) => ({
    shape: { ...shared, part, hasPlace: from !== null },
    values: { ...values, ...placeValues(by, from) },
  }));
  return { parts, isBackward };
}

/** A page of customers in list order (ports/store.ts). */
export async function pageOfCustomers(connection: Connection, request: CustomerQuery): Promise<CustomerListRow[]> {
  const walks = await walksOf(connection, request);
  if (walks === null) return [];
  const rows: ListedRow[] = [];
  for (const { shape, values } of walks.parts) {
    rows.push(...(await listRows(connection, shape, { ...values, limit: request.limit - rows.length })));
    if (rows.length >= request.limit) break;
  }
  if (walks.isBackward) rows.reverse();
  return rows.map((row) => toListRow(row, request.sort.by));
}

const opened = query<{ partnerKey: number; cycle: string; currency: string }, { found: number }>(
  (slot) => sql`select 1 as found from cycle_currencies
    where partner_key = ${slot.partnerKey} and cycle = ${slot.cycle} and currency = ${slot.currency}`,
);

/** Where a cycle has no sums in a currency, nobody has consumption to be sorted by: customers come by id. */
async function sumsExist(connection: Connection, partnerKey: number, { cycle, currency }: CustomerQuery): Promise<boolean> {
  return currency !== null && (await opened(connection, { partnerKey, cycle, currency })).length > 0;
}

async function driverOf(connection: Connection, selection: Selection, by: CustomerSort, hasSums: boolean): Promise<Driver> {
  const isWalkable = by !== 'consumption' || selection.managers === null || (selection.isOwn && hasSums);
  if (isWalkable && !hasResidue(shapeOf(selection))) return { kind: 'customers' };
  const { driver, size } = await cheapestDriver(connection, selection, SORTED_MAXIMUM + 1);
  if (size <= SORTED_MAXIMUM) return driver;
  // A rare term may be made of common grams only; walking the sort's index would pass nearly everybody to meet the few. The
  // total is asked for beside every page, and kept.
  if (selection.terms.length === 0 || (await countCustomers(connection, selection)) > SORTED_MAXIMUM) return { kind: 'customers' };
  const { driver: postings } = await driverOfCount(connection, selection);
  return postings.kind === 'gram' ? { kind: 'names', gram: postings.gram } : postings;
}

function startOf(from: CustomerQuery['from']): { place: CustomerPlace | null; isBackward: boolean } {
  if ('at' in from) return { place: null, isBackward: from.at === 'last' };
  return 'after' in from ? { place: from.after, isBackward: false } : { place: from.before, isBackward: true };
}

/** The parts a page may be cut from, in the order it is walked, each with the place to start from. */
function partsFrom(by: CustomerSort, place: CustomerPlace | null, isBackward: boolean): [Part, CustomerPlace | null][] {
  const parts: Part[] = by === 'associatedAt' ? ['with-value'] : ['with-value', 'without-value'];
  if (isBackward) parts.reverse();
  if (place === null) return parts.map((part) => [part, null]);
  const start = parts.indexOf(place.value === null ? 'without-value' : 'with-value');
  return parts.slice(Math.max(start, 0)).map((part, index) => [part, index === 0 ? place : null]);
}
