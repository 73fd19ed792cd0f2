import { sql } from 'kysely';
import type { InvoiceSubject, QuotaState } from '../../../shared/values/money-lists.ts';
import type { Book } from '../../ports/ledger.ts';
import type { FoundQuota, QuotaCommands, QuotaReads, QuotaRestrictions, StoredQuota } from '../../ports/quotas.ts';
import { isGiver, type Kept } from '../batch/kept.ts';
import { type Connection, insertMany, partsOf, past, query } from '../connection.ts';
import { needPartnerKey, partnerKeyOf } from '../keys.ts';
import { recalledFrom } from './recalled-from.ts';
import { type Cell, insertRows, KEY_OF, minorOf } from './rows.ts';

/** Columns of a quota `q` of the partner `p` with what is available in it; made into one by `toQuota`. */
export const QUOTA_COLUMNS = sql`p.partner_id, q.quota_id, q.asset, q.currency, q.state, q.effective_at, q.expires_at,
  cast(q.total as text) as total, q.restrictions, q.designated, q.invoice_subject, q.signing_entity, pp.partner_id as parent_partner_id,
  pq.quota_id as parent_quota_id, q.issued_count, cast(q.issued_total as text) as issued_total, q.created_at, q.changed_at,
  pq.state as parent_state, pq.effective_at as parent_effective_at, pq.expires_at as parent_expires_at,
  cast(coalesce(a.balance, 0) as text) as available`;

export const QUOTA_TABLES = sql`quotas q join partners p on p.partner_key = q.partner_key
  left join quotas pq on pq.quota_key = q.parent_quota_key left join partners pp on pp.partner_key = pq.partner_key
  left join ledger_accounts a on a.partner_key = q.partner_key and a.asset = q.asset and a.currency = q.currency and a.kind = 'quota'
    and a.owner = q.quota_id`;

export interface QuotaRow {
  partner_id: string;
  quota_id: string;
  asset: string;
  currency: string;
  state: string;
  effective_at: string;
  expires_at: string;
  total: string;
  restrictions: string;
  designated: number | null;
  invoice_subject: string;
  signing_entity: string | null;
  parent_partner_id: string | null;
  parent_quota_id: string | null;
  parent_state: string | null;
  parent_effective_at: string | null;
  parent_expires_at: string | null;
  issued_count: number;
  issued_total: string;
  created_at: string;
  changed_at: string;
  available: string;
}

const byId = query<{ partnerId: string; quotaId: string }, QuotaRow>(
  (slot) => sql`select ${QUOTA_COLUMNS} from ${QUOTA_TABLES} where p.partner_id = ${slot.partnerId} and q.quota_id = ${slot.quotaId}`,
);

export function toQuota(row: QuotaRow): FoundQuota {
  const { parent_partner_id: parentPartnerId, parent_quota_id: parentQuotaId } = row;
  return {
    partnerId: row.partner_id,
    quotaId: row.quota_id,
    asset: row.asset as StoredQuota['asset'],
    currency: row.currency,
    state: row.state as QuotaState,
    effectiveAt: row.effective_at,
    expiresAt: row.expires_at,
    total: minorOf(row.total),
    restrictions: JSON.parse(row.restrictions) as QuotaRestrictions,
    designated: row.designated,
    invoiceSubject: row.invoice_subject as InvoiceSubject,
    signingEntity: row.signing_entity,
    parent: parentPartnerId === null || parentQuotaId === null ? null : { partnerId: parentPartnerId, quotaId: parentQuotaId },
    issuedCount: row.issued_count,
    issuedTotal: minorOf(row.issued_total),
    createdAt: row.created_at,
    changedAt: row.changed_at,
    available: minorOf(row.available),
    above: aboveOf(row),
  };
}

function aboveOf({ parent_state: state, parent_effective_at: effectiveAt, parent_expires_at: expiresAt }: QuotaRow): FoundQuota['above'] {
  return state === null || effectiveAt === null || expiresAt === null ? null : { state: state as QuotaState, effectiveAt, expiresAt };
}

export function quotaReads(connection: Connection): QuotaReads {
  const { db } = connection;
  const designatedOf = (partnerKey: number, quotaId: string) =>
    db
      .selectFrom('quota_customers as d')
      .innerJoin('quotas as q', 'q.quota_key', 'd.quota_key')
      .select('d.customer_id')
      .where('q.partner_key', '=', partnerKey)
      .where('q.quota_id', '=', quotaId);
  return {
    find(partnerId, quotaId) {
      const read = async () => {
        const isChanging = (kept: Kept) => isGiver(kept, 'quota', quotaId) || (kept.kind === 'count' && kept.quotaId === quotaId);
        const [row] = await byId(past(connection, isChanging), { partnerId, quotaId });
        return row ? toQuota(row) : null;
      };
      return connection.batch?.known(nameOf(partnerId, quotaId), read) ?? read();
    },
    recalledFrom: async (partnerId, quotaId) => recalledFrom(connection, (await partnerKeyOf(connection, partnerId)) ?? 0, quotaId),
    async designated(partnerId, quotaId, customerIds) {
      const partnerKey = (await partnerKeyOf(connection, partnerId)) ?? 0;
      const found = new Set<string>();
      for (const part of partsOf(customerIds)) {
        const rows = await designatedOf(partnerKey, quotaId).where('d.customer_id', 'in', part).execute();
        for (const row of rows) found.add(row.customer_id);
      }
      return found;
    },
    async designatedCustomers(partnerId, quotaId) {
      const partnerKey = (await partnerKeyOf(connection, partnerId)) ?? 0;
      const rows = await designatedOf(partnerKey, quotaId).orderBy('d.customer_id').execute();
      return rows.map((row) => row.customer_id);
    },
  };
}

