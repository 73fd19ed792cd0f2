import { sql } from 'kysely';
import type { CustomerRecord } from '../../ports/records.ts';
import type { CustomerScope, StoredCustomer } from '../../ports/store.ts';
import { type Connection, partsOf } from '../connection.ts';
import { type CustomerTextRow, RECORD_COLUMNS, toMaskedCustomer } from './columns.ts';

type BigIntegerColumn = 'credit_available' | 'credit_arrears' | 'credit_sort';
type RecordColumn = (typeof RECORD_COLUMNS)[number];

function isPlain(column: RecordColumn): column is Exclude<RecordColumn, BigIntegerColumn> {
  return column !== 'credit_available' && column !== 'credit_arrears' && column !== 'credit_sort';
}

const PLAIN_COLUMNS = [
  'customer_key',
  'manager_key',
  'assigned_at',
  'form_version',
  'dissociated_at',
  'association_changed_at',
  ...RECORD_COLUMNS.filter(isPlain),
] as const;

export type StoredRow = Pick<
  CustomerTextRow,
  'customer_key' | 'manager_key' | 'assigned_at' | 'form_version' | 'dissociated_at' | 'association_changed_at' | RecordColumn
>;

/** Rows of customers by id; ids that are not there are left out. */
export async function findRows(
  { db }: Connection,
  partnerKey: number,
  customerIds: readonly string[],
): Promise<Map<string, StoredRow & { operator_id: string | null }>> {
  const found = new Map<string, StoredRow & { operator_id: string | null }>();
  for (const part of partsOf(customerIds)) {
    const rows = await db
      .selectFrom('customers')
      .select(PLAIN_COLUMNS)
      .select([
        sql<string | null>`cast(credit_available as text)`.as('credit_available'),
        sql<string | null>`cast(credit_arrears as text)`.as('credit_arrears'),
        sql<string | null>`cast(credit_sort as text)`.as('credit_sort'),
        (eb) => eb.selectFrom('operators').select('operator_id').whereRef('operator_key', '=', 'manager_key').as('operator_id'),
      ])
      .where('partner_key', '=', partnerKey)
      .where('customer_id', 'in', part)
      .execute();
    for (const row of rows) found.set(row.customer_id, row);
  }
  return found;
}

/** The same of those who belong to the partner. */
export async function belongingCustomers(
  connection: Connection,
  partnerKey: number,
  customerIds: readonly string[],
  scope: CustomerScope,
): Promise<StoredCustomer[]> {
  const stored = await storedCustomers(connection, partnerKey, customerIds, scope);
  return stored.filter(({ dissociatedAt }) => dissociatedAt === null);
}

/** Customers in scope as they were saved, also those who left, each with who holds it, in the order asked for. */
export async function storedCustomers(
  connection: Connection,
  partnerKey: number,
  customerIds: readonly string[],
  scope: CustomerScope,
): Promise<StoredCustomer[]> {
  const rows = await findRows(connection, partnerKey, await idsInScope(connection, partnerKey, customerIds, scope));
  const free = [...rows.values()].filter((row) => row.manager_key === 0);
  const ended = await lastEnds(
    connection,
    free.map((row) => row.customer_key),
  );
  return customerIds.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { operator_id: operatorId, assigned_at: assignedAt } = row;
    const assignment = operatorId !== null && assignedAt !== null ? { operatorId, assignedAt } : null;
    const { dissociated_at: dissociatedAt, association_changed_at: associationChangedAt } = row;
    const lastEndedAt = ended.get(row.customer_key) ?? null;
    return [{ customer: toRecord(row), assignment, lastEndedAt, dissociatedAt, associationChangedAt }];
  });
}

/** Those of the ids that a scope reaches. */
async function idsInScope(
  { db }: Connection,
  partnerKey: number,
  customerIds: readonly string[],
  scope: CustomerScope,
): Promise<readonly string[]> {
  if (scope.kind === 'all') return customerIds;
  if (scope.kind === 'none') return [];
  if (scope.kind === 'customer') return customerIds.filter((id) => id === scope.customerId);
  const column = scope.kind === 'supervisor' ? 'supervisor_id' : 'operator_id';
  const managers = db
    .selectFrom('operators')
    .select('operator_key')
    .where('operators.partner_key', '=', partnerKey)
    .where(column, '=', scope.operatorId);
  const found: string[] = [];
  for (const part of partsOf(customerIds)) {
    const rows = await db
      .selectFrom('customers')
      .select('customer_id')
      .where('partner_key', '=', partnerKey)
      .where('customer_id', 'in', part)
      .where('manager_key', 'in', managers)
      .execute();
    found.push(...rows.map((row) => row.customer_id));
  }
  return found;
}

/** When the last closed period of each customer ended, where there was one. */
async function lastEnds({ db }: Connection, customerKeys: readonly number[]): Promise<Map<number, string>> {
  const ends = new Map<number, string>();
  for (const part of partsOf(customerKeys)) {
    const rows = await db
      .selectFrom('assignments')
      .select(['customer_key', (eb) => eb.fn.max('ended_at').as('at')])
      .where('customer_key', 'in', part)
      .groupBy('customer_key')
      .execute();
    for (const row of rows) if (row.at !== null) ends.set(row.customer_key, row.at);
  }
  return ends;
}

function toRecord(row: StoredRow): CustomerRecord {
  return {
    ...toMaskedCustomer(row),
    customerName: row.customer_name,
    accountName: row.account_name,
    mobileSealed: row.mobile_sealed,
    mobileIndex: row.mobile_index,
    emailSealed: row.email_sealed,
    emailIndex: row.email_index,
    signingEntity: row.signing_entity,
    dissociationBlocks: row.dissociation_blocks === null ? [] : JSON.parse(row.dissociation_blocks),
    erasedAt: row.erased_at,
  };
}
