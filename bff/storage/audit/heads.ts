import { sql } from 'kysely';
import { type Connection, type Query, query } from '../connection.ts';

/** Tables whose rows are chained by partner, numbered from 1. */
type ChainTable = 'audit_rows' | 'signature_rows';

export interface ChainHeadRow {
  sequence: number;
  hash: string;
}

/** Finds the last row of a partner's chain. */
export function headOf(table: ChainTable): Query<{ partnerId: string }, ChainHeadRow> {
  return query(
    (slot) => sql`select sequence, hash from ${sql.table(table)} where partner_id = ${slot.partnerId} order by sequence desc limit 1`,
  );
}

/** Finds whoever has a chain, from one partner to the next in the primary key: also where the first rows were taken away. */
export function partnersOf(table: ChainTable): (connection: Connection) => Promise<string[]> {
  const next = query<{ after: string }, { partner_id: string }>(
    (slot) => sql`select partner_id from ${sql.table(table)} where partner_id > ${slot.after} order by partner_id limit 1`,
  );
  return async (connection) => {
    const found: string[] = [];
    for (let [row] = await next(connection, { after: '' }); row; [row] = await next(connection, { after: row.partner_id }))
      found.push(row.partner_id);
    return found;
  };
}
