import { type Selectable, sql } from 'kysely';
import type { EventCommands, EventReads, WebhookRecord, WebhookStanding } from '../../ports/events.ts';
import type { Connection } from '../connection.ts';
import { needPartnerKey, partnerKeyOf } from '../keys.ts';
import type { Tables } from '../tables.ts';
import { webhookKeyOf } from './records.ts';

type StoredStanding = Selectable<Tables['webhooks']> & { waiting: number; parked: number; oldest: string | null };

export function webhookReads(connection: Connection): Pick<EventReads, 'webhooks' | 'webhook'> {
  return {
    async webhooks(partnerId) {
      const rows = await standings(connection, await partnerKeyOf(connection, partnerId))
        .orderBy('webhook_key')
        .execute();
      return rows.map((row) => toStanding(row, partnerId));
    },
    async webhook(partnerId, webhookId) {
      const partnerKey = await partnerKeyOf(connection, partnerId);
      const row = await standings(connection, partnerKey).where('webhook_id', '=', webhookId).executeTakeFirst();
      return row ? toStanding(row, partnerId) : null;
    },
  };
}

function standings({ db }: Connection, partnerKey: number | null) {
  const count = (state: 'waiting' | 'parked') =>
    sql<number>`(select cast(count(*) as integer) from event_deliveries d
      where d.webhook_key = webhooks.webhook_key and d.state = ${sql.lit(state)})`;
  const oldest = sql<
    string | null
  >`(select e.at from event_deliveries d join events e on e.partner_key = d.partner_key and e.sequence = d.sequence
    where d.webhook_key = webhooks.webhook_key and d.state = 'waiting' order by d.sequence limit 1)`;
  return db
    .selectFrom('webhooks')
    .selectAll()
    .select([count('waiting').as('waiting'), count('parked').as('parked'), oldest.as('oldest')])
    .where('partner_key', '=', partnerKey ?? 0);
}

export function webhookCommands(connection: Connection): Pick<EventCommands, 'addWebhook' | 'saveWebhook' | 'removeWebhook'> {
  const { db } = connection;
  return {
    async addWebhook({ partnerId, webhookId, createdAt, ...webhook }) {
      const partner_key = await needPartnerKey(connection, partnerId);
      await db
        .insertInto('webhooks')
        .values({
          partner_key,
          webhook_id: webhookId,
          created_at: createdAt,
          url: webhook.url,
          types: webhook.types === null ? null : JSON.stringify(webhook.types),
          is_enabled: webhook.isEnabled ? 1 : 0,
          secret_sealed: webhook.secretSealed,
          earlier_sealed: webhook.earlier?.secretSealed ?? null,
          earlier_until: webhook.earlier?.until ?? null,
        })
        .execute();
    },
    async saveWebhook(partnerId, webhookId, change) {
      const webhookKey = await webhookKeyOf(connection, await needPartnerKey(connection, partnerId), webhookId);
      if (webhookKey === null) return false;
      // An outage was of the address and the state before.
      const isOther = change.url !== undefined || change.isEnabled !== undefined;
      const columns = { ...toColumns(change), ...(isOther ? NO_OUTAGE : {}) };
      if (Object.keys(columns).length > 0) await db.updateTable('webhooks').set(columns).where('webhook_key', '=', webhookKey).execute();
      if (change.isEnabled === false) await db.deleteFrom('event_deliveries').where('webhook_key', '=', webhookKey).execute();
      return true;
    },
    async removeWebhook(partnerId, webhookId) {
      const webhookKey = await webhookKeyOf(connection, await needPartnerKey(connection, partnerId), webhookId);
      if (webhookKey === null) return false;
      await db.deleteFrom('event_deliveries').where('webhook_key', '=', webhookKey).execute();
      await db.deleteFrom('webhooks').where('webhook_key', '=', webhookKey).execute();
      return true;
    },
  };
}

const NO_OUTAGE = { failing_since: null, failures: 0, paused_until: null };

function toColumns({ url, types, isEnabled, secretSealed, earlier }: Parameters<EventCommands['saveWebhook']>[2]) {
  return {
    // Another address knows nothing of the failures of the one before.
    ...(url === undefined ? {} : { url, failing_since: null, failures: 0, paused_until: null }),
    ...(types === undefined ? {} : { types: types === null ? null : JSON.stringify(types) }),
    ...(isEnabled === undefined ? {} : { is_enabled: isEnabled ? 1 : 0 }),
    ...(secretSealed === undefined ? {} : { secret_sealed: secretSealed }),
    ...(earlier === undefined ? {} : { earlier_sealed: earlier?.secretSealed ?? null, earlier_until: earlier?.until ?? null }),
  };
}

function toStanding(row: StoredStanding, partnerId: string): WebhookStanding {
  return { ...toWebhook(row, partnerId), waiting: row.waiting, parked: row.parked, oldestWaitingAt: row.oldest };
}

export function toWebhook(row: Selectable<Tables['webhooks']>, partnerId: string): WebhookRecord {
  const { earlier_sealed: secretSealed, earlier_until: until, last_failed_at: failedAt, last_status: status, failing_since: since } = row;
  return {
    webhookId: row.webhook_id,
    partnerId,
    url: row.url,
    types: row.types === null ? null : JSON.parse(row.types),
    isEnabled: row.is_enabled === 1,
    secretSealed: row.secret_sealed,
    earlier: secretSealed !== null && until !== null ? { secretSealed, until } : null,
    createdAt: row.created_at,
    lastDeliveredAt: row.last_delivered_at,
    lastFailure: failedAt === null ? null : { at: failedAt, status, reason: row.last_reason ?? '' },
    outage: since === null ? null : { since, failures: row.failures, until: row.paused_until ?? since },
  };
}
