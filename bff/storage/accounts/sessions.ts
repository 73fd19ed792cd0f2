import { type Selectable, sql } from 'kysely';
import { FEATURES, WIDGETS } from '../../../shared/values/lists.ts';
import type { PartnerRecord, SessionRecord } from '../../ports/records.ts';
import type { Reads, SessionTarget, Unit } from '../../ports/store.ts';
import { type Connection, query } from '../connection.ts';
import { grouped } from '../grouped.ts';
import { needPartnerKey } from '../keys.ts';
import { knownOf } from '../known.ts';
import type { Tables } from '../tables.ts';
import { moneyRulesOf } from './money-rules.ts';

type SessionRow = Selectable<Tables['sessions']> & { partner_id: string };

function sessions({ db }: Connection) {
  return db
    .selectFrom('sessions')
    .innerJoin('partners', 'partners.partner_key', 'sessions.partner_key')
    .selectAll('sessions')
    .select('partner_id');
}

/** What a session has under the same name is renamed. */
const PARTNER_OF_SESSION = [
  'partners.name as partner_name',
  'partners.kind as partner_kind',
  'partners.mode as partner_mode',
  'parent_partner_id',
  'currency',
  'roles_from',
  'step_up',
  'money_limits',
  'is_leaving',
  'is_verified',
] as const;
type PartnerOfSession = Record<'partner_name' | 'partner_kind' | 'partner_mode' | 'roles_from', string> &
  Record<'parent_partner_id' | 'currency' | 'money_limits', string | null> &
  Record<'step_up' | 'is_leaving' | 'is_verified', number>;

type FoundSession = SessionRow & PartnerOfSession;

function partnerOf(row: PartnerOfSession & { partner_id: string }): PartnerRecord {
  return {
    partnerId: row.partner_id,
    name: row.partner_name,
    kind: row.partner_kind as PartnerRecord['kind'],
    mode: row.partner_mode as PartnerRecord['mode'],
    parentPartnerId: row.parent_partner_id,
    currency: row.currency,
    rolesFrom: row.roles_from as PartnerRecord['rolesFrom'],
    ...moneyRulesOf(row),
  };
}

const byId = query<{ partnerId: string; sessionId: string }, SessionRow>((slot, connection) =>
  sessions(connection).where('session_id', '=', slot.sessionId).where('partner_id', '=', slot.partnerId),
);
const bySecretHash = query<{ hash: string }, SessionRow>((slot, connection) => sessions(connection).where('secret_hash', '=', slot.hash));
/** With its partner in one read, since every call of a widget starts with it. */
const byTokenHash = query<{ hash: string }, FoundSession>((slot, connection) =>
  sessions(connection).select(PARTNER_OF_SESSION).where('token_hash', '=', slot.hash),
);
/** The same of many, which only PostgreSQL needs: SQLite answers at once. */
const byTokenHashes = query<{ hashes: readonly string[] }, FoundSession>((slot, connection) =>
  sessions(connection).select(PARTNER_OF_SESSION).where('token_hash', '=', sql<string>`any(${slot.hashes})`),
);
const byOpenOrigin = query<{ origin: string; at: string }, { origin: string }>((slot, { db }) =>
  db.selectFrom('session_origins').select('origin').where('origin', '=', slot.origin).where('ends_at', '>', slot.at).limit(sql.lit(1)),
);

const knownWidgets = knownOf(WIDGETS);
const knownFeatures = knownOf(FEATURES);

function toSession(row: SessionRow | undefined): SessionRecord | null {
  if (!row) return null;
  return {
    sessionId: row.session_id,
    partnerId: row.partner_id,
    actor: actorOf(row.actor),
    keyId: row.key_id,
    origins: JSON.parse(row.origins),
    widgets: knownWidgets(JSON.parse(row.widgets)),
    features: knownFeatures(JSON.parse(row.features)),
    locale: row.locale as SessionRecord['locale'],
    mode: row.mode as SessionRecord['mode'],
    createdAt: row.created_at,
    secretExpiresAt: row.secret_expires_at,
    token:
      row.token_origin !== null && row.token_expires_at !== null ? { origin: row.token_origin, expiresAt: row.token_expires_at } : null,
    revokedAt: row.revoked_at,
  };
}

function findingByToken(connection: Connection): (hash: string) => Promise<FoundSession | undefined> {
  if (connection.engine.kind === 'sqlite') return async (hash) => (await byTokenHash(connection, { hash }))[0];
  return grouped(async (hashes) => {
    const rows = await byTokenHashes(connection, { hashes });
    return new Map(rows.flatMap((row) => (row.token_hash === null ? [] : [[row.token_hash, row] as const])));
  });
}

