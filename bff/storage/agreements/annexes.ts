import { sql } from 'kysely';
import type { AgreementCommands, AgreementReads, SignatureAnnex } from '../../ports/agreements.ts';
import { type Connection, past } from '../connection.ts';
import { needPartnerKey } from '../keys.ts';
import { type Cell, insertRows, KEY_OF, plain } from '../money/rows.ts';

const CELLS: readonly Cell[] = [
  { column: 'partner_key', as: KEY_OF.partner, types: ['text'] },
  ...['record_id', 'customer_id', 'sealed', 'at'].map(plain('text')),
];

export interface KeptAnnex {
  partnerId: string;
  annex: SignatureAnnex;
}

export async function addAnnexes(connection: Connection, annexes: readonly KeptAnnex[]): Promise<void> {
  const rows = annexes.map(({ partnerId, annex }) => [partnerId, annex.recordId, annex.customerId, annex.sealed, annex.at]);
  await insertRows(connection, 'signature_annexes', CELLS, rows);
}

export function annexReads(connection: Connection): Pick<AgreementReads, 'annex' | 'annexes' | 'annexPartners'> {
  return {
    async annex(partnerId, recordId) {
      const { db } = past(connection, (kept) => kept.kind === 'annex' && kept.annex.recordId === recordId);
      const row = await db
        .selectFrom('signature_annexes as x')
        .innerJoin('partners as p', 'p.partner_key', 'x.partner_key')
        .select(['x.customer_id', 'x.sealed', 'x.at'])
        .where('p.partner_id', '=', partnerId)
        .where('x.record_id', '=', recordId)
        .executeTakeFirst();
      return row ? { recordId, customerId: row.customer_id, sealed: row.sealed, at: row.at } : null;
    },
    async annexes(partnerId, after, limit) {
      const rows = await connection.db
        .selectFrom('signature_annexes as x')
        .innerJoin('partners as p', 'p.partner_key', 'x.partner_key')
        .select(['x.record_id', 'x.customer_id', 'x.sealed', 'x.at'])
        .where('p.partner_id', '=', partnerId)
        .where('x.record_id', '>', after)
        .orderBy('x.record_id')
        .limit(limit)
        .execute();
      return rows.map(({ record_id, customer_id, sealed, at }) => ({ recordId: record_id, customerId: customer_id, sealed, at }));
    },
    async annexPartners(before) {
      const { rows } = await sql<{ partner_id: string }>`select p.partner_id from partners p
        where exists (select 1 from signature_annexes x where x.partner_key = p.partner_key and x.at < ${before})
        order by p.partner_id`.execute(connection.db);
      return rows.map(({ partner_id }) => partner_id);
    },
  };
}

export function annexCommands(connection: Connection): Pick<AgreementCommands, 'keepAnnex' | 'resealAnnex' | 'forgetAnnexes'> {
  return {
    async keepAnnex(partnerId, annex) {
      if (connection.batch) connection.batch.keep({ kind: 'annex', partnerId, annex });
      else await addAnnexes(connection, [{ partnerId, annex }]);
    },
    async resealAnnex(partnerId, recordId, before, sealed) {
      const changed = await connection.db
        .updateTable('signature_annexes')
        .set({ sealed })
        .where('partner_key', '=', await needPartnerKey(connection, partnerId))
        .where('record_id', '=', recordId)
        .where('sealed', '=', before)
        .returning('record_id')
        .execute();
      return changed.length > 0;
    },
    async forgetAnnexes(partnerId, which, limit) {
      const partnerKey = await needPartnerKey(connection, partnerId);
      const wanted = 'before' in which ? sql`at < ${which.before}` : sql`customer_id = ${which.customerId}`;
      const { rows } = await sql`delete from signature_annexes where partner_key = ${partnerKey} and record_id in (
        select record_id from signature_annexes where partner_key = ${partnerKey} and ${wanted} order by at limit cast(${limit} as integer))
        returning record_id`.execute(connection.db);
      return rows.length;
    },
  };
}
