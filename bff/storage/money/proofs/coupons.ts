import { sql } from 'kysely';
import { COUPONS, LIMIT, type Proving, said } from './proof.ts';

const OF_COUPON = sql`p.partner_id, k.asset, k.currency, 'coupon ' || k.coupon_id as subject`;

/** A coupon's account is its own, in its book, and counts in its quota. */
export const couponAccount: Proving = {
  over: COUPONS,
  find: (range) => sql`select ${OF_COUPON}, 'its own account' as expected, coalesce(a.kind || ' ' || a.owner, 'no account') as found
    from coupons k join partners p on p.partner_key = k.partner_key left join ledger_accounts a on a.account_key = k.account_key
    where ${range('k.coupon_key')} and (a.account_key is null or a.kind <> 'coupon' or a.owner <> k.coupon_id
      or a.partner_key <> k.partner_key or a.asset <> k.asset or a.currency <> k.currency or coalesce(a.quota_key, 0) <> coalesce(k.quota_key, 0))
    order by k.coupon_key ${LIMIT}`,
};

/** Entries of a coupon by what they were for. */
const BY_KIND = sql`(select c.coupon_key,
    sum(case when o.kind in ('coupon-issue', 'coupon-statement') then e.amount else 0 end) as issued,
    sum(case when o.kind = 'coupon-redemption' then -e.amount else 0 end) as redeemed,
    sum(case when o.kind = 'coupon-refund' then e.amount else 0 end) as refunded
  from coupons c join ledger_entries e on e.account_key = c.account_key join money_operations o on o.operation_key = e.operation_key`;
const BY_USAGE = sql`(select coupon_key, sum(case when kind = 'redemption' then amount else 0 end) as redeemed,
    sum(case when kind = 'refund' and returned_to = 'coupon' then amount else 0 end) as refunded
  from coupon_usages`;

/** What a coupon was worth, what was spent of it and what was given back is the same by its entries and by its records of use. */
export const couponEntries: Proving = {
  over: COUPONS,
  find: (range) => sql`select ${OF_COUPON},
      'face ' || ${said(sql`k.face`)} || ', spent ' || ${said(sql`u.redeemed`)} || ', refunded ' || ${said(sql`u.refunded`)} as expected,
      'face ' || ${said(sql`e.issued`)} || ', spent ' || ${said(sql`e.redeemed`)} || ', refunded ' || ${said(sql`e.refunded`)} as found
    from coupons k join partners p on p.partner_key = k.partner_key
    left join ${BY_KIND} where ${range('c.coupon_key')} group by c.coupon_key) e on e.coupon_key = k.coupon_key
    left join ${BY_USAGE} where ${range('coupon_key')} group by coupon_key) u on u.coupon_key = k.coupon_key
    where ${range('k.coupon_key')} and (k.face <> coalesce(e.issued, 0) or coalesce(u.redeemed, 0) <> coalesce(e.redeemed, 0)
      or coalesce(u.refunded, 0) <> coalesce(e.refunded, 0))
    order by k.coupon_key ${LIMIT}`,
};

/** Something is left of a usable coupon, at most its face value, and nothing of any other. */
export const couponState: Proving = {
  over: COUPONS,
  find: (
    range,
  ) => sql`select ${OF_COUPON}, case when k.state = 'usable' then 'usable with 0.01 to its face value' else k.state || ' with 0' end as expected,
      k.state || ' with ' || ${said(sql`a.balance`)} as found
    from coupons k join partners p on p.partner_key = k.partner_key left join ledger_accounts a on a.account_key = k.account_key
    where ${range('k.coupon_key')} and (coalesce(a.balance, 0) > k.face or (k.state = 'usable') <> (coalesce(a.balance, 0) > 0))
    order by k.coupon_key ${LIMIT}`,
};

/** No more was given back of a redemption than was spent. */
export const usageRefunds: Proving = {
  over: COUPONS,
  find: (range) => sql`select p.partner_id, k.asset, k.currency, 'coupon ' || k.coupon_id || ' usage ' || u.usage_id as subject,
      'at most ' || ${said(sql`u.amount`)} as expected, ${said(sql`r.total`)} as found
    from (select of_usage_key, sum(amount) as total from coupon_usages where ${range('coupon_key')} and of_usage_key is not null
      group by of_usage_key) r
    join coupon_usages u on u.usage_key = r.of_usage_key join coupons k on k.coupon_key = u.coupon_key
    join partners p on p.partner_key = k.partner_key
    where r.total > u.amount order by u.usage_key ${LIMIT}`,
};
