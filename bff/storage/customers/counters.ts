import { sql } from 'kysely';
import { type Connection, queryFamily } from '../connection.ts';
import { ALL_TYPE_CODES } from './columns.ts';
import { listOf, type Selection, shapeOf, type Values, valuesOf } from './selection.ts';

interface CounterShape {
  managers: number | null;
  types: number;
  hasTag: boolean;
}

const counted = queryFamily<CounterShape, Values, { total: number }>(
  (shape, slot) => sql`
    select cast(coalesce(sum(customers), 0) as integer) as total
    from ${sql.table(shape.hasTag ? 'tag_counts' : 'customer_counts')}
    where partner_key = ${slot.partnerKey}
    ${shape.hasTag ? sql`and tag = ${slot.tag}` : sql``}
    ${shape.managers === null ? sql`` : sql`and manager_key in (${listOf(shape.managers, slot, 'manager')})`}
    ${shape.types === ALL_TYPE_CODES.length ? sql`` : sql`and association_type in (${listOf(shape.types, slot, 'type')})`}`,
);

/** Total by the counters, for a selection of managers, types and a tag and nothing else. */
export async function countByCounters(connection: Connection, selection: Selection): Promise<number> {
  const { managers, types, hasTag } = shapeOf(selection);
  const [row] = await counted(connection, { managers, types, hasTag }, valuesOf(selection));
  return row?.total ?? 0;
}
