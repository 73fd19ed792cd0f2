import type { Selectable } from 'kysely';
import type { PaymentAgreementCommands, PaymentAgreementReads, PaymentContractRecord } from '../../ports/payment-agreements.ts';
import type { Connection } from '../connection.ts';
import type { Tables } from '../tables.ts';

function toContract(row: Selectable<Tables['payment_contracts']>): PaymentContractRecord {
  return {
    contractId: row.contract_id,
    partnerId: row.partner_id,
    contractNo: row.contract_no,
    from: row.first_cycle,
    to: row.last_cycle,
    currency: row.currency,
    due: row.due,
    paid: row.paid,
    content: row.content,
    textSha256: row.text_sha256,
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}

export function paymentContractReads({ db }: Connection): Pick<PaymentAgreementReads, 'contracts' | 'findContract' | 'sameContract'> {
  const of = (partnerId: string) => db.selectFrom('payment_contracts').selectAll().where('partner_id', '=', partnerId);
  return {
    async contracts(partnerId, after, limit) {
      let rows = of(partnerId);
      if (after) rows = rows.where((eb) => eb(eb.refTuple('created_at', 'contract_id'), '<', eb.tuple(after.at, after.id)));
      const found = await rows.orderBy('created_at', 'desc').orderBy('contract_id', 'desc').limit(limit).execute();
      return found.map(toContract);
    },
    async findContract(partnerId, contractId) {
      const row = await of(partnerId).where('contract_id', '=', contractId).executeTakeFirst();
      return row ? toContract(row) : null;
    },
    async sameContract(partnerId, textSha256) {
      const row = await of(partnerId).where('text_sha256', '=', textSha256).executeTakeFirst();
      return row ? toContract(row) : null;
    },
  };
}

export function paymentContractCommands({ db }: Connection): Pick<PaymentAgreementCommands, 'addContract'> {
  return {
    async addContract(record) {
      await db
        .insertInto('payment_contracts')
        .values({
          partner_id: record.partnerId,
          contract_id: record.contractId,
          contract_no: record.contractNo,
          first_cycle: record.from,
          last_cycle: record.to,
          currency: record.currency,
          due: record.due,
          paid: record.paid,
          content: record.content,
          text_sha256: record.textSha256,
          created_at: record.createdAt,
          created_by: record.createdBy,
        })
        .execute();
    },
  };
}
