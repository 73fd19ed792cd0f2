import { sql } from 'kysely';
import type { AgreementReads, AgreementStanding, SignatureRow } from '../../ports/agreements.ts';
import { type Connection, past } from '../connection.ts';
import { associationOf } from '../customers/columns.ts';
import { type Cell, insertRows, KEY_OF, plain } from '../money/rows.ts';

const CELLS: readonly Cell[] = [
  { column: 'partner_key', as: KEY_OF.partner, types: ['text'] },
  plain('text')('code'),
  {
    column: 'customer_key',
    as: `(select customer_key from customers where partner_key = ${KEY_OF.partner} and customer_id = ?)`,
    types: ['text', 'text'],
  },
  plain('text')('record_id'),
  plain('integer')('version'),
  ...['capacity', 'signed_at', 'hash'].map(plain('text')),
  plain('integer')('is_withdrawn'),
];
const REPLACED = ['record_id', 'version', 'capacity', 'signed_at', 'hash', 'is_withdrawn'];
const ENDING = `on conflict (partner_key, code, customer_key) do update set ${REPLACED.map((name) => `${name} = excluded.${name}`).join(', ')}`;

/**
 * Keeps where customers stand after these rows, in the order of their chain. A withdrawn signature stays the newest one, marked; the
 * withdrawal of an earlier one changes nothing.
 */
export async function keepStandings(connection: Connection, rows: readonly SignatureRow[]): Promise<void> {
  const newest = new Map<string, { row: SignatureRow; isWithdrawn: boolean }>();
  const withdrawn: SignatureRow[] = [];
  for (const row of rows) {
    const name = JSON.stringify([row.partnerId, row.code, row.customerId]);
    const before = newest.get(name);
    if (row.kind === 'signed') newest.set(name, { row, isWithdrawn: false });
    else if (!before) withdrawn.push(row);
    else if (before.row.recordId === row.withdraws) before.isWithdrawn = true;
  }
  for (const row of withdrawn) await markWithdrawn(connection, row);
  const stood = [...newest.values()].map(({ row, isWithdrawn }) => ({
    partnerId: row.partnerId,
    standing: { ...row, signedAt: row.at, isWithdrawn },
  }));
  await saveStandings(connection, stood);
}

/** Puts standings in the place of what is kept of the same customer and code. */
export async function saveStandings(
  connection: Connection,
  standings: readonly { partnerId: string; standing: AgreementStanding }[],
): Promise<void> {
  const values = standings.map(({ partnerId, standing }) => [
    ...[partnerId, standing.code, partnerId, standing.customerId, standing.recordId, standing.version, standing.capacity],
    ...[standing.signedAt, standing.hash, standing.isWithdrawn ? 1 : 0],
  ]);
  await insertRows(connection, 'agreement_standings', CELLS, values, ENDING);
}

async function markWithdrawn({ db }: Connection, row: SignatureRow): Promise<void> {
  await sql`update agreement_standings set is_withdrawn = 1
    where partner_key = (select partner_key from partners where partner_id = ${row.partnerId}) and code = ${row.code}
      and customer_key = (select c.customer_key from customers c where c.partner_key = agreement_standings.partner_key
        and c.customer_id = ${row.customerId}) and record_id = ${row.withdraws}`.execute(db);
}

type SigningReads = Pick<AgreementReads, 'customer' | 'standings'>;

export function signingReads(connection: Connection): SigningReads {
  return {
    async customer(partnerId, customerId) {
      const row = await connection.db
        .selectFrom('customers as c')
        .innerJoin('partners as p', 'p.partner_key', 'c.partner_key')
        .select(['c.partner_customer_no', 'c.customer_name_masked', 'c.account_name_masked', 'c.association_type', 'c.associated_at'])
        .select(['c.dissociated_at', 'c.erased_at'])
        .where('p.partner_id', '=', partnerId)
        .where('c.customer_id', '=', customerId)
        .executeTakeFirst();
      if (!row) return null;
      return {
        customerId,
        partnerCustomerNo: row.partner_customer_no,
        customerNameMasked: row.customer_name_masked,
        accountNameMasked: row.account_name_masked,
        associationType: associationOf(row.association_type),
        associatedAt: row.associated_at,
        isDissociated: row.dissociated_at !== null,
        isErased: row.erased_at !== null,
      };
    },
    async standings(partnerId, customerId) {
      const from = past(connection, (kept) => kept.kind === 'signature' && kept.row.customerId === customerId);
      const rows = await from.db
        .selectFrom('agreement_standings as s')
        .innerJoin('customers as c', (join) =>
          join.onRef('c.customer_key', '=', 's.customer_key').onRef('c.partner_key', '=', 's.partner_key'),
        )
        .innerJoin('partners as p', 'p.partner_key', 'c.partner_key')
        .select(['s.code', 's.record_id', 's.version', 's.capacity', 's.signed_at', 's.hash', 's.is_withdrawn'])
        .where('p.partner_id', '=', partnerId)
        .where('c.customer_id', '=', customerId)
        .orderBy('s.code')
        .execute();
      return rows.map((row) => toStanding(customerId, row));
    },
  };
}

/** A row of agreement_standings but for its keys. */
export interface StandingColumns {
  code: string;
  record_id: string;
  version: number;
  capacity: string;
  signed_at: string;
  hash: string;
  is_withdrawn: number;
}

export function toStanding(customerId: string, row: StandingColumns): AgreementStanding {
  return {
    customerId,
    code: row.code,
    recordId: row.record_id,
    version: row.version,
    capacity: row.capacity as AgreementStanding['capacity'],
    signedAt: row.signed_at,
    hash: row.hash,
    isWithdrawn: row.is_withdrawn === 1,
  };
}