const CELLS: readonly Cell[] = [
  { column: 'partner_key', as: KEY_OF.partner },
  ...['quota_id', 'asset', 'currency', 'state', 'effective_at', 'expires_at', 'total', 'restrictions', 'designated'].map(plain),
  ...['invoice_subject', 'signing_entity'].map(plain),
  {
    column: 'parent_quota_key',
    as: '(select q.quota_key from quotas q join partners p on p.partner_key = q.partner_key where p.partner_id = ? and q.quota_id = ?)',
  },
  ...['issued_count', 'issued_total', 'created_at', 'changed_at'].map(plain),
];

function plain(column: string): Cell {
  return { column };
}

/** What stays as it was first said. */
const LASTING = new Set(['partner_key', 'quota_id', 'issued_count', 'issued_total', 'created_at']);
const CHANGING = CELLS.map(({ column }) => column).filter((column) => !LASTING.has(column));
const ENDING = `on conflict (partner_key, quota_id) do update set ${CHANGING.map((column) => `${column} = excluded.${column}`).join(', ')}
  returning parent_quota_key`;

const count = query<{ partnerId: string; quotaId: string; coupons: number; faceValues: bigint }, never>(
  (slot) => sql`update quotas set issued_count = issued_count + cast(${slot.coupons} as integer),
      issued_total = issued_total + cast(${slot.faceValues} as bigint)
    where partner_key = (select partner_key from partners where partner_id = ${slot.partnerId}) and quota_id = ${slot.quotaId}`,
);

export function quotaCommands(connection: Connection): QuotaCommands {
  const { db } = connection;
  return {
    async save(quota) {
      const { partnerId, quotaId, asset, currency, state, effectiveAt, expiresAt, total, restrictions, designated, parent } = quota;
      const row = [
        ...[partnerId, quotaId, asset, currency, state, effectiveAt, expiresAt, total, JSON.stringify(restrictions), designated],
        ...[quota.invoiceSubject, quota.signingEntity, parent?.partnerId ?? null, parent?.quotaId ?? null],
        ...[0, 0, quota.createdAt, quota.changedAt],
      ];
      const [saved] = await insertRows<{ parent_quota_key: number | null }>(connection, 'quotas', CELLS, [row], ENDING);
      if (parent !== null && saved?.parent_quota_key === null) throw new Error('The store has no such parent quota.');
    },
    async setDesignated(partnerId, quotaId, customerIds) {
      const partnerKey = await needPartnerKey(connection, partnerId);
      const quota = await db
        .updateTable('quotas')
        .set({ designated: customerIds?.length ?? null })
        .where('partner_key', '=', partnerKey)
        .where('quota_id', '=', quotaId)
        .returning('quota_key')
        .executeTakeFirstOrThrow();
      await db.deleteFrom('quota_customers').where('quota_key', '=', quota.quota_key).execute();
      const rows = (customerIds ?? []).map((customerId) => [quota.quota_key, customerId]);
      await insertMany(connection, 'quota_customers', ['quota_key', 'customer_id'], rows);
    },
    async countIssued(partnerId, quotaId, coupons, faceValues) {
      const { batch } = connection;
      if (!batch) return countIssued(connection, { partnerId, quotaId, coupons, faceValues });
      batch.keep({ kind: 'count', partnerId, quotaId, coupons, faceValues });
      const known = batch.recall<FoundQuota | null>(nameOf(partnerId, quotaId));
      if (known)
        batch.learn(nameOf(partnerId, quotaId), {
          ...known,
          issuedCount: known.issuedCount + coupons,
          issuedTotal: known.issuedTotal + faceValues,
        });
    },
  };
}

/** By what a batch knows a quota. */
function nameOf(partnerId: string, quotaId: string): string {
  return `quota ${JSON.stringify([partnerId, quotaId])}`;
}

/** Tells a batch that knows a quota what was just taken from it. */
export function takeFromKnown({ batch }: Connection, book: Book, quotaId: string, amount: bigint): void {
  const name = nameOf(book.partnerId, quotaId);
  const known = batch?.recall<FoundQuota | null>(name);
  if (known?.asset === book.asset && known.currency === book.currency)
    batch?.learn(name, { ...known, available: known.available - amount });
}

export async function countIssued(
  connection: Connection,
  counted: { partnerId: string; quotaId: string; coupons: number; faceValues: bigint },
): Promise<void> {
  await count(connection, counted);
}
