import { sql } from 'kysely';
import { ACCOUNTS, LIMIT, OF_ACCOUNT, type Proving, said } from './proof.ts';

/** The balance of an account is what its newest entry says, and there is none beyond it. */
export const balance: Proving = {
  over: ACCOUNTS,
  find: (range) => sql`select ${OF_ACCOUNT}, ${said(sql`e.balance_after`)} || ' after ' || ${said(sql`m.last`)} || ' entries' as expected,
      ${said(sql`a.balance`)} || ' after ' || ${said(sql`a.entries`)} || ' entries' as found
    from ledger_accounts a join partners p on p.partner_key = a.partner_key
    left join ledger_entries e on e.account_key = a.account_key and e.sequence = a.entries
    left join (select account_key, max(sequence) as last from ledger_entries where ${range('account_key')} group by account_key) m
      on m.account_key = a.account_key
    where ${range('a.account_key')} and (a.balance <> coalesce(e.balance_after, 0) or a.entries <> coalesce(m.last, 0))
    order by a.account_key ${LIMIT}`,
};

/** Every entry follows from the one before it: numbers without a gap, balances that add up. By that the entries add up to the balance. */
export const entryOrder: Proving = {
  over: ACCOUNTS,
  find: (
    range,
  ) => sql`select p.partner_id, a.asset, a.currency, 'account ' || a.kind || ' ' || a.owner || ' entry ' || cast(e.sequence as text) as subject,
      case when e.sequence > 1 and b.account_key is null then 'an entry before it' else ${said(sql`coalesce(b.balance_after, 0) + e.amount`)} end as expected,
      case when e.sequence > 1 and b.account_key is null then 'none' else ${said(sql`e.balance_after`)} end as found
    from ledger_entries e join ledger_accounts a on a.account_key = e.account_key join partners p on p.partner_key = a.partner_key
    left join ledger_entries b on b.account_key = e.account_key and b.sequence = e.sequence - 1
    where ${range('e.account_key')} and (e.sequence < 1 or (e.sequence > 1 and b.account_key is null)
      or e.balance_after <> coalesce(b.balance_after, 0) + e.amount)
    order by e.account_key, e.sequence ${LIMIT}`,
};

/** Nothing but the world outside was ever below zero. */
export const belowZero: Proving = {
  over: ACCOUNTS,
  find: (range) => sql`select ${OF_ACCOUNT}, '0 or more' as expected, ${said(sql`least_one.lowest`)} as found
    from (select account_key, min(balance) as lowest from (
        select account_key, balance from ledger_accounts where ${range('account_key')} and balance < 0
        union all select account_key, balance_after from ledger_entries where ${range('account_key')} and balance_after < 0) x
      group by account_key) least_one
    join ledger_accounts a on a.account_key = least_one.account_key join partners p on p.partner_key = a.partner_key
    where a.kind <> 'upstream' order by a.account_key ${LIMIT}`,
};

/** The accounts of a book add up to zero. */
export const bookSum: Proving = {
  over: null,
  find: () => sql`select p.partner_id, a.asset, a.currency, 'all accounts' as subject, '0' as expected, ${said(sql`sum(a.balance)`)} as found
    from ledger_accounts a join partners p on p.partner_key = a.partner_key
    group by p.partner_id, a.asset, a.currency having sum(a.balance) <> 0 order by p.partner_id, a.asset, a.currency ${LIMIT}`,
};

/** An account that counts in a quota is of that quota's book, and of a kind that counts. */
export const quotaAccount: Proving = {
  over: ACCOUNTS,
  find: (
    range,
  ) => sql`select ${OF_ACCOUNT}, 'an account of the book of its quota' as expected, coalesce('quota ' || q.quota_id, 'no quota') as found
    from ledger_accounts a join partners p on p.partner_key = a.partner_key left join quotas q on q.quota_key = a.quota_key
    where ${range('a.account_key')} and (
      (a.quota_key is not null and (q.quota_key is null or q.partner_key <> a.partner_key or q.asset <> a.asset or q.currency <> a.currency
        or a.kind not in ('quota', 'granted', 'spent', 'coupon', 'held')))
      or (a.kind in ('quota', 'granted') and a.quota_key is null)
      or (a.kind in ('quota', 'granted', 'spent') and a.quota_key is not null and a.owner <> q.quota_id))
    order by a.account_key ${LIMIT}`,
};

/** What was reserved for an operation that has ended has gone back. */
export const heldForEnded: Proving = {
  over: ACCOUNTS,
  find: (range, { words }) => {
    const position = sql.raw(words.position);
    const operationId = sql`case when ${position}(a.owner, ':') > 0 then substr(a.owner, 1, ${position}(a.owner, ':') - 1) else a.owner end`;
    return sql`select ${OF_ACCOUNT}, case when o.operation_key is null then 'an operation' else '0' end as expected, ${said(sql`a.balance`)} as found
      from ledger_accounts a join partners p on p.partner_key = a.partner_key left join money_operations o on o.operation_id = ${operationId}
      where ${range('a.account_key')} and a.kind = 'held' and a.balance <> 0
        and (o.operation_key is null or o.state in ('done', 'stopped', 'rejected', 'lapsed'))
      order by a.account_key ${LIMIT}`;
  },
};

/**
 * What a distributor's book says an operation gave to a reseller or took from it is what the reseller's book says came from outside or
 * went there.
 */
export const resellerBook: Proving = {
  over: ACCOUNTS,
  find: (range) => sql`select p.partner_id, x.asset, x.currency,
      'account reseller ' || x.reseller_id || ' operation ' || o.operation_id || ' item ' || cast(x.item as text) as subject,
      ${said(sql`x.amount`)} as expected, ${said(sql`x.arrived`)} as found
    from (select a.partner_key, a.asset, a.currency, a.owner as reseller_id, e.operation_key, e.item, sum(e.amount) as amount,
        (select -sum(u.amount) from ledger_entries u join ledger_accounts ua on ua.account_key = u.account_key
          join partners r on r.partner_key = ua.partner_key
          where u.operation_key = e.operation_key and u.item = e.item and ua.kind = 'upstream' and ua.asset = a.asset
            and ua.currency = a.currency and r.partner_id = a.owner) as arrived
      from ledger_accounts a join ledger_entries e on e.account_key = a.account_key
      where ${range('a.account_key')} and a.kind = 'reseller'
      group by a.partner_key, a.asset, a.currency, a.owner, e.operation_key, e.item) x
    join partners p on p.partner_key = x.partner_key join money_operations o on o.operation_key = x.operation_key
    where x.amount <> coalesce(x.arrived, 0) order by x.operation_key, x.item ${LIMIT}`,
};
