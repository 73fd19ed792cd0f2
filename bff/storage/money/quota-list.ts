import { type RawBuilder, sql } from 'kysely';
import type { ListedQuota, QuotaFilter, QuotaListReads, QuotaPlace, QuotaQuery } from '../../ports/quota-list.ts';
import { type Connection, partsOf } from '../connection.ts';
import type { Engine } from '../engine.ts';
import { QUOTA_COLUMNS, QUOTA_TABLES, type QuotaRow, toQuota } from './quotas.ts';
import { minorOf } from './rows.ts';

interface ListedRow extends QuotaRow {
  quota_key: number;
  is_issuable: number;
  held: string;
  granted: string;
  spent: string;
  children: number;
  expired: string;
  soon_coupons: number;
  soon_amount: string;
}

export function quotaListReads(connection: Connection): QuotaListReads {
  const { db } = connection;
  return {
    async page(query) {
      if (query.partnerIds.length === 0) return { quotas: [], total: 0 };
      const matching = matchingOf(query);
      const [rows, counted] = [
        await sql<ListedRow>`${listing(query, matching, connection.engine)}`.execute(db),
        await sql<{ total: number }>`select cast(count(*) as integer) as total from quotas q where ${matching}`.execute(db),
      ];
      return { quotas: rows.rows.map(toListed), total: counted.rows[0]?.total ?? 0 };
    },
    async among(partnerIds, quotaIds) {
      if (partnerIds.length === 0) return [];
      const found: QuotaRow[] = [];
      for (const part of partsOf(quotaIds)) {
        const { rows } = await sql<QuotaRow>`select ${QUOTA_COLUMNS} from ${QUOTA_TABLES}
          where q.partner_key in (${keysOf(partnerIds)}) and q.quota_id in (${sql.join(part)})`.execute(db);
        found.push(...rows);
      }
      return found.map(toQuota);
    },
    async withoutDesignated(partnerId, quotaId, partnerIds) {
      const without = new Set<string>();
      for (const part of partsOf(partnerIds)) {
        const { rows } = await sql<{ partner_id: string }>`select p.partner_id from partners p
          where p.partner_id in (${sql.join(part)}) and exists (select 1 from quota_customers d
            where d.quota_key = (${keyOf({ partnerId, quotaId })}) and not exists (select 1 from customers c
              where c.partner_key = p.partner_key and c.customer_id = d.customer_id and c.dissociated_at is null))`.execute(db);
        for (const row of rows) without.add(row.partner_id);
      }
      return without;
    },
  };
}

function keysOf(partnerIds: readonly string[]): RawBuilder<unknown> {
  return sql`select partner_key from partners where partner_id in (${sql.join(partnerIds)})`;
}

function keyOf({ partnerId, quotaId }: { partnerId: string; quotaId: string }): RawBuilder<unknown> {
  return sql`select quota_key from quotas where quota_id = ${quotaId} and partner_key in (${keysOf([partnerId])})`;
}

/** As `checkIssuable` of the quota rules says, of a quota `q`. */
function issuableAt(at: string): RawBuilder<unknown> {
  return sql`(q.state = 'normal' and q.effective_at <= ${at} and q.expires_at > ${at} and (q.parent_quota_key is null or exists (
    select 1 from quotas above where above.quota_key = q.parent_quota_key and above.state = 'normal' and above.effective_at <= ${at}
      and above.expires_at > ${at})))`;
}

function matchingOf({ partnerIds, filter, at }: QuotaQuery): RawBuilder<unknown> {
  const { assets, states, isIssuable, quotaId, parent }: QuotaFilter = filter;
  const all = [sql`q.partner_key in (${keysOf(partnerIds)})`];
  if (assets) all.push(assets.length > 0 ? sql`q.asset in (${sql.join(assets)})` : sql`1 = 0`);
  if (states) all.push(states.length > 0 ? sql`q.state in (${sql.join(states)})` : sql`1 = 0`);
  if (isIssuable !== undefined) all.push(isIssuable ? issuableAt(at) : sql`not ${issuableAt(at)}`);
  if (quotaId !== undefined) all.push(sql`q.quota_id = ${quotaId}`);
  if (parent) all.push(sql`q.parent_quota_key = (${keyOf(parent)})`);
  return sql`${sql.join(all, sql` and `)}`;
}

