import { sql } from 'kysely';
import type { CustomerSort } from '../../../shared/values/lists.ts';
import type { CustomerListRow, CustomerPlace, CustomerQuery } from '../../ports/store.ts';
import { type Connection, query } from '../connection.ts';
import { countCustomers, driverOfCount } from './count.ts';
import { cheapestDriver, type Driver } from './drivers.ts';
import { mergeWalks, type WalkOrder } from './merge.ts';
import { type Part, placeValues } from './order.ts';
import { type ListedRow, type ListShape, listRows, toListRow } from './rows.ts';
import { hasRangeBeside, hasResidue, type Selection, selectionOf, shapeOf, type Values, valuesOf } from './selection.ts';
import { walkedRangeOf } from './walk.ts';

/** Up to how many customers are fetched and sorted rather than met while walking the sort's index. */
const SORTED_MAXIMUM = 4_000;

/** The walks a page of one partner's customers is cut from, in their order: each query's text, and its values but for the limit. */
export interface Walks {
  reseller: CustomerListRow['reseller'];
  parts: { shape: ListShape; values: Values }[];
}

/** Of each partner asked for, but for those of whom nothing can match. */
export async function walksOf(connection: Connection, request: CustomerQuery): Promise<Walks[]> {
  const [only = '', ...others] = request.partnerIds;
  if (!request.isOfResellers && others.length === 0) {
    const own = await walksOfPartner(connection, request, only, null);
    return own === null ? [] : [own];
  }
  const resellers = request.isOfResellers ? await namesOf(connection, request.partnerIds) : null;
  const walks = await Promise.all(
    request.partnerIds.map(async (partnerId) => walksOfPartner(connection, request, partnerId, resellers?.get(partnerId) ?? null)),
  );
  return walks.filter((one) => one !== null);
}

async function walksOfPartner(
  connection: Connection,
  request: CustomerQuery,
  partnerId: string,
  reseller: Walks['reseller'],
): Promise<Walks | null> {
  const selection = await selectionOf(connection, partnerId, request.scope, request.filter, request);
  if (selection === null) return null;
  const { by } = request.sort;
  const hasSums = by === 'consumption' && (await sumsExist(connection, selection.partnerKey, request));
  const driver = await driverOf(connection, selection, by, hasSums);
  const { place, isBackward } = startOf(request.from);
  const { walk } = orderOf(request);
  const isPlaceIncluded = place?.partnerId !== undefined && (walk === 'asc' ? partnerId > place.partnerId : partnerId < place.partnerId);
  const isOfResellers = reseller !== null;
  const shared = { driver: driver.kind, selection: shapeOf(selection), by, hasSums, walk, isOwn: selection.isOwn, isOfResellers } as const;
  const values = {
    ...valuesOf(selection),
    gram: 'gram' in driver ? driver.gram : null,
    cycle: request.cycle,
    currency: request.currency ?? '',
  };
  const parts = partsFrom(selection, by, place, isBackward).map(([part, from]) => ({
    shape: { ...shared, part, hasPlace: from !== null, isPlaceIncluded: from !== null && isPlaceIncluded },
    values: { ...values, ...placeValues(by, from) },
  }));
  return { reseller, parts };
}

/** A page of customers in list order (ports/store.ts). */
export async function pageOfCustomers(connection: Connection, request: CustomerQuery): Promise<CustomerListRow[]> {
  const walks = await walksOf(connection, request);
  const lists = await Promise.all(walks.map((one) => rowsOf(connection, request, one)));
  const order = orderOf(request);
  const rows = mergeWalks(lists, ({ place }) => place, order, request.limit);
  return order.isBackward ? rows.reverse() : rows;
}

async function rowsOf(connection: Connection, request: CustomerQuery, { reseller, parts }: Walks): Promise<CustomerListRow[]> {
  const rows: ListedRow[] = [];
  for (const { shape, values } of parts) {
    rows.push(...(await listRows(connection, shape, { ...values, limit: request.limit - rows.length })));
    if (rows.length >= request.limit) break;
  }
  return rows.map((row) => toListRow(row, request.sort.by, reseller));
}

export function orderOf({ sort, from }: CustomerQuery): WalkOrder {
  const { isBackward } = startOf(from);
  return { by: sort.by, walk: (sort.direction === 'ascending') === isBackward ? 'desc' : 'asc', isBackward };
}

async function namesOf({ db }: Connection, partnerIds: readonly string[]): Promise<Map<string, NonNullable<Walks['reseller']>>> {
  if (partnerIds.length === 0) return new Map();
  const rows = await db.selectFrom('partners').select(['partner_id', 'name']).where('partner_id', 'in', partnerIds).execute();
  return new Map(rows.map((row) => [row.partner_id, { partnerId: row.partner_id, name: row.name }]));
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
  const shape = shapeOf(selection);
  const walked = walkedRangeOf({ by, hasSums });
  if (isWalkable && !hasResidue(shape, walked)) return { kind: 'customers' };
  const { driver, size } = await cheapestDriver(connection, selection, SORTED_MAXIMUM + 1);
  if (size <= SORTED_MAXIMUM) return driver;
  // A rare term may be made of common grams only, and two wide ranges may share few; walking the sort's index would pass nearly
  // everybody to meet them. The total is asked for beside every page, and kept.
  const mayBeRare = selection.terms.length > 0 || hasRangeBeside(shape, walked);
  if (!mayBeRare || (await countCustomers(connection, selection)) > SORTED_MAXIMUM) return { kind: 'customers' };
  const { driver: counted } = await driverOfCount(connection, selection);
  return counted.kind === 'gram' ? { kind: 'names', gram: counted.gram } : counted;
}

function startOf(from: CustomerQuery['from']): { place: CustomerPlace | null; isBackward: boolean } {
  if ('at' in from) return { place: null, isBackward: from.at === 'last' };
  return 'after' in from ? { place: from.after, isBackward: false } : { place: from.before, isBackward: true };
}

/** The parts a page may be cut from, in the order it is walked, each with the place to start from. */
function partsFrom(
  selection: Selection,
  by: CustomerSort,
  place: CustomerPlace | null,
  isBackward: boolean,
): [Part, CustomerPlace | null][] {
  // A range over what the list is sorted by leaves nobody without a value.
  const isStated = (by === 'resourceExpiry' && selection.expiry !== null) || (by === 'consumption' && selection.consumption !== null);
  const parts: Part[] = by === 'associatedAt' || isStated ? ['with-value'] : ['with-value', 'without-value'];
  if (isBackward) parts.reverse();
  if (place === null) return parts.map((part) => [part, null]);
  const start = parts.indexOf(place.value === null ? 'without-value' : 'with-value');
  return parts.slice(Math.max(start, 0)).map((part, index) => [part, index === 0 ? place : null]);
}
