import type { RestoreCommands } from '../../ports/restore.ts';
import { CHANGES } from '../closed-changes.ts';
import type { Connection } from '../connection.ts';

/** Works on a database that was just loaded, inside the transaction that loads it. */
export function restoring({ db }: Connection): RestoreCommands {
  return {
    async endSessions(at) {
      const ended = await db
        .updateTable('sessions')
        .set({ revoked_at: at, ends_at: at })
        .where('revoked_at', 'is', null)
        .where('ends_at', '>', at)
        .returning('partner_key')
        .execute();
      await db.updateTable('session_origins').set({ ends_at: at }).where('ends_at', '>', at).execute();
      // Whoever was sent one asks for another.
      await db.deleteFrom('step_up_codes').execute();
      const counts = Map.groupBy(ended, (row) => row.partner_key);
      const partners = await db.selectFrom('partners').select(['partner_key', 'partner_id']).execute();
      return new Map(partners.map((row) => [row.partner_id, counts.get(row.partner_key)?.length ?? 0]));
    },
    async hideShown() {
      await db.deleteFrom('shown_values').execute();
    },
    async queueJobs() {
      const queued = await db
        .updateTable('jobs')
        .set({ state: 'queued', lease_owner: null, lease_until: null, attempts: 0 })
        .where('state', 'in', ['queued', 'running'])
        .returning('job_id')
        .execute();
      await db
        .updateTable('money_operations')
        .set({ lease_owner: null, lease_until: null, attempts: 0 })
        .where('state', '=', 'running')
        .execute();
      return queued.length;
    },
    async renewDeliveries(at) {
      const atEase = { failing_since: null, failures: 0, paused_until: null, lease_owner: null, lease_until: null };
      await db.updateTable('webhooks').set(atEase).execute();
      const { numUpdatedRows } = await db
        .updateTable('event_deliveries')
        .set({ attempts: 0, first_tried_at: null, waiting_since: at, due_at: at })
        .where('state', '=', 'waiting')
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },
    async forgetReplicas() {
      await db.deleteFrom('replicas').execute();
    },
    async closeChanges(closed) {
      const value = JSON.stringify(closed);
      await db
        .insertInto('service_state')
        .values({ name: CHANGES, value })
        .onConflict((found) => found.column('name').doUpdateSet({ value }))
        .execute();
    },
    async sealedSamples() {
      const samples = new Map<string, Awaited<ReturnType<RestoreCommands['sealedSamples']>>[number]>();
      for (const field of ['mobile', 'email'] as const) await sampleField({ db }, field, samples);
      return [...samples.values()];
    },
  };
}

type Sample = Awaited<ReturnType<RestoreCommands['sealedSamples']>>[number];

/** Keys in order: the next sample is one beyond all that its key can have sealed. */
async function sampleField({ db }: Pick<Connection, 'db'>, field: 'mobile' | 'email', samples: Map<string, Sample>): Promise<void> {
  const column = `${field}_sealed` as const;
  for (let after = ''; ; ) {
    const row = await db
      .selectFrom('customers')
      .innerJoin('partners', 'partners.partner_key', 'customers.partner_key')
      .select(['partner_id', 'customer_id', `customers.${column} as sealed`])
      .where(`customers.${column}`, '>', after)
      .orderBy(`customers.${column}`)
      .limit(1)
      .executeTakeFirst();
    const sealed = row?.sealed;
    const [format, keyId, body] = sealed?.split('.') ?? [];
    if (!row || !sealed || !format || !keyId || !body) return;
    if (!samples.has(keyId)) samples.set(keyId, { keyId, partnerId: row.partner_id, customerId: row.customer_id, field, sealed });
    // "/" is the character after ".".
    after = `${format}.${keyId}/`;
  }
}
