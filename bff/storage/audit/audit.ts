import type { Selectable } from 'kysely';
import { FIRST_PREVIOUS_HASH } from '../../../shared/values/audit.ts';
import type { AuditEntry, AuditRow } from '../../ports/records.ts';
import type { Security } from '../../ports/security.ts';
import type { Reads, Unit } from '../../ports/store.ts';
import { type Connection, query } from '../connection.ts';
import { insertRows, plain } from '../money/rows.ts';
import type { Tables } from '../tables.ts';
import { headOf, partnersOf } from './heads.ts';

type StoredRow = Selectable<Tables['audit_rows']>;

const head = headOf('audit_rows');
const partners = partnersOf('audit_rows');
const insert = query<StoredRow, never>((slot, { db }) =>
  db.insertInto('audit_rows').values({
    partner_id: slot.partner_id,
    sequence: slot.sequence,
    at: slot.at,
    actor_kind: slot.actor_kind,
    actor_id: slot.actor_id,
    session_id: slot.session_id,
    request_id: slot.request_id,
    action: slot.action,
    outcome: slot.outcome,
    refusal: slot.refusal,
    targets: slot.targets,
    details: slot.details,
    previous_hash: slot.previous_hash,
    hash: slot.hash,
  }),
);

export function toRow(row: StoredRow): AuditRow {
  return {
    partnerId: row.partner_id,
    sequence: row.sequence,
    at: row.at,
    actor: { kind: row.actor_kind as AuditEntry['actor']['kind'], id: row.actor_id },
    sessionId: row.session_id,
    requestId: row.request_id,
    action: row.action as AuditEntry['action'],
    outcome: row.outcome as AuditEntry['outcome'],
    refusal: row.refusal,
    targets: readJson(row.targets) as AuditEntry['targets'],
    details: readJson(row.details) as AuditEntry['details'],
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}

/** Whoever wrote over a row may have left no JSON; the row must still be read, so that its hash can tell. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export function auditReads(connection: Connection): Omit<Reads['audit'], 'search'> {
  const { db } = connection;
  return {
    async head(partnerId) {
      const [row] = await head(connection, { partnerId });
      return row ? { sequence: row.sequence, hash: row.hash } : null;
    },
    async after(partnerId, sequence, limit) {
      const rows = await db
        .selectFrom('audit_rows')
        .selectAll()
        .where('partner_id', '=', partnerId)
        .where('sequence', '>', sequence)
        .orderBy('sequence')
        .limit(limit)
        .execute();
      return rows.map(toRow);
    },
    partners: () => partners(connection),
  };
}

/** The end of a partner's chain, as a batch knows it; undefined where there is none. */
export function knownHead(connection: Connection, partnerId: string): Promise<{ sequence: number; hash: string } | undefined> {
  const read = async () => (await head(connection, { partnerId }))[0];
  return connection.batch?.known(nameOf(partnerId), read) ?? read();
}

function nameOf(partnerId: string): string {
  return `audit head ${partnerId}`;
}

/** Rows join the chain where the command runs: the partner's lock is held, so the head cannot move under it. */
export function auditCommands(connection: Connection, security: Security): Omit<Unit['audit'], keyof Reads['audit']> {
  return {
    async append(partnerId, entry) {
      const { batch } = connection;
      const last = await knownHead(connection, partnerId);
      const unsigned = {
        partnerId,
        sequence: (last?.sequence ?? 0) + 1,
        at: entry.at,
        actor: { kind: entry.actor.kind, id: entry.actor.id },
        sessionId: entry.sessionId,
        requestId: entry.requestId,
        action: entry.action,
        outcome: entry.outcome,
        refusal: entry.refusal,
        targets: entry.targets,
        details: entry.details,
        previousHash: last?.hash ?? FIRST_PREVIOUS_HASH,
      };
      const row = { ...unsigned, hash: await security.hashAuditRow(unsigned) };
      if (batch) {
        batch.keep({ kind: 'audit', row });
        batch.learn(nameOf(partnerId), { sequence: row.sequence, hash: row.hash });
      } else await insert(connection, toStored(row));
      return row;
    },
  };
}

const COLUMNS: readonly (keyof StoredRow)[] = [
  ...(['partner_id', 'sequence', 'at', 'actor_kind', 'actor_id', 'session_id', 'request_id', 'action'] as const),
  ...(['outcome', 'refusal', 'targets', 'details', 'previous_hash', 'hash'] as const),
];
const CELLS = COLUMNS.map((column) => plain(column === 'sequence' ? 'integer' : 'text')(column));

/** Writes rows that are in their chain already. */
export async function addAuditRows(connection: Connection, rows: readonly AuditRow[]): Promise<void> {
  const stored = rows.map(toStored).map((row) => COLUMNS.map((column) => row[column]));
  await insertRows(connection, 'audit_rows', CELLS, stored);
}

function toStored(row: AuditRow): StoredRow {
  return {
    partner_id: row.partnerId,
    sequence: row.sequence,
    at: row.at,
    actor_kind: row.actor.kind,
    actor_id: row.actor.id,
    session_id: row.sessionId,
    request_id: row.requestId,
    action: row.action,
    outcome: row.outcome,
    refusal: row.refusal,
    targets: JSON.stringify(row.targets),
    details: JSON.stringify(row.details),
    previous_hash: row.previousHash,
    hash: row.hash,
  };
}
