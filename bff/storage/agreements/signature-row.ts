import { type Selectable, sql } from 'kysely';
import type { SignatureRow } from '../../ports/agreements.ts';
import { type Connection, query } from '../connection.ts';
import { insertRows, plain } from '../money/rows.ts';
import type { Tables } from '../tables.ts';

type StoredRow = Selectable<Tables['signature_rows']>;

/** Whoever wrote over a row may have left other words; the row must still be read, so that its hash can tell. */
export function toSignatureRow(row: StoredRow): SignatureRow {
  return {
    partnerId: row.partner_id,
    sequence: row.sequence,
    kind: row.kind as SignatureRow['kind'],
    recordId: row.record_id,
    withdraws: row.withdraws,
    reason: row.reason as SignatureRow['reason'],
    customerId: row.customer_id,
    personId: row.person_id,
    capacity: row.capacity as SignatureRow['capacity'],
    method: row.method as SignatureRow['method'],
    code: row.code,
    version: row.version,
    locale: row.locale as SignatureRow['locale'],
    title: row.title,
    sourceSha256: row.source_sha256,
    renderedSha256: row.rendered_sha256,
    manifestId: row.manifest_id,
    manifestSha256: row.manifest_sha256,
    presentedAt: row.presented_at,
    at: row.at,
    annexSha256: row.annex_sha256,
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}

function toStored(row: SignatureRow): StoredRow {
  return {
    partner_id: row.partnerId,
    sequence: row.sequence,
    kind: row.kind,
    record_id: row.recordId,
    withdraws: row.withdraws,
    reason: row.reason,
    customer_id: row.customerId,
    person_id: row.personId,
    capacity: row.capacity,
    method: row.method,
    code: row.code,
    version: row.version,
    locale: row.locale,
    title: row.title,
    source_sha256: row.sourceSha256,
    rendered_sha256: row.renderedSha256,
    manifest_id: row.manifestId,
    manifest_sha256: row.manifestSha256,
    presented_at: row.presentedAt,
    at: row.at,
    annex_sha256: row.annexSha256,
    previous_hash: row.previousHash,
    hash: row.hash,
  };
}

/** What is hashed of a row: what is stored of it, and nothing that somebody handed over besides. */
export function withoutHash(row: Omit<SignatureRow, 'hash'>): Omit<SignatureRow, 'hash'> {
  const { hash: _, ...hashed } = toSignatureRow(toStored({ ...row, hash: '' }));
  return hashed;
}

const COLUMNS: readonly (keyof StoredRow)[] = [
  ...(['partner_id', 'sequence', 'kind', 'record_id', 'withdraws', 'reason', 'customer_id', 'person_id', 'capacity', 'method'] as const),
  ...(['code', 'version', 'locale', 'title', 'source_sha256', 'rendered_sha256', 'manifest_id', 'manifest_sha256'] as const),
  ...(['presented_at', 'at', 'annex_sha256', 'previous_hash', 'hash'] as const),
];
const CELLS = COLUMNS.map((column) => plain(column === 'sequence' || column === 'version' ? 'integer' : 'text')(column));

/** Writes rows that are in their chain already. */
export async function addSignatureRows(connection: Connection, rows: readonly SignatureRow[]): Promise<void> {
  const stored = rows.map(toStored).map((row) => COLUMNS.map((column) => row[column]));
  await insertRows(connection, 'signature_rows', CELLS, stored);
}

type Wanted = { partnerId: string } & Record<'recordId' | 'manifestId', string>;

const rowsBy = (column: 'record_id' | 'withdraws' | 'manifest_id', value: keyof Omit<Wanted, 'partnerId'>) =>
  query<Wanted, StoredRow>((slot, { db }) => {
    const rows = db.selectFrom('signature_rows').selectAll().where('partner_id', '=', slot.partnerId).where(column, '=', slot[value]);
    return column === 'manifest_id' ? rows.where(sql<boolean>`kind = 'signed'`) : rows;
  });

export const rowByRecord = rowsBy('record_id', 'recordId');
export const rowWithdrawing = rowsBy('withdraws', 'recordId');
/** The signature that was made with a manifest: there is one at most. */
export const rowByManifest = rowsBy('manifest_id', 'manifestId');
