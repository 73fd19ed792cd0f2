import { sql } from 'kysely';
import { TABLES } from '../backup/read-dump.ts';
import type { KeySpace } from '../made-keys.ts';
import type { Tables } from '../tables.ts';

const COLUMN_SPACES: Readonly<Record<string, KeySpace>> = {
  partner_key: 'partners',
  reseller_key: 'partners',
  operator_key: 'operators',
  manager_key: 'operators',
  customer_key: 'customers',
  assignment_key: 'assignments',
  delivery_key: 'deliveries',
  part_key: 'delivery_parts',
  webhook_key: 'webhooks',
  by_partner_key: 'partners',
  account_key: 'ledger_accounts',
  operation_key: 'money_operations',
  retry_of_key: 'money_operations',
  quota_key: 'quotas',
  parent_quota_key: 'quotas',
  coupon_key: 'coupons',
  usage_key: 'coupon_usages',
  of_usage_key: 'coupon_usages',
  selection_key: 'coupon_selections',
  code_key: 'step_up_codes',
  dissociation_key: 'dissociations',
  value_key: 'consumption_values',
  service_key: 'consumption_values',
  region_key: 'consumption_values',
  type_key: 'consumption_values',
  project_key: 'consumption_values',
  payment_key: 'third_party_payments',
};

/** Named like keys of the store's own, and made by others. */
const NOT_OURS: ReadonlySet<string> = new Set(['idempotency_key']);

/** Whose keys a column holds; null where it holds none. Throws for a key of which nobody said whose it is. */
export function spaceOf(table: string, column: string): KeySpace | null {
  if (!column.endsWith('_key') || NOT_OURS.has(column)) return null;
  if (table === 'reseller_assignments' && column === 'assignment_key') return 'reseller_assignments';
  const space = COLUMN_SPACES[column];
  if (!space) throw new Error(`Nobody said whose keys ${table}.${column} holds.`);
  return space;
}

/** What belongs to an installation, not to a partner; and what the service makes anew from the rest (`consumption/catch-up.ts`). */
const STAYING: ReadonlySet<keyof Tables> = new Set([
  'service_state',
  'ring_keys',
  'consumption_parts',
  'consumption_cubes',
  'consumption_ranks',
]);
export const MOVED_TABLES = TABLES.filter((table) => !STAYING.has(table));

export interface MovedPartners {
  partnerIds: readonly string[];
  partnerKeys: readonly number[];
}

const OF_CUSTOMERS: ReadonlySet<keyof Tables> = new Set([
  'customer_names',
  'bill_lines',
  'cycle_sums',
  'customer_resources',
  'consumption_cycles',
  'consumption_days',
]);

/** Tables whose rows belong to rows of another. */
const OWNERS: Partial<Record<keyof Tables, { table: keyof Tables; key: string }>> = {
  ledger_entries: { table: 'ledger_accounts', key: 'account_key' },
  quota_customers: { table: 'quotas', key: 'quota_key' },
  selected_coupons: { table: 'coupon_selections', key: 'selection_key' },
};

/** Evidence names partners by id, so that a row reads the same wherever it is. */
const BY_PARTNER_ID: ReadonlySet<keyof Tables> = new Set([
  'audit_rows',
  'agreement_versions',
  'agreement_texts',
  'agreement_withdrawals',
  'signature_rows',
  'payment_contracts',
]);

/** The rows of these partners in a table, as a condition. */
export function rowsOfPartners(table: keyof Tables, { partnerIds, partnerKeys }: MovedPartners) {
  const keys = sql.join(partnerKeys.map((key) => sql.lit(key)));
  if (BY_PARTNER_ID.has(table)) return sql`partner_id in (${sql.join(partnerIds.map((id) => sql.lit(id)))})`;
  if (OF_CUSTOMERS.has(table)) return sql`customer_key in (select customer_key from customers where partner_key in (${keys}))`;
  if (table === 'part_customers') return sql`part_key in (select part_key from delivery_parts where partner_key in (${keys}))`;
  if (table === 'session_origins') return sql`session_id in (select session_id from sessions where partner_key in (${keys}))`;
  const owner = OWNERS[table];
  if (owner)
    return sql`${sql.ref(owner.key)} in (select ${sql.ref(owner.key)} from ${sql.table(owner.table)} where partner_key in (${keys}))`;
  if (table === 'job_chunks') return sql`job_id in (select job_id from jobs where partner_key in (${keys}))`;
  return sql`partner_key in (${keys})`;
}

/** How far keys are moved, by whose they are. */
export type Shifts = Readonly<Record<KeySpace, number>>;

type Row = Record<string, unknown>;

/** The same row with its keys moved; 0 stands for none and stays. */
export function shifted(table: string, row: Row, shifts: Shifts, direction: 1 | -1): Row {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      const space = spaceOf(table, column);
      if (space === null || value === null || Number(value) === 0) return [column, value];
      return [column, Number(value) + direction * shifts[space]];
    }),
  );
}
