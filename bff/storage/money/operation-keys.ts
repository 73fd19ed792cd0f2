import { type Connection, query } from '../connection.ts';
import { needPartnerKey } from '../keys.ts';

interface OperationKeys {
  operationKey: number;
  partnerKey: number;
  partnerId: string;
}

/**
 * Operations that a transaction added or looked up, so that their ledger entries, items and coupons need not look again. An operation
 * that was undone is never asked for: its id is known to nobody else.
 */
const known = new WeakMap<Connection, Map<string, OperationKeys>>();

const found = query<{ operationId: string }, { operation_key: number; partner_key: number; partner_id: string }>((slot, { db }) =>
  db
    .selectFrom('money_operations as o')
    .innerJoin('partners as p', 'p.partner_key', 'o.partner_key')
    .select(['o.operation_key', 'o.partner_key', 'p.partner_id'])
    .where('o.operation_id', '=', slot.operationId),
);

export function rememberOperation(connection: Connection, operationId: string, keys: OperationKeys): void {
  const operations = known.get(connection) ?? new Map<string, OperationKeys>();
  operations.set(operationId, keys);
  known.set(connection, operations);
}

/** For commands, which only ever name operations that were added: anything else is a bug. */
export async function needOperation(connection: Connection, operationId: string): Promise<OperationKeys> {
  const remembered = known.get(connection)?.get(operationId);
  if (remembered) return remembered;
  const [row] = await found(connection, { operationId });
  if (!row) throw new Error('The store has no such operation.');
  const keys = { operationKey: row.operation_key, partnerKey: row.partner_key, partnerId: row.partner_id };
  rememberOperation(connection, operationId, keys);
  return keys;
}

/** The key of a partner in whose book an operation moves something: mostly its own. */
export async function bookPartnerKey(connection: Connection, keys: OperationKeys, partnerId: string): Promise<number> {
  return keys.partnerId === partnerId ? keys.partnerKey : needPartnerKey(connection, partnerId);
}
