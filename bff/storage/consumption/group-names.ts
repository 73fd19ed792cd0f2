import { BILL_CLASSES, type Grouping } from '../../../shared/values/consumption-lists.ts';
import { type Connection, partsOf } from '../connection.ts';
import { associationOf, TYPE_CODES } from '../customers/columns.ts';
import { VALUE_KINDS, type ValueKind } from './values.ts';

/** What a group is called outside the store. */
export interface GroupName {
  key: string | null;
  label: string | null;
}

const VALUES: Partial<Record<Grouping, ValueKind>> = {
  service: 'service',
  region: 'region',
  resourceType: 'resourceType',
  enterpriseProject: 'enterpriseProject',
};

/** Whether every partner has its own numbers for what others may call the same. */
export function isOfPartner(grouping: Grouping): boolean {
  return grouping === 'customer' || VALUES[grouping] !== undefined;
}

/** Names of the store's own numbers; 0 has none. */
export async function namesOf(connection: Connection, grouping: Grouping, keys: readonly number[]): Promise<Map<number, GroupName>> {
  const names = new Map<number, GroupName>();
  for (const part of partsOf([...new Set(keys.map(Number))].filter((key) => key !== 0)))
    for (const { number, key, label } of await readNames(connection, grouping, part)) names.set(number, { key, label });
  return names;
}

type Named = GroupName & { number: number };

async function readNames({ db }: Connection, grouping: Grouping, keys: readonly number[]): Promise<Named[]> {
  if (VALUES[grouping] !== undefined) {
    const rows = await db.selectFrom('consumption_values').select(['value_key', 'code', 'name']).where('value_key', 'in', keys).execute();
    return rows.map((row) => ({ number: row.value_key, key: row.code, label: row.name }));
  }
  switch (grouping) {
    case 'customer': {
      const rows = await db.selectFrom('customers').select(['customer_key', 'customer_id']).where('customer_key', 'in', keys).execute();
      return rows.map((row) => ({ number: row.customer_key, key: row.customer_id, label: null }));
    }
    case 'accountManager': {
      const rows = await db.selectFrom('operators').select(['operator_key', 'operator_id']).where('operator_key', 'in', keys).execute();
      return rows.map((row) => ({ number: row.operator_key, key: row.operator_id, label: null }));
    }
    case 'reseller': {
      const rows = await db.selectFrom('partners').select(['partner_key', 'partner_id', 'name']).where('partner_key', 'in', keys).execute();
      return rows.map((row) => ({ number: row.partner_key, key: row.partner_id, label: row.name }));
    }
    default:
      return keys.map((number) => ({ number, key: wordOf(grouping, number), label: null }));
  }
}

/** Codes that need no table. */
function wordOf(grouping: Grouping, code: number): string {
  if (grouping === 'associationType') return associationOf(code);
  return grouping === 'billClass' ? (BILL_CLASSES[code - 1] ?? String(code)) : String(code);
}

/** The store's own numbers of these names, with the name of each; null: 0. */
export async function keysNamed(
  { db }: Connection,
  partnerKeys: readonly number[],
  grouping: Grouping,
  names: readonly (string | null)[],
): Promise<Map<number, string | null>> {
  const keys = new Map<number, string | null>(names.includes(null) ? [[0, null]] : []);
  const kind = VALUES[grouping];
  for (const part of partsOf(names.filter((name) => name !== null))) {
    if (kind !== undefined) {
      const values = db.selectFrom('consumption_values').select(['value_key', 'code']).where('kind', '=', VALUE_KINDS[kind]);
      const rows = await values.where('partner_key', 'in', partnerKeys).where('code', 'in', part).execute();
      for (const row of rows) keys.set(row.value_key, row.code);
    } else if (grouping === 'customer') {
      const customers = db.selectFrom('customers').select(['customer_key', 'customer_id']).where('partner_key', 'in', partnerKeys);
      for (const row of await customers.where('customer_id', 'in', part).execute()) keys.set(row.customer_key, row.customer_id);
    } else if (grouping === 'accountManager') {
      const operators = db.selectFrom('operators').select(['operator_key', 'operator_id']).where('partner_key', 'in', partnerKeys);
      for (const row of await operators.where('operator_id', 'in', part).execute()) keys.set(row.operator_key, row.operator_id);
    } else if (grouping === 'reseller') {
      const partners = db.selectFrom('partners').select(['partner_key', 'partner_id']).where('partner_key', 'in', partnerKeys);
      for (const row of await partners.where('partner_id', 'in', part).execute()) keys.set(row.partner_key, row.partner_id);
    } else for (const name of part) keys.set(codeOf(grouping, name), name);
  }
  return keys;
}

function codeOf(grouping: Grouping, word: string): number {
  if (grouping === 'associationType') return TYPE_CODES[word as keyof typeof TYPE_CODES];
  return grouping === 'billClass' ? BILL_CLASSES.indexOf(word as (typeof BILL_CLASSES)[number]) + 1 : Number(word);
}
