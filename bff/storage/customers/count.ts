import { sql } from 'kysely';
import { type Connection, queryFamily } from '../connection.ts';
import { countByCounters } from './counters.ts';
import { cheapestDriver, type Driver, fromDriver } from './drivers.ts';
import { conditions, type Selection, type SelectionShape, shapeOf, type Values, valuesOf } from './selection.ts';

interface CountShape {
  driver: Driver['kind'];
  selection: SelectionShape;
}

const counted = queryFamily<CountShape, Values, { total: number }>(
  ({ driver, selection }, slot, connection) => sql`
    select cast(count(*) as integer) as total from ${fromDriver(driver, slot)}
    where ${sql.join(conditions(selection, slot, connection), sql` and `)}`,
);

const PROBE_MAXIMUM = 100_000;

/** The exact number of customers of a selection. */
export async function countCustomers(connection: Connection, selection: Selection): Promise<number> {
  if (selection.terms.length === 0 && selection.id === null && selection.customerId === null) return countByCounters(connection, selection);
  const { driver, size } = await cheapestDriver(connection, selection, PROBE_MAXIMUM);
  if (size === 0) return 0;
  if (size < PROBE_MAXIMUM && isAnsweredBy(driver, selection)) return size;
  const values = { ...valuesOf(selection), ...(driver.kind === 'gram' ? { gram: driver.gram } : {}) };
  const [row] = await counted(connection, { driver: driver.kind, selection: shapeOf(selection) }, values);
  return row?.total ?? 0;
}

/** A term of two code points is its gram: where nothing else is asked, its postings are the answer. */
function isAnsweredBy(driver: Driver, selection: Selection): boolean {
  const [term] = selection.terms;
  return (
    driver.kind === 'gram' &&
    selection.terms.length === 1 &&
    term?.grams.length === 1 &&
    Array.from(term.folded).length === 2 &&
    selection.managers === null &&
    selection.types.length === 2 &&
    selection.tag === null
  );
}
