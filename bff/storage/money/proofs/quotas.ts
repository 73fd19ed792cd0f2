import { sql } from 'kysely';
import { LIMIT, type Proving, QUOTAS, said } from './proof.ts';

const OF_QUOTA = sql`p.partner_id, q.asset, q.currency, 'quota ' || q.quota_id as subject`;

/** Total = available + held + in coupons + spent + granted (DESIGN.md §4): the accounts that count in it. */
export const quotaTotal: Proving = {
  over: QUOTAS,
  find: (range) => sql`select ${OF_QUOTA}, ${said(sql`c.total`)} as expected, ${said(sql`q.total`)} as found
    from quotas q join partners p on p.partner_key = q.partner_key
    left join (select quota_key, sum(balance) as total from ledger_accounts where ${range('quota_key')} and quota_key is not null
      group by quota_key) c on c.quota_key = q.quota_key
    where ${range('q.quota_key')} and q.total <> coalesce(c.total, 0) order by q.quota_key ${LIMIT}`,
};

/** What was granted from a quota and not given back is what the quotas made of it hold together. */
export const quotaGranted: Proving = {
  over: QUOTAS,
  find: (range) => sql`select ${OF_QUOTA}, ${said(sql`c.total`)} as expected, ${said(sql`a.balance`)} as found
    from quotas q join partners p on p.partner_key = q.partner_key
    left join ledger_accounts a on a.partner_key = q.partner_key and a.asset = q.asset and a.currency = q.currency and a.kind = 'granted'
      and a.owner = q.quota_id
    left join (select parent_quota_key, sum(total) as total from quotas where ${range('parent_quota_key')} and parent_quota_key is not null
      group by parent_quota_key) c on c.parent_quota_key = q.quota_key
    where ${range('q.quota_key')} and coalesce(a.balance, 0) <> coalesce(c.total, 0) order by q.quota_key ${LIMIT}`,
};

/** A quota counts the coupons that were issued from it. */
export const quotaIssued: Proving = {
  over: QUOTAS,
  find: (range) => sql`select ${OF_QUOTA}, ${said(sql`c.coupons`)} || ' coupons of ' || ${said(sql`c.face`)} as expected,
      ${said(sql`q.issued_count`)} || ' coupons of ' || ${said(sql`q.issued_total`)} as found
    from quotas q join partners p on p.partner_key = q.partner_key
    left join (select quota_key, count(*) as coupons, sum(face) as face from coupons where ${range('quota_key')} and quota_key is not null
      group by quota_key) c on c.quota_key = q.quota_key
    where ${range('q.quota_key')} and (q.issued_count <> coalesce(c.coupons, 0) or q.issued_total <> coalesce(c.face, 0))
    order by q.quota_key ${LIMIT}`,
};
