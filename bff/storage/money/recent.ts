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

/** Customers by the index of theirs; resellers are few and are found by time. */
async function rowsOf({ db }: Connection, partnerKey: number, asked: Asked, ids: readonly string[]): Promise<Row[]> {
  const party: RawBuilder<unknown> =
    asked.of === 'customer'
      ? sql`join customers c on c.customer_key = i.customer_key and c.partner_key = ${partnerKey} and c.customer_id in (${sql.join(ids)})`
      : sql`join partners c on c.partner_key = i.reseller_key and c.partner_id in (${sql.join(ids)})`;
  const id = asked.of === 'customer' ? sql`c.customer_id` : sql`c.partner_id`;
  const { rows } = await sql<Row>`
    select ${id} as party, cast(i.asked as text) as asked, i.at, o.operation_id, o.actor_kind, o.actor_id
    from money_items i join money_operations o on o.operation_key = i.operation_key ${party}
    where i.partner_key = ${partnerKey} and i.at > ${asked.since} and i.state <> 'refused' and o.kind = ${asked.kind}
      and o.currency = ${asked.currency} and o.state not in ('rejected', 'lapsed')
    order by i.at desc, i.operation_key desc`.execute(db);
  return rows;
}
