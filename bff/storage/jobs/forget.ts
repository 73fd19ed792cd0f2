import type { ForgottenBefore } from '../../ports/jobs.ts';
import type { Connection } from '../connection.ts';
import { needPartnerKey } from '../keys.ts';

/** The few jobs there are, all looked at: this is asked once in some minutes. */
export async function partnersToForget({ db }: Connection, before: ForgottenBefore): Promise<string[]> {
  const rows = await db
    .selectFrom('jobs as j')
    .innerJoin('partners as p', 'p.partner_key', 'j.partner_key')
    .select('p.partner_id')
    .distinct()
    .where(({ eb, or, and }) =>
      or([
        and([eb('j.chunks', '>', 0), eb('j.file_expires_at', '<=', before.filesExpired)]),
        and([eb('j.chunks', '=', 0), eb('j.ended_at', '<', before.recordsEnded)]),
      ]),
    )
    .execute();
  return rows.map(({ partner_id }) => partner_id);
}

/** Files first, piece by piece, because one has a thousand of them; then records whose pieces are gone. */
export async function forgetJobs(connection: Connection, partnerId: string, before: ForgottenBefore, limit: number): Promise<number> {
  const { db } = connection;
  const partnerKey = await needPartnerKey(connection, partnerId);
  const expired = await db
    .selectFrom('jobs')
    .select(['job_id', 'chunks'])
    .where('partner_key', '=', partnerKey)
    .where('chunks', '>', 0)
    .where('file_expires_at', '<=', before.filesExpired)
    .limit(limit)
    .execute();
  let left = limit;
  for (const { job_id, chunks } of expired) {
    if (left === 0) return limit;
    const kept = Math.max(0, chunks - left);
    await db.deleteFrom('job_chunks').where('job_id', '=', job_id).where('number', '>=', kept).execute();
    await db.updateTable('jobs').set({ chunks: kept }).where('job_id', '=', job_id).execute();
    left -= chunks - kept;
  }
  return limit - left + (await forgetRecords(connection, partnerKey, before.recordsEnded, left));
}

async function forgetRecords({ db }: Connection, partnerKey: number, endedBefore: string, limit: number): Promise<number> {
  const old = await db
    .selectFrom('jobs')
    .select('job_id')
    .where('partner_key', '=', partnerKey)
    .where('ended_at', '<', endedBefore)
    .where('chunks', '=', 0)
    .limit(limit)
    .execute();
  const jobIds = old.map(({ job_id }) => job_id);
  if (jobIds.length > 0) await db.deleteFrom('jobs').where('job_id', 'in', jobIds).execute();
  return jobIds.length;
}
