import type { AnswerCommands, AnswerPlace, AnswerReads } from '../../ports/idempotency.ts';
import { type Connection, query } from '../connection.ts';
import { partnerKeyOf } from '../keys.ts';
import { insertRows, KEY_OF } from './rows.ts';

interface AnswerRow {
  request_hash: string;
  is_refusal: number;
  answer: string;
  at: string;
}

const byPlace = query<AnswerPlace, AnswerRow>((slot, { db }) =>
  db
    .selectFrom('idempotent_answers')
    .select(['request_hash', 'is_refusal', 'answer', 'at'])
    .where('partner_key', '=', (eb) => eb.selectFrom('partners').select('partner_key').where('partner_id', '=', slot.partnerId))
    .where('actor', '=', slot.actor)
    .where('endpoint', '=', slot.endpoint)
    .where('idempotency_key', '=', slot.key),
);

export function answerReads(connection: Connection): AnswerReads {
  return {
    async find(place) {
      const [row] = await byPlace(connection, place);
      return row ? { requestHash: row.request_hash, isRefusal: row.is_refusal === 1, answer: row.answer, at: row.at } : null;
    },
  };
}

const CELLS = [
  { column: 'partner_key', as: KEY_OF.partner },
  ...['actor', 'endpoint', 'idempotency_key', 'request_hash', 'is_refusal', 'answer', 'at'].map((column) => ({ column })),
];

export function answerCommands(connection: Connection): AnswerCommands {
  const { db } = connection;
  return {
    async add({ partnerId, actor, endpoint, key }, { requestHash, isRefusal, answer, at }) {
      const row = [partnerId, actor, endpoint, key, requestHash, isRefusal ? 1 : 0, answer, at];
      await insertRows(connection, 'idempotent_answers', CELLS, [row]);
    },
    async forget(partnerId, before, limit) {
      const partnerKey = await partnerKeyOf(connection, partnerId);
      if (partnerKey === null) return 0;
      const old = await db
        .selectFrom('idempotent_answers')
        .select(['actor', 'endpoint', 'idempotency_key'])
        .where('partner_key', '=', partnerKey)
        .where('at', '<', before)
        .orderBy('at')
        .limit(limit)
        .execute();
      for (const row of old) {
        await db
          .deleteFrom('idempotent_answers')
          .where('partner_key', '=', partnerKey)
          .where('actor', '=', row.actor)
          .where('endpoint', '=', row.endpoint)
          .where('idempotency_key', '=', row.idempotency_key)
          .execute();
      }
      return old.length;
    },
  };
}
