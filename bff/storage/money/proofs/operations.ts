import { sql } from 'kysely';
import { LIMIT, OPERATIONS, type Proving, said } from './proof.ts';

const OF_OPERATION = sql`p.partner_id, o.asset, o.currency, 'operation ' || o.operation_id`;

/** What one item of an operation moved adds up to zero in every book. */
export const itemSum: Proving = {
  over: OPERATIONS,
  find: (
    range,
  ) => sql`select p.partner_id, x.asset, x.currency, 'operation ' || o.operation_id || ' item ' || cast(x.item as text) as subject,
      '0' as expected, ${said(sql`x.total`)} as found
    from (select e.operation_key, e.item, a.partner_key, a.asset, a.currency, sum(e.amount) as total
      from ledger_entries e join ledger_accounts a on a.account_key = e.account_key where ${range('e.operation_key')}
      group by e.operation_key, e.item, a.partner_key, a.asset, a.currency having sum(e.amount) <> 0) x
    join money_operations o on o.operation_key = x.operation_key join partners p on p.partner_key = x.partner_key
    order by x.operation_key, x.item ${LIMIT}`,
};

/** Every entry is of an item that its operation has; what is reserved for an operation as a whole, or given back of that, is of item 0. */
export const entryItem: Proving = {
  over: OPERATIONS,
  find: (
    range,
  ) => sql`select ${OF_OPERATION} || ' item ' || cast(x.item as text) as subject, 'an item' as expected, 'entries without it' as found
    from (select distinct e.operation_key, e.item from ledger_entries e
      left join money_items i on i.operation_key = e.operation_key and i.item = e.item
      where ${range('e.operation_key')} and i.item is null and not (e.item = 0 and exists (select 1 from ledger_entries h
        join ledger_accounts a on a.account_key = h.account_key
        where h.operation_key = e.operation_key and h.item = 0 and a.kind = 'held'))) x
    join money_operations o on o.operation_key = x.operation_key join partners p on p.partner_key = o.partner_key
    order by x.operation_key, x.item ${LIMIT}`,
};

/** Every item that was done has an entry of the amount that it says has moved. */
export const itemEntry: Proving = {
  over: OPERATIONS,
  find: (range) => sql`select ${OF_OPERATION} || ' item ' || cast(i.item as text) as subject, ${said(sql`i.moved`)} as expected,
      coalesce((select cast(max(abs(e.amount)) as text) from ledger_entries e where e.operation_key = i.operation_key and e.item = i.item), 'no entry') as found
    from money_items i join money_operations o on o.operation_key = i.operation_key join partners p on p.partner_key = o.partner_key
    where ${range('i.operation_key')} and i.state = 'done' and coalesce(i.moved, 0) <> 0
      and not exists (select 1 from ledger_entries e where e.operation_key = i.operation_key and e.item = i.item and abs(e.amount) = abs(i.moved))
    order by i.operation_key, i.item ${LIMIT}`,
};

const COUNTED = sql`(select operation_key, count(*) as items, sum(case when state = 'done' then 1 else 0 end) as done,
  sum(case when state = 'refused' then 1 else 0 end) as refused, sum(case when state = 'done' then coalesce(moved, 0) else 0 end) as moved
  from money_items`;

/** An operation counts as many items as it has, done and refused; one that is done has none that waits. */
export const operationCounts: Proving = {
  over: OPERATIONS,
  find: (range) => sql`select ${OF_OPERATION} as subject,
      'items ' || ${said(sql`c.items`)} || ', done ' || ${said(sql`c.done`)} || ', refused ' || ${said(sql`c.refused`)} as expected,
      'items ' || ${said(sql`o.items`)} || ', done ' || ${said(sql`o.done`)} || ', refused ' || ${said(sql`o.refused`)} as found
    from money_operations o join partners p on p.partner_key = o.partner_key
    left join ${COUNTED} where ${range('operation_key')} group by operation_key) c on c.operation_key = o.operation_key
    where ${range('o.operation_key')} and (o.items <> coalesce(c.items, 0) or o.done <> coalesce(c.done, 0)
      or o.refused <> coalesce(c.refused, 0) or (o.state = 'done' and o.items <> o.done + o.refused))
    order by o.operation_key ${LIMIT}`,
};

/** An operation has moved what its items have moved together. */
export const operationMoved: Proving = {
  over: OPERATIONS,
  find: (range) => sql`select ${OF_OPERATION} as subject, ${said(sql`c.moved`)} as expected, ${said(sql`o.moved`)} as found
    from money_operations o join partners p on p.partner_key = o.partner_key
    left join ${COUNTED} where ${range('operation_key')} group by operation_key) c on c.operation_key = o.operation_key
    where ${range('o.operation_key')} and o.moved <> coalesce(c.moved, 0) order by o.operation_key ${LIMIT}`,
};
