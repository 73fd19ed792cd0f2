import { sql } from 'kysely';
import type { NameHit, Wanted } from '../../domain/recipient-rules.ts';
import type { CustomerScope } from '../../ports/store.ts';
import { type Connection, partsOf, queryFamily } from '../connection.ts';
import { BELONGS, listOf, type Values } from './selection.ts';
import { SCOPES } from './values.ts';

interface Row {
  by: NameHit['by'];
  wanted: string;
  customer_id: string;
  left_at: string | null;
}

const SIZE = 100;

const FOUND = {
  id: (slot: Values) => sql`select 'id' as by, c.customer_id as wanted, c.customer_id, c.dissociated_at as left_at
    from customers c where c.customer_id in (${listOf(SIZE, slot, 'wanted')})`,
  number: (slot: Values) => sql`select 'number' as by, c.partner_customer_no as wanted, c.customer_id, c.dissociated_at as left_at
    from customers c where c.partner_customer_no in (${listOf(SIZE, slot, 'wanted')})`,
  'account-name': (slot: Values) => sql`select 'account-name' as by, n.account_name_folded as wanted, c.customer_id, null as left_at
    from customer_names n join customers c on c.customer_key = n.customer_key
    where n.account_name_folded in (${listOf(SIZE, slot, 'wanted')}) and ${BELONGS}`,
} as const;

const hits = queryFamily<{ by: NameHit['by']; scope: keyof typeof SCOPES }, Values, Row>(
  (
    { by, scope },
    slot,
  ) => sql`${FOUND[by](slot)} and c.partner_key = (select partner_key from partners where partner_id = ${slot.partnerId})
    and ${SCOPES[scope](slot)} order by c.customer_id`,
);

/**
 * Customers in scope by whole ids, numbers and account names, by index: one statement for each hundred of a kind. Those who left are found
 * by id and number alone, as in every search.
 */
export async function identifiedCustomers(
  connection: Connection,
  partnerId: string,
  scope: CustomerScope,
  { ids, numbers, accountNames }: Wanted,
): Promise<NameHit[]> {
  if (scope.kind === 'none') return [];
  const found: NameHit[] = [];
  const who = scope.kind === 'all' ? null : scope.kind === 'customer' ? scope.customerId : scope.operatorId;
  for (const [by, wanted] of [
    ['id', ids],
    ['number', numbers],
    ['account-name', accountNames],
  ] as const) {
    for (const part of partsOf(wanted, SIZE)) {
      const values: Values = { partnerId, who };
      // Filled up with the first one, so that one statement is prepared for any number.
      for (let index = 0; index < SIZE; index++) values[`wanted${index}`] = part[index] ?? part[0];
      const rows = await hits(connection, { by, scope: scope.kind }, values);
      for (const row of rows) found.push({ by: row.by, wanted: row.wanted, customerId: row.customer_id, hasLeft: row.left_at !== null });
    }
  }
  return found;
}
