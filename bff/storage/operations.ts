import type { Kysely } from 'kysely';
import type { Operations, ReplicaRecord, RingKeyRecord } from '../ports/operations.ts';
import { CHANGES } from './closed-changes.ts';
import type { Connection } from './connection.ts';
import { fieldKeyUses } from './field-key-uses.ts';
import { DatabaseTooNew, DatabaseUnreleased, readSchema } from './releases.ts';
import type { Tables } from './tables.ts';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** Reads go to one connection, changes to the writer's, each in a transaction of its own. */
export function operationsOf({ db: reading, engine }: Connection, { db: writing }: Connection): Operations {
  const changing = <Answer>(run: (db: Kysely<Tables>) => Promise<Answer>) => writing.transaction().execute(run);
  return {
    ...stateOf(reading, changing),
    ...replicasOf(reading, changing),
    ...keysOf(reading, changing),
    ...figuresOf(reading),
    async schemaFits() {
      try {
        const { state } = await readSchema(reading, engine);
        return state === 'current' || state === 'ahead';
      } catch (error) {
        if (error instanceof DatabaseTooNew || error instanceof DatabaseUnreleased) return false;
        throw error;
      }
    },
    firstKeyEnd: () => firstKeyEnd(reading),
    async sessionsFrom(before, at) {
      const { count } = await reading
        .selectFrom('sessions')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('created_at', '<', before)
        .where('ends_at', '>', at)
        .executeTakeFirstOrThrow();
      return Number(count);
    },
  };
}

const NEVER = '9999';

/** A key that runs out beside one that goes on is what a rotation looks like; the last one of a partner counts. */
async function firstKeyEnd(db: Kysely<Tables>): Promise<string | null> {
  const { first } = await db
    .selectFrom(
      db
        .selectFrom('partner_keys')
        .select(({ fn, val }) => fn.max(fn.coalesce('expires_at', val(NEVER))).as('last'))
        .where('revoked_at', 'is', null)
        .groupBy('partner_key')
        .as('ends'),
    )
    .select(({ fn }) => fn.min('last').as('first'))
    .executeTakeFirstOrThrow();
  return first === null || first === NEVER ? null : first;
}

type Changing = <Answer>(run: (db: Kysely<Tables>) => Promise<Answer>) => Promise<Answer>;

const VERIFIED = 'verified';

function stateOf(reading: Kysely<Tables>, changing: Changing) {
  const read = async <Value>(name: string): Promise<Value | null> => {
    const row = await reading.selectFrom('service_state').select('value').where('name', '=', name).executeTakeFirst();
    return row ? (JSON.parse(row.value) as Value) : null;
  };
  const save = (name: string, value: object) =>
    changing(async (db) => {
      const row = { name, value: JSON.stringify(value) };
      await db
        .insertInto('service_state')
        .values(row)
        .onConflict((found) => found.column('name').doUpdateSet({ value: row.value }))
        .execute();
    });
  return {
    closedChanges: () => read(CHANGES),
    closeChanges: (closed) => save(CHANGES, closed),
    openChanges: () => changing(async (db) => void (await db.deleteFrom('service_state').where('name', '=', CHANGES).execute())),
    lastVerified: () => read(VERIFIED),
    saveVerified: (verified) => save(VERIFIED, verified),
  } satisfies Partial<Operations>;
}

function replicasOf(reading: Kysely<Tables>, changing: Changing) {
  return {
    async replicas(seenSince) {
      const rows = await reading
        .selectFrom('replicas')
        .selectAll()
        .where('seen_at', '>=', seenSince)
        .orderBy('started_at')
        .orderBy('replica_id')
        .execute();
      return rows.map(
        (row): ReplicaRecord => ({
          replicaId: row.replica_id,
          release: row.release,
          schema: row.schema_number,
          settingsHash: row.settings_hash,
          keyIds: JSON.parse(row.key_ids) as string[],
          startedAt: row.started_at,
          seenAt: row.seen_at,
          isDraining: row.is_draining === 1,
        }),
      );
    },
    async saveReplica(replica) {
      const row = {
        replica_id: replica.replicaId,
        release: replica.release,
        schema_number: replica.schema,
        settings_hash: replica.settingsHash,
        key_ids: JSON.stringify(replica.keyIds),
        started_at: replica.startedAt,
        seen_at: replica.seenAt,
        is_draining: Number(replica.isDraining),
      };
      const dayBefore = new Date(Date.parse(replica.seenAt) - DAY_MILLISECONDS).toISOString();
      await changing(async (db) => {
        await db
          .insertInto('replicas')
          .values(row)
          .onConflict((found) => found.column('replica_id').doUpdateSet(row))
          .execute();
        await db.deleteFrom('replicas').where('seen_at', '<', dayBefore).execute();
      });
    },
    async removeReplica(replicaId) {
      await changing(async (db) => void (await db.deleteFrom('replicas').where('replica_id', '=', replicaId).execute()));
    },
  } satisfies Partial<Operations>;
}

function keysOf(reading: Kysely<Tables>, changing: Changing) {
  return {
    async keys() {
      const rows = await reading.selectFrom('ring_keys').selectAll().orderBy('key_id').execute();
      return rows.map(
        (row): RingKeyRecord => ({
          keyId: row.key_id,
          checkSealed: row.check_sealed,
          firstUsedAt: row.first_used_at,
          retiredAt: row.retired_at,
        }),
      );
    },
    fieldKeyUses: (keyId) => fieldKeyUses(reading, keyId),
    async saveKey({ keyId, checkSealed, firstUsedAt, retiredAt }) {
      const row = { key_id: keyId, check_sealed: checkSealed, first_used_at: firstUsedAt, retired_at: retiredAt };
      await changing((db) =>
        db
          .insertInto('ring_keys')
          .values(row)
          .onConflict((found) => found.column('key_id').doUpdateSet({ retired_at: retiredAt }))
          .execute(),
      );
    },
  } satisfies Partial<Operations>;
}

function figuresOf(reading: Kysely<Tables>) {
  return {
    async dataAges() {
      const rows = await reading
        .selectFrom('deliveries')
        .select(({ fn }) => ['source', fn.max('switched_at').as('switched_at')])
        .where('switched_at', 'is not', null)
        .groupBy('source')
        .orderBy('source')
        .execute();
      return rows.map((row) => ({ source: row.source, switchedAt: row.switched_at as string }));
    },
    async jobBacklog() {
      const rows = await reading
        .selectFrom('jobs')
        .select(({ fn }) => ['state', fn.countAll().as('jobs'), fn.min('requested_at').as('oldest')])
        .where('state', 'in', ['queued', 'running'])
        .groupBy('state')
        .execute();
      const count = (state: string) => Number(rows.find((row) => row.state === state)?.jobs ?? 0);
      const oldest = rows.map((row) => row.oldest as string).sort()[0] ?? null;
      return { waiting: count('queued'), running: count('running'), oldestRequestedAt: oldest };
    },
  } satisfies Partial<Operations>;
}
