import type { SentCode, StepUpCommands, StepUpReads } from '../../ports/step-up.ts';
import type { Connection } from '../connection.ts';
import { needPartnerKey, partnerKeyOf } from '../keys.ts';

/** Codes before operations that move money. */
export function stepUpReads(connection: Connection): StepUpReads {
  const { db } = connection;
  return {
    async sentSince(partnerId, operatorId, since) {
      const partnerKey = await partnerKeyOf(connection, partnerId);
      const rows = await db
        .selectFrom('step_up_codes')
        .select('sent_at')
        .where('partner_key', '=', partnerKey)
        .where('operator_id', '=', operatorId)
        .where('sent_at', '>', since)
        .execute();
      return rows.map(({ sent_at }) => sent_at);
    },
    async newest(partnerId, operatorId, endpoint, requestHash) {
      const partnerKey = await partnerKeyOf(connection, partnerId);
      const row = await db
        .selectFrom('step_up_codes')
        .selectAll()
        .where('partner_key', '=', partnerKey)
        .where('operator_id', '=', operatorId)
        .where('endpoint', '=', endpoint)
        .where('request_hash', '=', requestHash)
        .orderBy('code_key', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? toCode(row) : null;
    },
  };
}

export function stepUpCommands(connection: Connection): StepUpCommands {
  const { db } = connection;
  return {
    async add(partnerId, operatorId, { endpoint, requestHash, codeHash, sentAt, expiresAt }) {
      const row = {
        partner_key: await needPartnerKey(connection, partnerId),
        operator_id: operatorId,
        endpoint,
        request_hash: requestHash,
        code_hash: codeHash,
        sent_at: sentAt,
        expires_at: expiresAt,
        tries: 0,
        used_at: null,
      };
      return (await db.insertInto('step_up_codes').values(row).returning('code_key').executeTakeFirstOrThrow()).code_key;
    },
    async countTry(codeKey) {
      await db
        .updateTable('step_up_codes')
        .set(({ eb }) => ({ tries: eb('tries', '+', 1) }))
        .where('code_key', '=', codeKey)
        .execute();
    },
    async spend(codeKey, at) {
      await db.updateTable('step_up_codes').set({ used_at: at }).where('code_key', '=', codeKey).execute();
    },
    async takeBack(codeKey) {
      await db.deleteFrom('step_up_codes').where('code_key', '=', codeKey).execute();
    },
  };
}

interface CodeRow {
  code_key: number;
  endpoint: string;
  request_hash: string;
  code_hash: string;
  sent_at: string;
  expires_at: string;
  tries: number;
  used_at: string | null;
}

function toCode(row: CodeRow): SentCode {
  return {
    codeKey: row.code_key,
    endpoint: row.endpoint,
    requestHash: row.request_hash,
    codeHash: row.code_hash,
    sentAt: row.sent_at,
    expiresAt: row.expires_at,
    tries: row.tries,
    usedAt: row.used_at,
  };
}