export function sessionReads(connection: Connection): Reads['sessions'] {
  const findByToken = findingByToken(connection);
  return {
    find(partnerId, sessionId) {
      const read = async () => toSession((await byId(connection, { partnerId, sessionId }))[0]);
      return connection.batch?.known(`session ${partnerId} ${sessionId}`, read) ?? read();
    },
    findBySecretHash: async (hash) => toSession((await bySecretHash(connection, { hash }))[0]),
    async findByTokenHash(hash) {
      const row = await findByToken(hash);
      const session = toSession(row);
      return row && session ? { session, partner: partnerOf(row) } : null;
    },
    isOriginOpen: async (origin, at) => (await byOpenOrigin(connection, { origin, at })).length > 0,
  };
}

export function sessionCommands(connection: Connection): Omit<Unit['sessions'], keyof Reads['sessions']> {
  return {
    add: (session, secretHash) => add(connection, session, secretHash),
    swap: (sessionId, token) => swap(connection, sessionId, token),
    revoke: (partnerId, target, at) => revoke(connection, partnerId, target, at),
    countInRole: async (partnerId, role, at) =>
      (await sessionsInRole(connection, await needPartnerKey(connection, partnerId), role, at)).length,
    async forget(before) {
      await connection.db.deleteFrom('sessions').where('ends_at', '<', before).execute();
    },
  };
}

async function add({ db, ...connection }: Connection, session: SessionRecord, secretHash: string): Promise<void> {
  const partnerKey = await needPartnerKey({ db, ...connection }, session.partnerId);
  const { actor, sessionId } = session;
  await db
    .insertInto('sessions')
    .values({
      session_id: sessionId,
      partner_key: partnerKey,
      actor: JSON.stringify(actor),
      key_id: session.keyId,
      operator_id: actor.kind === 'operator' ? actor.operatorId : null,
      customer_id: actor.kind === 'end-customer' ? actor.customerId : null,
      origins: JSON.stringify(session.origins),
      widgets: JSON.stringify(session.widgets),
      features: JSON.stringify(session.features),
      locale: session.locale,
      mode: session.mode,
      created_at: session.createdAt,
      secret_hash: secretHash,
      secret_expires_at: session.secretExpiresAt,
      token_hash: null,
      token_origin: session.token?.origin ?? null,
      token_expires_at: session.token?.expiresAt ?? null,
      revoked_at: session.revokedAt,
      ends_at: session.secretExpiresAt,
    })
    .execute();
  const origins = [...new Set(session.origins)].map((origin) => ({ origin, session_id: sessionId, ends_at: session.secretExpiresAt }));
  if (origins.length > 0) await db.insertInto('session_origins').values(origins).execute();
}

async function swap({ db }: Connection, sessionId: string, token: { hash: string; origin: string; expiresAt: string }): Promise<boolean> {
  const result = await db
    .updateTable('sessions')
    .set({ token_hash: token.hash, token_origin: token.origin, token_expires_at: token.expiresAt, ends_at: token.expiresAt })
    .where('session_id', '=', sessionId)
    .where('token_hash', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) return false;
  await db.updateTable('session_origins').set({ ends_at: token.expiresAt }).where('session_id', '=', sessionId).execute();
  return true;
}

/** Live sessions whose operator acts by a role: few, and read rarely. */
async function sessionsInRole({ db }: Connection, partnerKey: number, role: string, at: string): Promise<string[]> {
  const live = await db
    .selectFrom('sessions')
    .select(['session_id', 'actor'])
    .where('partner_key', '=', partnerKey)
    .where('operator_id', 'is not', null)
    .where('revoked_at', 'is', null)
    .where('ends_at', '>', at)
    .execute();
  return live.filter(({ actor }) => (JSON.parse(actor) as { roles?: string[] }).roles?.includes(role)).map(({ session_id }) => session_id);
}

async function revoke(connection: Connection, partnerId: string, target: SessionTarget, at: string): Promise<number> {
  const { db } = connection;
  const partnerKey = await needPartnerKey(connection, partnerId);
  let update = db
    .updateTable('sessions')
    .set({ revoked_at: at, ends_at: at })
    .where('partner_key', '=', partnerKey)
    .where('revoked_at', 'is', null)
    .where('ends_at', '>', at);
  if ('sessionId' in target) update = update.where('session_id', '=', target.sessionId);
  else if ('operatorId' in target) update = update.where('operator_id', '=', target.operatorId);
  else if ('keyId' in target) update = update.where('key_id', '=', target.keyId);
  else if ('kind' in target) update = update.where('operator_id', 'is not', null);
  else if ('role' in target)
    update = update.where('session_id', 'in', ['', ...(await sessionsInRole(connection, partnerKey, target.role, at))]);
  else update = update.where('customer_id', '=', target.customerId);
  const revoked = await update.returning('session_id').execute();
  for (const { session_id } of revoked)
    await db.updateTable('session_origins').set({ ends_at: at }).where('session_id', '=', session_id).execute();
  return revoked.length;
}

/** Sessions of an earlier release name no person. */
function actorOf(json: string): SessionRecord['actor'] {
  const actor = JSON.parse(json) as SessionRecord['actor'];
  return actor.kind === 'end-customer' ? { ...actor, personId: actor.personId ?? null } : actor;
}
