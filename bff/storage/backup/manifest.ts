import { sql } from 'kysely';
import type { Connection } from '../connection.ts';
import { appliedNumber } from '../migrate.ts';

export const BACKUP_FORMAT = 'partner-widget-kit backup 2';

/** What a backup says of itself: everything a restore must know, and no key. */
export interface BackupManifest extends BackupFacts {
  format: typeof BACKUP_FORMAT;
  engine: 'sqlite' | 'postgres';
  /** The release that made it. */
  release: string;
  /** When it was begun: whatever was committed before is in it. */
  madeAt: string;
  /** Keys that sign heads, as the machine that made it knew them: needed to compare the chains with heads kept elsewhere. */
  headKeyIds: readonly string[];
  tables: readonly TableSum[];
}

export interface BackupFacts {
  /** Number of the newest migration. */
  schema: number;
  /** Field keys that something stored was made with. */
  fieldKeyIds: readonly string[];
  /** The last row of every audit chain. */
  chains: readonly LastRow[];
  /** The last row of every chain of signatures; backups of before there were any do not say. */
  signatures?: readonly LastRow[];
  /** The last event that each partner was given. */
  events: readonly { partnerId: string; sequence: number }[];
}

interface LastRow {
  partnerId: string;
  sequence: number;
  hash: string;
}

/** How many rows a table holds, and a sum over their hashes that does not depend on their order. */
export interface TableSum {
  table: string;
  rows: number;
  sha256: string;
}

/** Adds up rows, table by table. */
export interface RowCounter {
  add(table: string, row: Readonly<Record<string, unknown>>): void;
  sums(): TableSum[];
}

export async function backupFacts({ db, engine }: Connection): Promise<BackupFacts> {
  const schema = await appliedNumber(db, engine);
  return {
    schema,
    fieldKeyIds: await fieldKeyIds({ db, engine }, schema),
    chains: await lastRows({ db, engine }, 'audit_rows'),
    signatures: schema < FIRST_WITH_AGREEMENTS ? [] : await lastRows({ db, engine }, 'signature_rows'),
    events: schema < FIRST_WITH_EVENTS ? [] : await lastEvents({ db, engine }),
  };
}

async function lastRows({ db }: Connection, table: 'audit_rows' | 'signature_rows'): Promise<LastRow[]> {
  const { rows } = await sql<LastRow>`select r.partner_id as "partnerId", r.sequence, r.hash from ${sql.table(table)} r
    join (select partner_id, max(sequence) as last from ${sql.table(table)} group by partner_id) heads
      on heads.partner_id = r.partner_id and heads.last = r.sequence
    order by r.partner_id`.execute(db);
  return rows.map(({ partnerId, sequence, hash }) => ({ partnerId, sequence, hash }));
}

const FIRST_WITH_EVENTS = 9;
const FIRST_WITH_MONEY = 13;
const FIRST_WITH_AGREEMENTS = 18;

/** Columns whose texts read `<format>.<key id>.<body>`, formats of two characters; and the first schema that has them. */
const MADE_WITH_KEYS = [
  ['customers', 'mobile_sealed', 2],
  ['customers', 'email_sealed', 2],
  ['customers', 'mobile_index', 5],
  ['customers', 'email_index', 5],
  ['jobs', 'request', 6],
  ['webhooks', 'secret_sealed', FIRST_WITH_EVENTS],
  ['webhooks', 'earlier_sealed', FIRST_WITH_EVENTS],
  ['operators', 'email_sealed', FIRST_WITH_MONEY],
  ['drafts', 'content_sealed', FIRST_WITH_MONEY],
  ['signature_annexes', 'sealed', FIRST_WITH_AGREEMENTS],
  ['third_party_payments', 'trustee_sealed', FIRST_WITH_AGREEMENTS],
  ['third_party_payments', 'trustee_index', FIRST_WITH_AGREEMENTS],
] as const;

async function fieldKeyIds({ db, engine }: Connection, schema: number): Promise<string[]> {
  const found = new Set<string>();
  const position = sql.raw(engine.words.position);
  for (const [table, column] of MADE_WITH_KEYS.filter(([, , since]) => since <= schema)) {
    const rest = sql`substr(${sql.ref(column)}, 4)`;
    const { rows } = await sql<{ keyId: string }>`select distinct substr(${rest}, 1, ${position}(${rest}, '.') - 1) as "keyId"
      from ${sql.table(table)} where ${sql.ref(column)} is not null and ${sql.ref(column)} <> ''`.execute(db);
    for (const { keyId } of rows) found.add(keyId);
  }
  return [...found].filter(Boolean).sort();
}

async function lastEvents({ db }: Connection): Promise<{ partnerId: string; sequence: number }[]> {
  const rows = await db.selectFrom('partners').select(['partner_id', 'event_sequence']).orderBy('partner_id').execute();
  return rows.map((row) => ({ partnerId: row.partner_id, sequence: row.event_sequence }));
}
