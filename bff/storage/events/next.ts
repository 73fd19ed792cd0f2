import { sql } from 'kysely';
import { type Connection, partsOf } from '../connection.ts';

/** Rows a statement names at most. */
export const PART = 128;

/**
 * Makes the earliest that waits of each subject the next: one step into the index for each, however many wait. In two statements, because
 * PostgreSQL without fresh statistics would look through all of them for each.
 */
export async function moveUp({ db }: Connection, webhookKey: number, subjects: readonly string[]): Promise<void> {
  for (const part of partsOf([...new Set(subjects)], PART)) {
    const each = sql.join(
      part.map((subject) => sql`select cast(${subject} as text) as subject`),
      sql` union all `,
    );
    const { rows } = await sql<{ sequence: number | null }>`select (select d.sequence from event_deliveries d
        where d.webhook_key = ${webhookKey} and d.subject = s.subject and d.state = 'waiting' order by d.sequence limit 1) as sequence
      from (${each}) as s`.execute(db);
    const next = rows.flatMap(({ sequence }) => (sequence === null ? [] : [sequence]));
    if (next.length === 0) continue;
    await db
      .updateTable('event_deliveries')
      .set({ is_next: 1 })
      .where('webhook_key', '=', webhookKey)
      .where('sequence', 'in', next)
      .execute();
  }
}