/**
 * Picks the page first, then looks at the money of its quotas alone. Coupons that go on for long are not looked at: what is left of them
 * follows from the identity.
 */
function listing(query: QuotaQuery, matching: RawBuilder<unknown>, { words }: Engine): RawBuilder<unknown> {
  const { at, soonUntil, after, limit } = query;
  const issuable = issuableAt(at);
  // Looked up one by one: planners that think many coupons are due would read every account of the ledger.
  const fence = sql.raw(words.fence);
  const account = (kind: string) => sql`coalesce((select cast(l.balance as text) from ledger_accounts l where l.partner_key = q.partner_key
    and l.asset = q.asset and l.currency = q.currency and l.kind = ${kind} and l.owner = q.quota_id), '0')`;
  return sql`with picked as (
      select q.quota_key, case when ${issuable} then 1 else 0 end as is_issuable, q.expires_at from quotas q
      where ${matching} and ${afterPlace(issuable, after)}
      order by 2 desc, case when ${issuable} then q.expires_at end, case when ${issuable} then null else q.expires_at end desc, q.quota_key
      limit cast(${limit} as integer)),
    due as (
      select c.quota_key, c.expires_at, (select b.balance from ledger_accounts b where b.account_key = c.account_key) as balance from coupons c
      where c.quota_key in (select quota_key from picked) and c.state = 'usable' and c.expires_at < ${soonUntil} ${fence}),
    ending as (
      select quota_key, cast(sum(case when expires_at <= ${at} then balance else 0 end) as text) as expired,
        cast(sum(case when expires_at > ${at} then balance else 0 end) as text) as soon_amount,
        cast(sum(case when expires_at > ${at} and balance > 0 then 1 else 0 end) as integer) as soon_coupons
      from due group by quota_key)
    select ${QUOTA_COLUMNS}, q.quota_key, picked.is_issuable, ${account('granted')} as granted, ${account('spent')} as spent,
      coalesce((select cast(sum(l.balance) as text) from ledger_accounts l where l.quota_key = q.quota_key and l.kind = 'held'), '0') as held,
      cast((select count(*) from quotas child where child.parent_quota_key = q.quota_key) as integer) as children,
      coalesce(e.expired, '0') as expired, coalesce(e.soon_amount, '0') as soon_amount, coalesce(e.soon_coupons, 0) as soon_coupons
    from ${QUOTA_TABLES} join picked on picked.quota_key = q.quota_key left join ending e on e.quota_key = picked.quota_key
    order by picked.is_issuable desc, case when picked.is_issuable = 1 then picked.expires_at end,
      case when picked.is_issuable = 1 then null else picked.expires_at end desc, picked.quota_key`;
}

function afterPlace(issuable: RawBuilder<unknown>, after: QuotaPlace | null): RawBuilder<unknown> {
  if (after === null) return sql`1 = 1`;
  const { isIssuable, expiresAt, key } = after;
  const isLater = sql`q.expires_at = ${expiresAt} and q.quota_key > cast(${key} as integer)`;
  if (!isIssuable) return sql`(not ${issuable} and (q.expires_at < ${expiresAt} or (${isLater})))`;
  return sql`(not ${issuable} or q.expires_at > ${expiresAt} or (${isLater}))`;
}

function toListed(row: ListedRow): ListedQuota {
  const quota = toQuota(row);
  const [held, granted, spent, expired] = [minorOf(row.held), minorOf(row.granted), minorOf(row.spent), minorOf(row.expired)];
  const amount = minorOf(row.soon_amount);
  return {
    ...quota,
    place: { isIssuable: row.is_issuable === 1, expiresAt: quota.expiresAt, key: row.quota_key },
    held,
    granted,
    spent,
    expired,
    outstanding: quota.total - quota.available - held - granted - spent - expired,
    expiringSoon: { coupons: row.soon_coupons, amount },
    children: row.children,
  };
}
