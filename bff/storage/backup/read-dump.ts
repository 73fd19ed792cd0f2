import { fromBase64, toBase64 } from '../base64.ts';
import type { Tables } from '../tables.ts';
import { BACKUP_FORMAT, type BackupManifest, type RowCounter, type TableSum } from './manifest.ts';

/** Tables in an order in which no row names one that comes later. */
export const TABLES: readonly (keyof Tables)[] = [
  'partners',
  'partner_keys',
  'operators',
  'sessions',
  'session_origins',
  'reveals',
  'name_searches',
  'audit_rows',
  'customers',
  'customer_names',
  'customer_tags',
  'name_grams',
  'customer_counts',
  'tag_counts',
  'assignments',
  'deliveries',
  'delivery_parts',
  'part_customers',
  'bill_lines',
  'cycle_sums',
  'cycle_totals',
  'cycle_currencies',
  'custom_roles',
  'preferences',
  'reseller_assignments',
  'customer_resources',
  'shown_values',
  'jobs',
  'job_chunks',
  'events',
  'webhooks',
  'event_deliveries',
  'told_events',
  'ledger_accounts',
  'money_operations',
  'money_items',
  'ledger_entries',
  'money_references',
  'idempotent_answers',
  'quotas',
  'quota_customers',
  'coupons',
  'coupon_usages',
  'coupon_selections',
  'selected_coupons',
  'partner_accounts',
  'step_up_codes',
  'drafts',
  'dissociations',
  'consumption_values',
  'billed_resources',
  'consumption_parts',
  'consumption_cycles',
  'consumption_days',
  'consumption_cubes',
  'consumption_ranks',
  'consumption_budgets',
  'agreement_versions',
  'agreement_texts',
  'agreement_withdrawals',
  'signature_rows',
  'signature_annexes',
  'agreement_standings',
  'agreement_announcements',
  'contact_requests',
  'third_party_payments',
  'payment_contracts',
  'service_state',
  'ring_keys',
];

export type BackupHeader = Omit<BackupManifest, 'tables'>;

/** A backup that cannot be read to its end, or does not hold what it says. */
export class BackupDamaged extends Error {
  override name = 'BackupDamaged';
}

type DumpPart = { header: BackupHeader } | { table: keyof Tables; columns: string[]; row: unknown[] };

/**
 * Reads the lines of a dump: first what it says of itself, then row by row; returns the whole manifest. Throws `BackupDamaged` where a line
 * cannot be read, where it ends too early, and where the rows are not those that were counted.
 */
export async function* readDump(lines: AsyncIterable<string>, counter: RowCounter): AsyncGenerator<DumpPart, BackupManifest> {
  let header: BackupHeader | null = null;
  let table: { table: keyof Tables; columns: string[] } | null = null;
  let end: { tables: unknown[] } | null = null;
  for await (const line of lines) {
    const value = parse(line);
    if (end !== null) throw new BackupDamaged('The backup goes on behind its end.');
    if (header === null) {
      header = headerOf(value);
      yield { header };
    } else if (Array.isArray(value) && table) {
      const row = value.map(fromLine);
      counter.add(table.table, Object.fromEntries(table.columns.map((column, index) => [column, row[index]])));
      yield { ...table, row };
    } else if (isTable(value)) table = value;
    else if (isEnd(value)) end = value;
    else throw new BackupDamaged('The backup has a line that is neither of a table nor its end.');
  }
  if (header === null || end === null) throw new BackupDamaged('The backup ends too early: it was cut, or is still being written.');
  return { ...header, tables: checkSums(end.tables, counter.sums()) };
}

/** Throws `BackupDamaged` where a backup does not hold what it says. */
export function checkSums(said: unknown, found: readonly TableSum[]): readonly TableSum[] {
  const listed = Array.isArray(said) ? (said as TableSum[]) : [];
  for (const { table, rows, sha256 } of listed) {
    const sum = found.find((one) => one.table === table);
    if ((sum?.rows ?? 0) !== rows) throw new BackupDamaged(`The backup says that ${table} has ${rows} rows, and holds ${sum?.rows ?? 0}.`);
    if (rows > 0 && sum?.sha256 !== sha256) throw new BackupDamaged(`The rows of ${table} are not the ones that were backed up.`);
  }
  const unsaid = found.find(({ table, rows }) => rows > 0 && !listed.some((one) => one.table === table));
  if (unsaid) throw new BackupDamaged(`The backup holds rows of ${unsaid.table} that it does not speak of.`);
  return listed;
}

/** What the first line says; throws `BackupDamaged` where it is of something else. */
export function headerOf(value: unknown): BackupHeader {
  const header = value as Partial<BackupHeader> | null;
  if (header?.format !== BACKUP_FORMAT || header.engine !== 'postgres' || typeof header.schema !== 'number')
    throw new BackupDamaged('The file is not a backup of a PostgreSQL database.');
  return header as BackupHeader;
}

/** No column holds an object, so that one in a line can only be bytes. */
export function toLine(value: unknown): unknown {
  return value instanceof Uint8Array ? { base64: toBase64(value) } : value;
}

function fromLine(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  try {
    return fromBase64(String((value as { base64?: unknown }).base64));
  } catch {
    throw new BackupDamaged('The backup has a line that cannot be read.');
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new BackupDamaged('The backup has a line that cannot be read.');
  }
}

function isTable(value: unknown): value is { table: keyof Tables; columns: string[] } {
  const { table, columns } = (value ?? {}) as { table?: keyof Tables; columns?: string[] };
  return (
    table !== undefined && TABLES.includes(table) && Array.isArray(columns) && columns.every((column) => /^[a-z_][a-z0-9_]*$/.test(column))
  );
}

function isEnd(value: unknown): value is { tables: unknown[] } {
  return Array.isArray((value as { tables?: unknown } | null)?.tables);
}
