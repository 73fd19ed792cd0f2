import type { AnswerCommands, AnswerPlace, AnswerReads, StoredAnswer } from '../../ports/idempotency.ts';
import { type Connection, query } from '../connection.ts';
import { partnerKeyOf } from '../keys.ts';
import { type Cell, insertRows, KEY_OF, plain, powersOfTwo, runText } from './rows.ts';

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
      const kept = connection.batch?.find((one) => one.kind === 'answer' && isSamePlace(one.place, place));
      if (kept?.kind === 'answer') return kept.answer;
      const known = connection.batch?.recall<StoredAnswer | null>(nameOf(place));
      if (known !== undefined) return known;
      const [row] = await byPlace(connection, place);
      return row ? toAnswer(row) : null;
    },
  };
}

function toAnswer(row: AnswerRow): StoredAnswer {
  return { requestHash: row.request_hash, isRefusal: row.is_refusal === 1, answer: row.answer, at: row.at };
}

/** By what a batch knows an answer. */
function nameOf({ partnerId, actor, endpoint, key }: AnswerPlace): string {
  return `answer ${JSON.stringify([partnerId, actor, endpoint, key])}`;
}

/** Lets a batch know the answers to keys, or that there are none. */
export async function learnAnswers(connection: Connection, places: readonly AnswerPlace[]): Promise<void> {
  const callers = Map.groupBy(places, ({ partnerId, actor, endpoint }) => JSON.stringify([partnerId, actor, endpoint]));
  for (const [caller, ofCaller] of callers) {
    const isPostgres = connection.engine.kind === 'postgres';
    for (const part of isPostgres ? [ofCaller] : powersOfTwo(ofCaller)) {
      const keys = part.map(({ key }) => key);
      const wanted = isPostgres ? '= any (cast(? as text[]))' : `in (${keys.map(() => '?').join(', ')})`;
      const text = `select idempotency_key, request_hash, is_refusal, answer, at from idempotent_answers
        where partner_key = ${KEY_OF.partner} and actor = ? and endpoint = ? and idempotency_key ${wanted}`;
      const parameters = [...(JSON.parse(caller) as string[]), ...(isPostgres ? [keys] : keys)];
      const rows = await runText<AnswerRow & { idempotency_key: string }>(connection, text, parameters);
      const found = new Map(rows.map((row) => [row.idempotency_key, toAnswer(row)]));
      for (const place of part) connection.batch?.learn(nameOf(place), found.get(place.key) ?? null);
    }
  }
}

const CELLS: readonly Cell[] = [
  { column: 'partner_key', as: KEY_OF.partner, types: ['text'] },
  ...['actor', 'endpoint', 'idempotency_key', 'request_hash'].map(plain('text')),
  plain('integer')('is_refusal'),
  ...['answer', 'at'].map(plain('text')),
];

function isSamePlace(one: AnswerPlace, other: AnswerPlace): boolean {
  return one.key === other.key && one.actor === other.actor && one.endpoint === other.endpoint && one.partnerId === other.partnerId;
}

export async function addAnswers(connection: Connection, answers: readonly { place: AnswerPlace; answer: StoredAnswer }[]): Promise<void> {
  const rows = answers.map(({ place: { partnerId, actor, endpoint, key }, answer: { requestHash, isRefusal, answer, at } }) => [
    ...[partnerId, actor, endpoint, key, requestHash, isRefusal ? 1 : 0, answer, at],
  ]);
  await insertRows(connection, 'idempotent_answers', CELLS, rows);
}

export function answerCommands(connection: Connection): AnswerCommands {
  const { db } = connection;
  return {
    async add(place, answer) {
      const { batch } = connection;
      if (!batch) return addAnswers(connection, [{ place, answer }]);
      batch.keep({ kind: 'answer', place, answer });
      batch.learn(nameOf(place), answer);
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
