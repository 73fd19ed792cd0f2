import { sql } from 'kysely';
import { type Connection, query, queryFamily } from '../connection.ts';
import { ALL_TYPE_CODES } from './columns.ts';
import { countByCounters } from './counters.ts';
import { cheapestDriver, type Driver, fromDriver, type RangeKind, rangeOf, rangeOfDriver, type SizedDriver, setsOf } from './drivers.ts';
import {
  conditions,
  hasResidue,
  type Selection,
  type SelectionShape,
  shapeOf,
  termConditions,
  type Values,
  valuesOf,
} from './selection.ts';

interface CountShape {
  driver: Driver['kind'];
  selection: SelectionShape;
}

const counted = queryFamily<CountShape, Values, { total: number }>(({ driver, selection }, slot, connection) => {
  const { from, ties } = fromDriver(driver, selection, slot, connection);
  const all = [...ties, ...conditions(selection, slot, connection, rangeOfDriver(driver))];
  return sql`select cast(count(*) as integer) as total from ${from} where ${sql.join(all, sql` and `)}`;
});

/** Names alone: postings, checked against the folded names where the gram is not the whole term. */
const countedByNames = queryFamily<SelectionShape, Values, { total: number }>(
  (shape, slot, { engine }) => sql`
    select cast(count(*) as integer) as total from name_grams g join customer_names n on n.customer_key = g.customer_key
    where g.partner_key = ${slot.partnerKey} and g.gram = ${slot.gram} and ${sql.join(termConditions(shape, slot, engine), sql` and `)}`,
);
const countedByGram = query<{ partnerKey: number; gram: number }, { total: number }>(
  (slot) => sql`select cast(count(*) as integer) as total from name_grams where partner_key = ${slot.partnerKey} and gram = ${slot.gram}`,
);

/** One range, which an index answers alone. */
const countedByRange = queryFamily<{ kind: RangeKind; selection: SelectionShape }, Values, { total: number }>(
  ({ kind, selection }, slot) => sql`select cast(count(*) as integer) as total from (${rangeOf(kind, selection, slot)}) ranged`,
);

/** Ranges that are wide, with what else is asked for: looking each member up elsewhere would read a page of the file for nearly each. */
const countedByIntersection = queryFamily<SelectionShape, Values, { total: number }>(
  (shape, slot, connection) =>
    sql`select cast(count(*) as integer) as total from (${sql.join(setsOf(shape, slot, connection), sql` intersect `)}) shared`,
);

/** From how many members on sets are intersected rather than looked up. */
const LOOKED_UP_MAXIMUM = 20_000;

const PROBE_MAXIMUM = 65_537;

/** So many rows are counted within a millisecond or two; more are a scan. */
const READ_AT_ONCE_MAXIMUM = 1_000;

function scansOf({ scans, ...connection }: Connection): Connection {
  return scans ? { ...connection, db: scans } : connection;
}

/** The exact number of customers of a selection. */
export async function countCustomers(connection: Connection, selection: Selection): Promise<number> {
  const { terms, id, customerId, mobiles, consumption, expiry } = selection;
  const isWide = terms.length > 0 || consumption !== null || expiry !== null;
  if (!isWide && id === null && customerId === null && mobiles === null) return countByCounters(connection, selection);
  const { totals } = connection;
  if (!isWide || !totals) return countByReading(connection, selection);
  // The version is read before the customers: what changes in between is counted under a version that is already gone.
  const [version] = await customersVersion(connection, { partnerKey: selection.partnerKey });
  const now = version?.customers_version ?? 0;
  const name = JSON.stringify(selection);
  const known = totals.get(name);
  if (known?.customersVersion === now) return known.customers;
  const customers = countByReading(connection, selection);
  if (totals.size >= TOTALS_MAXIMUM) totals.clear();
  const total = { customersVersion: now, customers };
  totals.set(name, total);
  return customers.catch((error) => {
    if (totals.get(name) === total) totals.delete(name);
    throw error;
  });
}

const TOTALS_MAXIMUM = 1_000;

const customersVersion = query<{ partnerKey: number }, { customers_version: number }>((slot, { db }) =>
  db.selectFrom('partners').select('customers_version').where('partner_key', '=', slot.partnerKey),
);

async function countByReading(connection: Connection, selection: Selection): Promise<number> {
  const shape = shapeOf(selection);
  const range = rangeAlone(shape);
  const scanning = scansOf(connection);
  if (range !== null) return (await countedByRange(scanning, { kind: range, selection: shape }, valuesOf(selection)))[0]?.total ?? 0;
  const { driver, size } = await driverOfCount(connection, selection);
  const hasRange = selection.consumption !== null || selection.expiry !== null;
  const isWide = hasRange && size > LOOKED_UP_MAXIMUM;
  const gram = driver.kind === 'gram' ? driver.gram : (selection.terms.flatMap((term) => term.grams)[0] ?? null);
  const values: Values = { ...valuesOf(selection), gram };
  const place = size > READ_AT_ONCE_MAXIMUM ? scanning : connection;
  if (isWide) return (await countedByIntersection(place, shape, values))[0]?.total ?? 0;
  if (driver.kind === 'gram' && isNamesOnly(shape)) {
    const { partnerKey } = selection;
    const rows = isOneGram(selection)
      ? await countedByGram(place, { partnerKey, gram: driver.gram })
      : await countedByNames(place, shape, values);
    return rows[0]?.total ?? 0;
  }
  const [row] = await counted(place, { driver: driver.kind, selection: shape }, values);
  return row?.total ?? 0;
}

/** The range whose index decides a whole selection; null where more is asked for. */
function rangeAlone(shape: SelectionShape): RangeKind | null {
  if (!hasResidue(shape, 'expiry')) return 'expiry';
  const isEverybody = shape.types === ALL_TYPE_CODES.length && (shape.managers === null || shape.isOwn);
  return isEverybody && !hasResidue(shape, 'consumption') ? 'consumption' : null;
}

/** Where every gram is common, postings are still less to read than all customers; so is a range. */
export async function driverOfCount(connection: Connection, selection: Selection): Promise<SizedDriver> {
  const found = await cheapestDriver(connection, selection, PROBE_MAXIMUM);
  if (found.driver.kind === 'customers' && selection.expiry !== null) return { ...found, driver: { kind: 'expiry' } };
  if (found.driver.kind === 'customers' && selection.consumption !== null) return { ...found, driver: { kind: 'consumption' } };
  const gram = selection.terms.flatMap((term) => term.grams)[0];
  return found.driver.kind === 'customers' && gram !== undefined ? { ...found, driver: { kind: 'gram', gram } } : found;
}

function isNamesOnly(shape: SelectionShape): boolean {
  const hasRange = shape.consumption !== null || shape.expiry !== null;
  return shape.managers === null && shape.types === ALL_TYPE_CODES.length && !shape.hasTag && !hasRange;
}

/** A term of two code points is its gram: the postings are the answer. */
function isOneGram({ terms: [term, ...more] }: Selection): boolean {
  return term !== undefined && more.length === 0 && Array.from(term.folded).length === 2;
}
