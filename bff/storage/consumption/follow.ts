import { sql } from 'kysely';
import type { Connection } from '../connection.ts';
import { changeLines } from './counted.ts';
import type { Pairs } from './roll.ts';
import { stampAssignments } from './stamp.ts';

/** Lets the lines of customers follow their periods as they are now: in open deliveries and in those that are in force. */
export async function followAssignments(connection: Connection, partnerKey: number, customerKeys: readonly number[]): Promise<void> {
  const { db } = connection;
  const customers = sql.join(customerKeys);
  const { rows } = await sql<{ customer_key: number; part_key: number }>`${astray(customers)}`.execute(db);
  for (const pairs of pairsOf(rows)) await changeLines(connection, partnerKey, pairs, () => stampAssignments(connection, pairs));
  await sql`update assignments set stamped = 1, stamped_end = ended_at where customer_key in (${customers})`.execute(db);
}

/** Customers and parts with a line that another assignment holds than it says. */
function astray(customers: ReturnType<typeof sql.join>) {
  return sql`
    select distinct l.customer_key, l.part_key from bill_lines l
    left join assignments a on a.customer_key = l.customer_key and a.assigned_at <= l.consumed_at
      and (a.ended_at is null or a.ended_at > l.consumed_at)
    where l.customer_key in (${customers}) and l.partner_key is not null and l.assignment_key <> coalesce(a.assignment_key, 0)`;
}

const PAIRS_AT_ONCE = 400;

function* pairsOf(rows: readonly { customer_key: number; part_key: number }[]): Generator<Pairs> {
  for (let start = 0; start < rows.length; start += PAIRS_AT_ONCE) {
    const some = rows.slice(start, start + PAIRS_AT_ONCE).map((row) => sql`(${sql.lit(row.part_key)}, ${sql.lit(row.customer_key)})`);
    yield sql`select customer_key, part_key from part_customers where (part_key, customer_key) in (values ${sql.join(some)})`;
  }
}
