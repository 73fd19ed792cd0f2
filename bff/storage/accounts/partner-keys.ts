import type { Selectable } from 'kysely';
import type { KeyRecord } from '../../ports/records.ts';
import type { Unit } from '../../ports/store.ts';
import type { Connection } from '../connection.ts';
import { needPartnerKey } from '../keys.ts';
import type { Tables } from '../tables.ts';

export const KEY_COLUMNS = ['key_id', 'hint', 'created_at', 'revoked_at', 'expires_at'] as const;
export type KeyRow = Pick<Selectable<Tables['partner_keys']>, (typeof KEY_COLUMNS)[number]>;

export function toKey(row: KeyRow, partnerId: string): KeyRecord {
  return { keyId: row.key_id, partnerId, hint: row.hint, createdAt: row.created_at, revokedAt: row.revoked_at, expiresAt: row.expires_at };
}

/** The secret keys of a partner, the oldest first. */
export async function keysOf({ db }: Connection, partnerId: string): Promise<KeyRecord[]> {
  const rows = await db
    .selectFrom('partner_keys')
    .innerJoin('partners', 'partners.partner_key', 'partner_keys.partner_key')
    .select(KEY_COLUMNS)
    .where('partner_id', '=', partnerId)
    .orderBy('created_at')
    .orderBy('key_id')
    .execute();
  return rows.map((row) => toKey(row, partnerId));
}

export type KeyCommands = Pick<Unit['partners'], 'addKey' | 'endKey' | 'revokeKey'>;

export function keyCommands(connection: Connection): KeyCommands {
  const { db } = connection;
  return {
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
