import { type RawBuilder, sql } from 'kysely';
import type { AccountReads, RecentItem } from '../../ports/accounts.ts';
import type { AuditEntry } from '../../ports/records.ts';
import { type Connection, partsOf } from '../connection.ts';
import { minorOf } from './rows.ts';

interface Row {
  party: string;
  asked: string;
  at: string;
  operation_id: string;
  actor_kind: string;
  actor_id: string;
}

type Asked = Parameters<AccountReads['recent']>[1];

/** Of each party the newest item of an operation of this kind that moved, or waits to move, exactly what is asked for. */
export async function recentItems(connection: Connection, partnerKey: number, asked: Asked): Promise<Map<string, RecentItem>> {
  const found = new Map<string, RecentItem>();
  for (const part of partsOf([...asked.amounts.keys()], 100)) {
    for (const row of await rowsOf(connection, partnerKey, asked, part)) {
      if (minorOf(row.asked) !== asked.amounts.get(row.party) || found.has(row.party)) continue;
      const actor = { kind: row.actor_kind as AuditEntry['actor']['kind'], id: row.actor_id };
      found.set(row.party, { operationId: row.operation_id, amount: minorOf(row.asked), at: row.at, actor });
    }
  }
  return found;
}

/** By the index of the items of a party. `cross join` is an inner join that SQLite does not turn round. */
async function rowsOf({ db }: Connection, partnerKey: number, asked: Asked, ids: readonly string[]): Promise<Row[]> {
  const isCustomer = asked.of === 'customer';
  const id: RawBuilder<unknown> = isCustomer ? sql`c.customer_id` : sql`c.partner_id`;
  const parties = isCustomer ? sql`customers c` : sql`partners c`;
  const ties = isCustomer
    ? sql`c.partner_key = ${partnerKey} and i.customer_key = c.customer_key and i.customer_key is not null`
    : sql`i.reseller_key = c.partner_key and i.reseller_key is not null`;
  const { rows } = await sql<Row>`
    select ${id} as party, cast(i.asked as text) as asked, i.at, o.operation_id, o.actor_kind, o.actor_id
    from ${parties} cross join money_items i cross join money_operations o
    where ${id} in (${sql.join(ids)}) and ${ties} and i.partner_key = ${partnerKey} and i.at > ${asked.since}
      and o.operation_key = i.operation_key and o.kind = ${asked.kind} and o.currency = ${asked.currency}
      and (i.state = 'done' or (i.state = 'waiting' and o.state in ('awaiting-approval', 'queued', 'running')))
    order by i.at desc, i.operation_key desc`.execute(db);
  return rows;
}
