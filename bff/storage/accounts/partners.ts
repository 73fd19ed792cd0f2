import type { Selectable } from 'kysely';
import type { KeyRecord, PartnerRecord } from '../../ports/records.ts';
import type { Reads, Unit } from '../../ports/store.ts';
import { type Connection, query } from '../connection.ts';
import { needPartnerKey } from '../keys.ts';
import type { Tables } from '../tables.ts';
import { limitsText, moneyRulesOf } from './money-rules.ts';

const PARTNER_COLUMNS = [
  'partners.partner_id',
  'partners.name',
  'partners.kind',
  'partners.mode',
  'parent_partner_id',
  'currency',
  'roles_from',
  'step_up',
  'money_limits',
  'is_leaving',
] as const;
const KEY = ['key_id', 'hint', 'created_at', 'revoked_at', 'expires_at'] as const;
type PartnerRow = Pick<
  Selectable<Tables['partners']>,
  'partner_id' | 'name' | 'kind' | 'mode' | 'parent_partner_id' | 'currency' | 'roles_from' | 'step_up' | 'money_limits' | 'is_leaving'
>;
type KeyRow = Pick<Selectable<Tables['partner_keys']>, (typeof KEY)[number]>;

const byId = query<{ partnerId: string }, PartnerRow>((slot, { db }) =>
  db.selectFrom('partners').select(PARTNER_COLUMNS).where('partner_id', '=', slot.partnerId),
);
const byKeyHash = query<{ hash: string }, PartnerRow & KeyRow>((slot, { db }) =>
  db
    .selectFrom('partner_keys')
    .innerJoin('partners', 'partners.partner_key', 'partner_keys.partner_key')
    .select([...PARTNER_COLUMNS, ...KEY])
    .where('hash', '=', slot.hash),
);

function toPartner(row: PartnerRow): PartnerRecord {
  return {
    partnerId: row.partner_id,
    name: row.name,
    kind: row.kind as PartnerRecord['kind'],
    mode: row.mode as PartnerRecord['mode'],
    parentPartnerId: row.parent_partner_id,
    currency: row.currency,
    rolesFrom: row.roles_from as PartnerRecord['rolesFrom'],
    ...moneyRulesOf(row),
  };
}

function toKey(row: KeyRow, partnerId: string): KeyRecord {
  return { keyId: row.key_id, partnerId, hint: row.hint, createdAt: row.created_at, revokedAt: row.revoked_at, expiresAt: row.expires_at };
}

export function partnerReads(connection: Connection): Reads['partners'] {
  const { db } = connection;
  return {
    find(partnerId) {
      const read = async () => {
        const [row] = await byId(connection, { partnerId });
        return row ? toPartner(row) : null;
      };
      return connection.batch?.known(`partner ${partnerId}`, read) ?? read();
    },
    async list() {
      return (await db.selectFrom('partners').select(PARTNER_COLUMNS).orderBy('partner_id').execute()).map(toPartner);
    },
    async findByKeyHash(hash) {
      const [row] = await byKeyHash(connection, { hash });
      return row ? { partner: toPartner(row), key: toKey(row, row.partner_id) } : null;
    },
    async keys(partnerId) {
      const rows = await db
        .selectFrom('partner_keys')
        .innerJoin('partners', 'partners.partner_key', 'partner_keys.partner_key')
        .select(KEY)
        .where('partner_id', '=', partnerId)
        .orderBy('created_at')
        .orderBy('key_id')
        .execute();
      return rows.map((row) => toKey(row, partnerId));
    },
  };
}

export function partnerCommands(connection: Connection): Omit<Unit['partners'], keyof Reads['partners']> {
  const { db } = connection;
  return {
    async add(partner) {
      await db
        .insertInto('partners')
        .values({
          partner_id: partner.partnerId,
          name: partner.name,
          kind: partner.kind,
          mode: partner.mode,
          parent_partner_id: partner.parentPartnerId,
          currency: partner.currency,
          roles_from: partner.rolesFrom,
          step_up: partner.stepUp ? 1 : 0,
          money_limits: limitsText(partner.limits ?? []),
          is_leaving: partner.isLeaving ? 1 : 0,
        })
        .execute();
    },
    async setCurrency(partnerId, currency) {
      await db.updateTable('partners').set({ currency }).where('partner_id', '=', partnerId).execute();
    },
    async setRolesFrom(partnerId, rolesFrom) {
      await db.updateTable('partners').set({ roles_from: rolesFrom }).where('partner_id', '=', partnerId).execute();
    },
    async setMoneyRules(partnerId, { stepUp, limits }) {
      const change = { step_up: stepUp ? 1 : 0, money_limits: limitsText(limits) };
      await db.updateTable('partners').set(change).where('partner_id', '=', partnerId).execute();
    },
    async setLeaving(partnerId, isLeaving) {
      await db
        .updateTable('partners')
        .set({ is_leaving: isLeaving ? 1 : 0 })
        .where('partner_id', '=', partnerId)
        .execute();
    },
    async addKey(key, hash) {
      const partnerKey = await needPartnerKey(connection, key.partnerId);
      const { keyId, hint, createdAt, revokedAt, expiresAt } = key;
      await db
        .insertInto('partner_keys')
        .values({
          key_id: keyId,
          partner_key: partnerKey,
          hash,
          hint,
          created_at: createdAt,
          revoked_at: revokedAt,
          expires_at: expiresAt,
        })
        .execute();
    },
    async endKey(partnerId, keyId, expiresAt) {
      await db
        .updateTable('partner_keys')
        .set({ expires_at: expiresAt })
        .where('key_id', '=', keyId)
        .where('partner_key', '=', await needPartnerKey(connection, partnerId))
        .execute();
    },
    async revokeKey(partnerId, keyId, at) {
      const partnerKey = await needPartnerKey(connection, partnerId);
      const result = await db
        .updateTable('partner_keys')
        .set({ revoked_at: at })
        .where('key_id', '=', keyId)
        .where('partner_key', '=', partnerKey)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },
  };
}
