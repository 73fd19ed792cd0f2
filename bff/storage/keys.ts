import { type Connection, query } from './connection.ts';

const partner = query<{ partnerId: string }, { partner_key: number }>((slot, { db }) =>
  db.selectFrom('partners').select('partner_key').where('partner_id', '=', slot.partnerId),
);
const operator = query<{ partnerKey: number; operatorId: string }, { operator_key: number }>((slot, { db }) =>
  db.selectFrom('operators').select('operator_key').where('operator_id', '=', slot.operatorId).where('partner_key', '=', slot.partnerKey),
);

/** The store's own number of a partner; null where there is no such partner. */
export async function partnerKeyOf(connection: Connection, partnerId: string): Promise<number | null> {
  const { batch } = connection;
  const known = connection.partnerKeys?.get(partnerId);
  if (known !== undefined) return known;
  const read = async () => (await partner(connection, { partnerId }))[0]?.partner_key ?? null;
  const key = await (batch ? batch.known(`partner key ${partnerId}`, read) : read());
  if (key !== null) connection.partnerKeys?.set(partnerId, key);
  return key;
}

export async function operatorKeyOf(connection: Connection, partnerKey: number, operatorId: string): Promise<number | null> {
  return (await operator(connection, { partnerKey, operatorId }))[0]?.operator_key ?? null;
}

/** For commands, which only ever name partners that are there: anything else is a bug. */
export async function needPartnerKey(connection: Connection, partnerId: string): Promise<number> {
  const key = await partnerKeyOf(connection, partnerId);
  if (key === null) throw new Error('The store has no such partner.');
  return key;
}
