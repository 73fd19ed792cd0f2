import type { CustomerSort } from '../../../shared/values/lists.ts';
import type { CustomerListRow, CustomerPlace, CustomerQuery } from '../../ports/store.ts';
import type { Connection } from '../connection.ts';
import { cheapestDriver, type Driver } from './drivers.ts';
import { type Part, placeValues } from './order.ts';
import { type ListedRow, listRows, toListRow } from './rows.ts';
import { hasResidue, type Selection, selectionOf, shapeOf, valuesOf } from './selection.ts';

/** Up to how many customers are fetched and sorted rather than met while walking the sort's index. */
const SORTED_MAXIMUM = 4_000;

/** A page of customers in list order (ports/store.ts). */
export async function pageOfCustomers(connection: Connection, request: CustomerQuery): Promise<CustomerListRow[]> {
  const selection = await selectionOf(connection, request.partnerId, request.scope, request.filter);
  if (selection === null) return [];
  const driver = await driverOf(connection, selection, request.sort.by);
  const { place, isBackward } = startOf(request.from);
  const walk = (request.sort.direction === 'ascending') === isBackward ? 'desc' : 'asc';
  const rows: ListedRow[] = [];
  for (const [part, from] of partsFrom(request.sort.by, place, isBackward)) {
    const values = {
      ...valuesOf(selection),
      ...placeValues(request.sort.by, from),
      gram: driver.kind === 'gram' ? driver.gram : null,
      cycle: request.cycle,
      currency: request.currency ?? '',
      limit: request.limit - rows.length,
    };
    const shape = {
      driver: driver.kind,
      selection: shapeOf(selection),
      by: request.sort.by,
      part,
      walk,
      hasPlace: from !== null,
      isOwn: selection.isOwn,
    } as const;
    rows.push(...(await listRows(connection, shape, values)));
    if (rows.length >= request.limit) break;
  }
  if (isBackward) rows.reverse();
  return rows.map((row) => toListRow(row, request.sort.by));
}

async function driverOf(connection: Connection, selection: Selection, by: CustomerSort): Promise<Driver> {
  const isWalkable = by !== 'consumption' || selection.managers === null || selection.isOwn;
  if (isWalkable && !hasResidue(shapeOf(selection))) return { kind: 'customers' };
  const { driver, size } = await cheapestDriver(connection, selection, SORTED_MAXIMUM + 1);
  return size <= SORTED_MAXIMUM ? driver : { kind: 'customers' };
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
