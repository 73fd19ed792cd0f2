import type { Selectable } from 'kysely';
import type { PaymentAgreementCommands, PaymentAgreementReads, ThirdPartyPaymentRecord } from '../../ports/payment-agreements.ts';
import type { Connection } from '../connection.ts';
import { needPartnerKey, partnerKeyOf } from '../keys.ts';
import type { Tables } from '../tables.ts';

type Reads = Pick<PaymentAgreementReads, 'thirdParty' | 'findThirdParty' | 'inForce'>;
type Commands = Pick<PaymentAgreementCommands, 'addThirdParty' | 'voidThirdParty' | 'resealThirdParty'>;

function toRecord(partnerId: string, row: Selectable<Tables['third_party_payments']>): ThirdPartyPaymentRecord {
  return {
    agreementId: row.agreement_id,
    partnerId,
    trusteeSealed: row.trustee_sealed,
    trusteeMasked: row.trustee_masked,
    trusteeIndex: row.trustee_index,
    trusteeType: row.trustee_type as ThirdPartyPaymentRecord['trusteeType'],
    kind: row.kind as ThirdPartyPaymentRecord['kind'],
    effectiveAt: row.effective_at,
    expiresAt: row.expires_at,
    createdAt: row.created_at,
    createdBy: row.created_by,
    voidedAt: row.voided_at,
    voidedBy: row.voided_by,
  };
}

export function thirdPartyReads(connection: Connection): Reads {
  const of = async (partnerId: string) => {
    const partnerKey = await partnerKeyOf(connection, partnerId);
    return connection.db.selectFrom('third_party_payments').selectAll().where('partner_key', '=', partnerKey);
  };
  return {
    async thirdParty(partnerId, { state, at }, after, limit) {
      let rows = await of(partnerId);
      if (state === 'voided') rows = rows.where('voided_at', 'is not', null);
      if (state === 'expired') rows = rows.where('voided_at', 'is', null).where('expires_at', '<=', at);
      if (state === 'effective')
        rows = rows.where('voided_at', 'is', null).where((eb) => eb('expires_at', 'is', null).or('expires_at', '>', at));
      if (after) rows = rows.where((eb) => eb(eb.refTuple('created_at', 'agreement_id'), '<', eb.tuple(after.at, after.id)));
      const found = await rows.orderBy('created_at', 'desc').orderBy('agreement_id', 'desc').limit(limit).execute();
      return found.map((row) => toRecord(partnerId, row));
    },
    async findThirdParty(partnerId, agreementId) {
      const row = await (await of(partnerId)).where('agreement_id', '=', agreementId).executeTakeFirst();
      return row ? toRecord(partnerId, row) : null;
    },
    async inForce(partnerId, trusteeIndexes, at) {
      if (trusteeIndexes.length === 0) return null;
      const row = await (await of(partnerId))
        .where('trustee_index', 'in', trusteeIndexes)
        .where('voided_at', 'is', null)
        .where((eb) => eb('expires_at', 'is', null).or('expires_at', '>', at))
        .orderBy('created_at', 'desc')
        .orderBy('agreement_id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? toRecord(partnerId, row) : null;
    },
  };
}

export function thirdPartyCommands(connection: Connection): Commands {
  const { db } = connection;
  return {
    async addThirdParty(record) {
      await db
        .insertInto('third_party_payments')
        .values({
          agreement_id: record.agreementId,
          partner_key: await needPartnerKey(connection, record.partnerId),
          trustee_sealed: record.trusteeSealed,
          trustee_masked: record.trusteeMasked,
          trustee_index: record.trusteeIndex,
          trustee_type: record.trusteeType,
          kind: record.kind,
          effective_at: record.effectiveAt,
          expires_at: record.expiresAt,
          created_at: record.createdAt,
          created_by: record.createdBy,
          voided_at: record.voidedAt,
          voided_by: record.voidedBy,
        })
        .execute();
    },
    async resealThirdParty(partnerId, agreementId, before, { trusteeSealed, trusteeIndex }) {
      const changed = await db
        .updateTable('third_party_payments')
        .set({ trustee_sealed: trusteeSealed, trustee_index: trusteeIndex })
        .where('partner_key', '=', await needPartnerKey(connection, partnerId))
        .where('agreement_id', '=', agreementId)
        .where('trustee_sealed', '=', before)
        .returning('agreement_id')
        .execute();
      return changed.length > 0;
    },
    async voidThirdParty(partnerId, agreementId, at, by) {
      await db
        .updateTable('third_party_payments')
        .set({ voided_at: at, voided_by: by })
        .where('partner_key', '=', await needPartnerKey(connection, partnerId))
        .where('agreement_id', '=', agreementId)
        .where('voided_at', 'is', null)
        .execute();
    },
  };
}
