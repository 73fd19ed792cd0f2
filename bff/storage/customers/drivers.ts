import { type RawBuilder, sql } from 'kysely';
import { type Connection, query } from '../connection.ts';
import { ALL_TYPE_CODES } from './columns.ts';
import { countByCounters } from './counters.ts';
import type { Selection, Values } from './selection.ts';

/**
 * Where a query over customers starts. `customers` walks the partner's customers; the others are small sets whose members are
 * fetched, checked and sorted.
 */
export type Driver =
  | { kind: 'customers' }
  | { kind: 'managers' }
  | { kind: 'id' }
  | { kind: 'customer' }
  | { kind: 'tag' }
  | { kind: 'gram'; gram: number };

export interface SizedDriver {
  driver: Driver;
  /** How many customers it yields; exact below the limit it was asked with. */
  size: number;
}

const gramSize = query<{ partnerKey: number; gram: number; most: number }, { size: number }>(
  (slot) =>
    sql`select cast(count(*) as integer) as size from (
      select 1 from name_grams where partner_key = ${slot.partnerKey} and gram = ${slot.gram} limit ${slot.most}) probed`,
);

/** The cheapest place to start: the smallest set that holds all customers of the selection. Sets beyond `most` are not counted out. */
export async function cheapestDriver(connection: Connection, selection: Selection, most: number): Promise<SizedDriver> {
  if (selection.customerId !== null) return { driver: { kind: 'customer' }, size: 1 };
  if (selection.id !== null) return { driver: { kind: 'id' }, size: 2 };
  const plain = { ...selection, tag: null, terms: [] };
  const kind = selection.managers === null ? 'customers' : 'managers';
  let best: SizedDriver = { driver: { kind }, size: await countByCounters(connection, { ...plain, types: ALL_TYPE_CODES }) };
  if (selection.tag !== null) {
    const size = await countByCounters(connection, { ...plain, managers: null, types: ALL_TYPE_CODES, tag: selection.tag });
    if (size < best.size) best = { driver: { kind: 'tag' }, size };
  }
  for (const gram of selection.terms.flatMap((term) => term.grams)) {
    const limit = Math.min(best.size, most);
    const [counted] = await gramSize(connection, { partnerKey: selection.partnerKey, gram, most: limit });
    const size = counted?.size ?? 0;
    if (size < limit) best = { driver: { kind: 'gram', gram }, size };
  }
  return best;
}

/** The driver as the first part of a `from`, ending with customers as `c`. */
export function fromDriver(kind: Driver['kind'], slot: Values): RawBuilder<unknown> {
  switch (kind) {
    case 'gram':
      return sql`(select customer_key from name_grams where partner_key = ${slot.partnerKey} and gram = ${slot.gram}) d
        join customers c on c.customer_key = d.customer_key`;
    case 'tag':
      return sql`(select customer_key from customer_tags where partner_key = ${slot.partnerKey} and tag = ${slot.tag}) d
        join customers c on c.customer_key = d.customer_key`;
    case 'id':
      return sql`(select customer_key from customers where partner_key = ${slot.partnerKey} and customer_id = ${slot.id}
        union select customer_key from customers where partner_key = ${slot.partnerKey} and partner_customer_no = ${slot.id}) d
        join customers c on c.customer_key = d.customer_key`;
    default:
      return sql`customers c`;
  }
}
