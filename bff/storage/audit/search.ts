import { sql } from 'kysely';
import type { AuditQuery, RowPlace } from '../../ports/audit.ts';
import type { Reads } from '../../ports/store.ts';
import type { Connection } from '../connection.ts';
import { toRow } from './audit.ts';

/** Rows a search looks at before it answers with what it has: a rare target must not cost a walk through the whole trail at once. */
const STRETCH = 10_000;
/** The largest number that the column holds. */
const AFTER_ALL = 2 ** 31 - 1;

export const auditSearch = (connection: Connection): Pick<Reads['audit'], 'search'> => ({
  async search(partnerId, query, before, limit) {
    const start = before?.sequence ?? AFTER_ALL;
    const found = await matching(connection, partnerId, query, start).limit(limit).execute();
    const last = found.at(-1);
    const rows = found
      .map(toRow)
      .filter(({ targets }) => query.target === undefined || (Array.isArray(targets) && targets.includes(query.target)));
    if (last && found.length === limit) return { rows, next: { sequence: last.sequence } };
    return { rows, next: await endOfStretch(connection, partnerId, query, start) };
  },
});

/** The stretch: rows of the actor, or of the action, or all, each in an index of its own. */
function stretch({ db }: Connection, partnerId: string, { actorId, action }: AuditQuery, start: number) {
  let rows = db.selectFrom('audit_rows').where('partner_id', '=', partnerId).where('sequence', '<', start);
  if (actorId !== undefined) rows = rows.where('actor_id', '=', actorId);
  else if (action !== undefined) rows = rows.where('action', '=', action);
  return rows.orderBy('sequence', 'desc').limit(STRETCH);
}

function matching(connection: Connection, partnerId: string, query: AuditQuery, start: number) {
  const { db, engine } = connection;
  let rows = db.selectFrom(stretch(connection, partnerId, query, start).selectAll().as('r')).selectAll();
  if (query.from !== undefined) rows = rows.where('r.at', '>=', query.from);
  if (query.until !== undefined) rows = rows.where('r.at', '<', query.until);
  if (query.actorKind !== undefined) rows = rows.where('r.actor_kind', '=', query.actorKind);
  if (query.actorId !== undefined && query.action !== undefined) rows = rows.where('r.action', '=', query.action);
  if (query.outcome !== undefined) rows = rows.where('r.outcome', '=', query.outcome);
  // Finds every list that holds the id, and one that only looks like it: the lists themselves are read afterwards.
  if (query.target !== undefined) rows = rows.where(sql<boolean>`${position(engine.words.position, JSON.stringify(query.target))} > 0`);
  return rows.orderBy('r.sequence', 'desc');
}

function position(word: string, text: string) {
  return sql`${sql.raw(word)}(r.targets, ${text})`;
}

/** Where the next stretch begins; null where this one reached the end of the trail. */
async function endOfStretch(connection: Connection, partnerId: string, query: AuditQuery, start: number): Promise<RowPlace | null> {
  const end = await connection.db
    .selectFrom(stretch(connection, partnerId, query, start).select('sequence').as('r'))
    .select(({ fn }) => [fn.countAll<number | string>().as('count'), fn.min('r.sequence').as('sequence')])
    .executeTakeFirst();
  return end && Number(end.count) === STRETCH ? { sequence: Number(end.sequence) } : null;
}
