import type { Reads, Unit } from '../../ports/store.ts';
import { type Connection, query } from '../connection.ts';
import { needPartnerKey } from '../keys.ts';

const chosen = query<{ partnerId: string; operatorId: string; view: string }, { choice: string }>((slot, { db }) =>
  db
    .selectFrom('preferences')
    .innerJoin('partners', 'partners.partner_key', 'preferences.partner_key')
    .select('choice')
    .where('partner_id', '=', slot.partnerId)
    .where('operator_id', '=', slot.operatorId)
    .where('view', '=', slot.view),
);

export function preferenceReads(connection: Connection): Reads['preferences'] {
  return {
    find: async (partnerId, operatorId, view) => (await chosen(connection, { partnerId, operatorId, view }))[0]?.choice ?? null,
  };
}

export function preferenceCommands(connection: Connection): Omit<Unit['preferences'], keyof Reads['preferences']> {
  return {
    async save(partnerId, operatorId, view, choice) {
      const partnerKey = await needPartnerKey(connection, partnerId);
      await connection.db
        .insertInto('preferences')
        .values({ partner_key: partnerKey, operator_id: operatorId, view, choice })
        .onConflict((conflict) => conflict.columns(['partner_key', 'operator_id', 'view']).doUpdateSet({ choice }))
        .execute();
    },
  };
}
