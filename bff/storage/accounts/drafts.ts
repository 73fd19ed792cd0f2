import { sql } from 'kysely';
import type { DraftCommands, DraftReads, PassingBefore, PassingCommands, PassingReads } from '../../ports/step-up.ts';
import { type Connection, query } from '../connection.ts';
import { needPartnerKey, partnerKeyOf } from '../keys.ts';

export function draftReads(connection: Connection): DraftReads {
  const { db } = connection;
  const all = async (partnerId: string) => db.selectFrom('drafts').where('partner_key', '=', await partnerKeyOf(connection, partnerId));
  return {
    async find(partnerId, operatorId, draft) {
      const row = await (await all(partnerId))
        .select(['content_sealed', 'saved_at'])
        .where('operator_id', '=', operatorId)
        .where('draft', '=', draft)
        .executeTakeFirst();
      return row ? { contentSealed: row.content_sealed, savedAt: row.saved_at } : null;
    },
    async list(partnerId) {
      const rows = await (await all(partnerId)).select(['operator_id', 'draft', 'content_sealed', 'saved_at']).execute();
      return rows.map((row) => ({
        operatorId: row.operator_id,
        draft: row.draft,
        contentSealed: row.content_sealed,
        savedAt: row.saved_at,
      }));
    },
  };
}

export function draftCommands(connection: Connection): DraftCommands {
  const { db } = connection;
  return {
    async save(partnerId, operatorId, draft, { contentSealed, savedAt }) {
      const change = { content_sealed: contentSealed, saved_at: savedAt };
      await db
        .insertInto('drafts')
        .values({ partner_key: await needPartnerKey(connection, partnerId), operator_id: operatorId, draft, ...change })
        .onConflict((conflict) => conflict.columns(['partner_key', 'operator_id', 'draft']).doUpdateSet(change))
        .execute();
    },
    async remove(partnerId, operatorId, draft) {
      if (connection.batch) connection.batch.keep({ kind: 'draft', partnerId, operatorId, draft });
      else await removeDraft(connection, partnerId, operatorId, draft);
    },
  };
}

const removed = query<{ partnerId: string; operatorId: string; draft: string }, never>(
  (slot) => sql`delete from drafts where partner_key = (select partner_key from partners where partner_id = ${slot.partnerId})
    and operator_id = ${slot.operatorId} and draft = ${slot.draft}`,
);

export async function removeDraft(connection: Connection, partnerId: string, operatorId: string, draft: string): Promise<void> {
  await removed(connection, { partnerId, operatorId, draft });
}

/** What is kept for a time only: answers to commands, codes, drafts. */
export function passingReads({ db }: Connection): PassingReads {
  return {
    async partners(before) {
      const found = await Promise.all([
        db.selectFrom('idempotent_answers').select('partner_key').where('at', '<', before.answers).distinct().execute(),
        db.selectFrom('step_up_codes').select('partner_key').where('sent_at', '<', before.codes).distinct().execute(),
        db.selectFrom('drafts').select('partner_key').where('saved_at', '<', before.drafts).distinct().execute(),
      ]);
      const keys = [...new Set(found.flat().map(({ partner_key }) => partner_key))];
      if (keys.length === 0) return [];
      const partners = await db.selectFrom('partners').select('partner_id').where('partner_key', 'in', keys).execute();
      return partners.map(({ partner_id }) => partner_id);
    },
  };
}

export function passingCommands(connection: Connection): PassingCommands {
  return {
    async forget(partnerId, before, limit) {
      const partnerKey = await needPartnerKey(connection, partnerId);
      return (await forgetCodes(connection, partnerKey, before, limit)) + (await forgetDrafts(connection, partnerKey, before, limit));
    },
  };
}

async function forgetCodes({ db }: Connection, partnerKey: number, { codes }: PassingBefore, limit: number): Promise<number> {
  const old = db
    .selectFrom('step_up_codes')
    .select('code_key')
    .where('partner_key', '=', partnerKey)
    .where('sent_at', '<', codes)
    .limit(limit);
  const { numDeletedRows } = await db.deleteFrom('step_up_codes').where('code_key', 'in', old).executeTakeFirst();
  return Number(numDeletedRows);
}

/** An operator has three drafts at most, so that few are old at a time. */
async function forgetDrafts({ db }: Connection, partnerKey: number, { drafts }: PassingBefore, limit: number): Promise<number> {
  const old = await db
    .selectFrom('drafts')
    .select(['operator_id', 'draft'])
    .where('partner_key', '=', partnerKey)
    .where('saved_at', '<', drafts)
    .limit(limit)
    .execute();
  for (const { operator_id, draft } of old)
    await db
      .deleteFrom('drafts')
      .where('partner_key', '=', partnerKey)
      .where('operator_id', '=', operator_id)
      .where('draft', '=', draft)
      .where('saved_at', '<', drafts)
      .execute();
  return old.length;
}
