import { sql } from 'kysely';
import { type Connection, query } from '../connection.ts';
import { minorOf } from './rows.ts';

/**
 * In the order of time, what is recalled from a customer adds up, and what is issued to it, or waits to be, takes from that down to nothing:
 * the sum of all, less the lowest it ever came to below nothing. It begins as a read, so that a batch takes it for one.
 */
const kept = query<{ partnerKey: number; quotaId: string }, { customer_id: string; amount: string }>(
  (slot) => sql`
    select k.customer_id, k.amount from (with recalled as (
      select distinct i.customer_key, i.quota_key from quotas q join money_items i on i.quota_key = q.quota_key
      join money_operations o on o.operation_key = i.operation_key
      where q.partner_key = ${slot.partnerKey} and q.quota_id = ${slot.quotaId} and i.state = 'done' and o.kind = 'coupon-recall'
        and i.quota_key is not null),
    moves as (
      select i.customer_key, i.at, i.operation_key, i.item,
        case when o.kind = 'coupon-recall' then i.moved when i.state = 'done' then -i.moved else -i.asked end as amount
      from recalled r join money_items i on i.quota_key = r.quota_key and i.customer_key = r.customer_key
      join money_operations o on o.operation_key = i.operation_key
      where i.quota_key is not null and (
        (i.state = 'done' and o.kind in ('coupon-recall', 'coupon-issue'))
        or (i.state = 'waiting' and o.kind = 'coupon-issue' and o.state in ('awaiting-approval', 'queued', 'running')))),
    running as (
      select customer_key, amount, sum(amount) over (partition by customer_key order by at, operation_key, item) as so_far from moves),
    left_of as (
      select customer_key, sum(amount) as total, min(so_far) as lowest from running group by customer_key)
    select c.customer_id, cast(case when l.lowest < 0 then l.total - l.lowest else l.total end as text) as amount
    from left_of l join customers c on c.customer_key = l.customer_key
    where c.dissociated_at is null and exists (select 1 from quota_customers d join quotas q on q.quota_key = d.quota_key
      where q.partner_key = ${slot.partnerKey} and q.quota_id = ${slot.quotaId} and d.customer_id = c.customer_id)) k`,
);

/** What can be issued anew to the customer alone from whom it was recalled (DOMAIN.md §3.1), above nothing. */
export async function recalledFrom(connection: Connection, partnerKey: number, quotaId: string): Promise<Map<string, bigint>> {
  const rows = await kept(connection, { partnerKey, quotaId });
  return new Map(rows.map((row) => [row.customer_id, minorOf(row.amount)] as const).filter(([, amount]) => amount > 0n));
}
