import { sql } from 'kysely';
import { type Connection, query } from './connection.ts';

/** Name in `service_state` under which a restored store keeps that it takes no changes yet. */
export const CHANGES = 'changes';

const closed = query<object, { value: string }>(() => sql`select value from service_state where name = ${sql.lit(CHANGES)}`);

/** Whether changes are closed, as this transaction sees it: replicas agree because they read it together with what they change. */
export async function areChangesClosed(connection: Connection): Promise<boolean> {
  return (await closed(connection, {})).length > 0;
}
