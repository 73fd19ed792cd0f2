import type { Connection } from '../connection.ts';
import {
  type AccountChange,
  ANSWERED,
  type BookPlace,
  type Changed,
  type Entry,
  INSERT_CELLS,
  insertParameters,
  isOpenedOnce,
  type Row,
  take,
} from './ledger-change.ts';
import { type Cell, runText, valuesText } from './rows.ts';

/** More accounts than this are as quick one statement after the other, and would be many different statements. */
const OPENED_MAXIMUM = 8;

/** What one account gives to accounts that are opened by it: an issue. */
export function isGift(changes: readonly AccountChange[]): boolean {
  const [giver, ...opened] = changes;
  return (
    giver !== undefined &&
    giver.lowest < 0n &&
    // It alone may be below zero, and so may have to be opened.
    giver.kind !== 'upstream' &&
    !isOpenedOnce(giver) &&
    opened.length > 0 &&
    opened.length <= OPENED_MAXIMUM &&
    opened.every((change) => isOpenedOnce(change) && change.lowest === 0n)
  );
}

const ENTRY_CELLS: readonly Cell[] = [
  { column: 'kind', as: 'cast(? as text)' },
  { column: 'owner', as: 'cast(? as text)' },
  { column: 'later', as: 'cast(? as integer)' },
  { column: 'item', as: 'cast(? as integer)' },
  { column: 'amount', as: 'cast(? as bigint)' },
  { column: 'rest', as: 'cast(? as bigint)' },
];

/**
 * Changes the accounts and adds the entries in one statement, which only PostgreSQL can: a database that is asked over a network is asked
 * once. Where the giver holds too little it is missing from the answer, and the caller undoes what the others were given.
 */
export async function giveAtOnce(
  connection: Connection,
  place: BookPlace,
  changes: readonly AccountChange[],
  { entries, operationKey, at }: { entries: readonly Entry[]; operationKey: number; at: string },
): Promise<Changed> {
  const [giver, ...opened] = changes;
  const changed: Changed = new Map();
  if (!giver) return changed;
  const text = `with changed as (
      update ledger_accounts set balance = balance + cast(? as bigint), entries = entries + cast(? as integer)
      where partner_key = ? and asset = ? and currency = ? and kind = ? and owner = ?
        and balance + cast(? as bigint) >= 0
      returning account_key, kind, owner, balance, entries),
    opened as (
      insert into ledger_accounts (${INSERT_CELLS.map(({ column }) => column).join(', ')}) ${valuesText(INSERT_CELLS, opened.length)}
      on conflict (partner_key, asset, currency, kind, owner) do update
        set balance = ledger_accounts.balance + excluded.balance, entries = ledger_accounts.entries + excluded.entries
      returning account_key, kind, owner, balance, entries),
    both_kinds as (select * from changed union all select * from opened),
    added as (
      insert into ledger_entries (account_key, sequence, operation_key, item, amount, balance_after, at)
      select a.account_key, a.entries - v.column3, cast(? as integer), v.column4, v.column5, a.balance - v.column6, cast(? as text)
      from (${valuesText(ENTRY_CELLS, entries.length)}) as v join both_kinds a on a.kind = v.column1 and a.owner = v.column2)
    select ${ANSWERED} from both_kinds`;
  const { kind, owner, net, count, lowest } = giver;
  const rows = await runText<Row>(connection, text, [
    ...[net, count, place.partnerKey, place.asset, place.currency, kind, owner, lowest],
    ...opened.flatMap((change) => insertParameters(place, change)),
    ...[operationKey, at],
    ...entries.flatMap(({ change, number, item, amount, sum }) => [
      ...[change.kind, change.owner, change.count - number, item, amount, change.net - sum],
    ]),
  ]);
  take(changed, changes, rows);
  return changed;
}
