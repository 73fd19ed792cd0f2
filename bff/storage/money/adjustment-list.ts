import { type RawBuilder, sql } from 'kysely';
import type { AccountReads, AdjustmentPlace, AdjustmentQuery, AdjustmentRow, AdjustmentType } from '../../ports/accounts.ts';
import type { AuditEntry } from '../../ports/records.ts';
import type { Connection } from '../connection.ts';
import { partnerKeyOf } from '../keys.ts';
import { minorOf } from './rows.ts';

interface Row {
  at: string;
  operation_id: string;
  item: number;
  kind: string;
  account_kind: string;
  owner: string;
  currency: string;
  amount: string;
  balance_after: string;
  actor_kind: string;
  actor_id: string;
  by_partner_id: string;
  memo: string | null;
}

/** Which operations a type of record comes from; the tie that ended and the tie that changed bring money back alike (R-DIS-2). */
const KINDS: Readonly<Record<AdjustmentType, readonly string[]>> = {
  allocation: ['allocation'],
  recall: ['allocation-recall'],
  'dissociation-recall': ['dissociation', 'type-switch'],
};
const TYPES = Object.keys(KINDS) as AdjustmentType[];

/**
 * A record is an entry in the account of a customer or a reseller that an operation of those kinds made; its time is when that was done. The
 * condition on all four kinds is word for word that of the index which gives them in order: what is spent of money is far more. `cross join`
 * is an inner join that SQLite does not turn round; PostgreSQL looks for the best order by itself.
 */
const TIES = sql`i.operation_key = o.operation_key and e.operation_key = i.operation_key and e.item = i.item
  and a.account_key = e.account_key and a.partner_key = o.partner_key and a.asset = 'money' and a.kind in ('customer', 'reseller')
  and o.kind in ('allocation', 'allocation-recall', 'dissociation', 'type-switch') and o.ended_at is not null
  and i.state = 'done' and i.coupon_key is null and i.quota_key is null`;

/** Of one customer by its own items, else by time. */
function tablesOf({ customerId }: AdjustmentQuery): RawBuilder<unknown> {
  const first =
    customerId === undefined ? sql`money_operations o cross join money_items i` : sql`money_items i cross join money_operations o`;
  return sql`${first} cross join ledger_entries e cross join ledger_accounts a where ${TIES}`;
}

export function adjustmentReads(connection: Connection): Pick<AccountReads, 'adjustments' | 'countAdjustments'> {
  const { db } = connection;
  const conditions = async (partnerId: string, query: AdjustmentQuery) => matching((await partnerKeyOf(connection, partnerId)) ?? 0, query);
  return {
    async adjustments(partnerId, query, after, limit) {
      const { rows } = await sql<Row>`
        select o.ended_at as at, o.operation_id, i.item, o.kind, a.kind as account_kind, a.owner, a.currency, cast(e.amount as text) as amount,
          cast(e.balance_after as text) as balance_after, o.actor_kind, o.actor_id,
          (select x.partner_id from partners x where x.partner_key = o.by_partner_key) as by_partner_id, coalesce(i.memo, o.memo) as memo
        from ${tablesOf(query)} and ${await conditions(partnerId, query)} ${after ? behind(after) : sql``}
        order by o.ended_at desc, o.operation_key desc, i.item desc limit cast(${limit} as integer)`.execute(db);
      return rows.map(toAdjustment);
    },
    async countAdjustments(partnerId, query) {
      const { rows } = await sql<{ total: number }>`
        select cast(count(*) as integer) as total from ${tablesOf(query)} and ${await conditions(partnerId, query)}`.execute(db);
      return rows[0]?.total ?? 0;
    },
  };
}

function matching(partnerKey: number, query: AdjustmentQuery): RawBuilder<unknown> {
  const parts = [sql`o.partner_key = ${partnerKey}`];
  if (query.types.length > 0) parts.push(sql`o.kind in (${sql.join(query.types.flatMap((type) => KINDS[type]))})`);
  if (query.customerId !== undefined)
    parts.push(
      sql`a.kind = 'customer' and a.owner = ${query.customerId} and i.customer_key = ${customerKey(partnerKey, query.customerId)}`,
    );
  if (query.resellerId !== undefined) parts.push(sql`a.kind = 'reseller' and a.owner = ${query.resellerId}`);
  if (query.from !== undefined) parts.push(sql`o.ended_at >= ${query.from}`);
  if (query.until !== undefined) parts.push(sql`o.ended_at < ${query.until}`);
  if (query.operationId !== undefined) parts.push(sql`o.operation_id = ${query.operationId}`);
  if (query.currency !== undefined) parts.push(sql`a.currency = ${query.currency}`);
  return sql.join(parts, sql` and `);
}

function customerKey(partnerKey: number, customerId: string): RawBuilder<unknown> {
  return sql`(select c.customer_key from customers c where c.partner_key = ${partnerKey} and c.customer_id = ${customerId})`;
}

function behind({ at, operationId, item }: AdjustmentPlace): RawBuilder<unknown> {
  const key = sql`(select b.operation_key from money_operations b where b.operation_id = ${operationId})`;
  const within = sql`(o.operation_key < ${key} or (o.operation_key = ${key} and i.item < cast(${item} as integer)))`;
  return sql`and o.ended_at <= ${at} and (o.ended_at < ${at} or ${within})`;
}

function toAdjustment(row: Row): AdjustmentRow {
  const amount = minorOf(row.amount);
  return {
    at: row.at,
    operationId: row.operation_id,
    item: row.item,
    type: TYPES.find((type) => KINDS[type].includes(row.kind)) ?? 'allocation',
    customerId: row.account_kind === 'customer' ? row.owner : null,
    resellerId: row.account_kind === 'reseller' ? row.owner : null,
    currency: row.currency,
    amount: amount < 0n ? -amount : amount,
    balanceAfter: minorOf(row.balance_after),
    actor: { kind: row.actor_kind as AuditEntry['actor']['kind'], id: row.actor_id },
    byPartnerId: row.by_partner_id,
    memo: row.memo,
  };
}
