import { BILL_CLASSES } from '../../../shared/values/consumption-lists.ts';
import type { ConsumptionQuery } from '../../ports/consumption.ts';
import { type Connection, partsOf } from '../connection.ts';
import { TYPE_CODES } from '../customers/columns.ts';
import { partnerKeyOf } from '../keys.ts';
import type { Dimension } from './cubes.ts';
import { VALUE_KINDS, type ValueKind } from './values.ts';

/** A query in the store's own numbers. */
export interface Question {
  partnerKeys: readonly number[];
  currency: string;
  cycles: { from: string; to: string };
  dates: { begin: string; end: string } | null;
  /** Values that each dimension may have; 0: none stated, or nobody held the customer. */
  filters: ReadonlyMap<Dimension, readonly number[]>;
}

/** Null where nothing can match: a code that no line states, a customer or an operator who is not the partner's. */
export async function questionOf(connection: Connection, query: ConsumptionQuery): Promise<Question | null> {
  const partnerKeys = await partnerKeysOf(connection, query.partnerIds);
  const filters = new Map<Dimension, readonly number[]>();
  const one = (dimension: Dimension, value: number | null | undefined) => {
    if (value !== undefined) filters.set(dimension, [value ?? 0]);
  };
  one('chargeMode', query.chargeMode);
  one('billType', query.billType);
  one('billClass', query.billClass && classCode(query.billClass));
  one('association', query.associationType && TYPE_CODES[query.associationType]);
  for (const [dimension, kind] of VALUE_DIMENSIONS) {
    const code = query[kind];
    if (code !== undefined) filters.set(dimension, await valueKeys(connection, partnerKeys, kind, code));
  }
  if (query.heldBy !== undefined) filters.set('manager', await managerKeys(connection, partnerKeys, query.heldBy));
  if (query.customerId !== undefined) filters.set('customer', await customerKeys(connection, partnerKeys, query.customerId));
  if (partnerKeys.length === 0 || [...filters.values()].some((values) => values.length === 0)) return null;
  const { currency, cycles, dates = null } = query;
  return { partnerKeys, currency, cycles, dates, filters };
}

const VALUE_DIMENSIONS = [
  ['service', 'service'],
  ['region', 'region'],
  ['type', 'resourceType'],
  ['project', 'enterpriseProject'],
] as const satisfies readonly [Dimension, ValueKind][];

/** The number a class is stored by. */
export function classCode(billClass: (typeof BILL_CLASSES)[number]): number {
  return BILL_CLASSES.indexOf(billClass) + 1;
}

export async function partnerKeysOf(connection: Connection, partnerIds: readonly string[]): Promise<number[]> {
  const keys: number[] = [];
  for (const partnerId of new Set(partnerIds)) {
    const key = await partnerKeyOf(connection, partnerId);
    if (key !== null) keys.push(key);
  }
  return keys;
}

async function valueKeys({ db }: Connection, partnerKeys: readonly number[], kind: ValueKind, code: string | null): Promise<number[]> {
  if (code === null) return [0];
  if (partnerKeys.length === 0) return [];
  const rows = await db
    .selectFrom('consumption_values')
    .select('value_key')
    .where('partner_key', 'in', partnerKeys)
    .where('kind', '=', VALUE_KINDS[kind])
    .where('code', '=', code)
    .execute();
  return rows.map((row) => row.value_key);
}

async function managerKeys({ db }: Connection, partnerKeys: readonly number[], heldBy: readonly (string | null)[]): Promise<number[]> {
  const keys = heldBy.includes(null) ? [0] : [];
  if (partnerKeys.length === 0) return keys;
  for (const part of partsOf(heldBy.filter((id) => id !== null))) {
    const rows = await db
      .selectFrom('operators')
      .select('operator_key')
      .where('partner_key', 'in', partnerKeys)
      .where('operator_id', 'in', part)
      .execute();
    keys.push(...rows.map((row) => row.operator_key));
  }
  return keys;
}

async function customerKeys({ db }: Connection, partnerKeys: readonly number[], customerId: string): Promise<number[]> {
  if (partnerKeys.length === 0) return [];
  const rows = await db
    .selectFrom('customers')
    .select('customer_key')
    .where('partner_key', 'in', partnerKeys)
    .where('customer_id', '=', customerId)
    .execute();
  return rows.map((row) => row.customer_key);
}
