import { sql } from 'kysely';
import type { LedgerAccount } from '../../ports/ledger.ts';
import { type Connection, query } from '../connection.ts';
import { type Cell, insertRows, KEY_OF, plain, powersOfTwo, runText, valuesText } from './rows.ts';

/** What the moves of one call do to one account together. */
export interface AccountChange {
  kind: LedgerAccount['kind'];
  owner: string;
  quotaId: string | null;
  net: bigint;
  /** The lowest that the sum of its entries falls to on the way; 0 where it never falls. */
  lowest: bigint;
  /** How many entries it gets. */
  count: number;
}

/** One of two entries of a move. */
export interface Entry {
  change: AccountChange;
  /** Its number among the entries of the change, from 1. */
  number: number;
  amount: bigint;
  /** Sum of the change's entries up to this one. */
  sum: bigint;
  item: number;
}

export interface BookPlace {
  partnerKey: number;
  asset: string;
  currency: string;
}

/** An account after its change. */
interface ChangedAccount {
  accountKey: number;
  balance: bigint;
  /** Sequence of its newest entry. */
  entries: number;
}

export interface Row {
  account_key: number;
  kind: string;
  owner: string;
  balance: string;
  entries: number;
}

export const ANSWERED = 'account_key, kind, owner, cast(balance as text) as balance, entries';

export type Changed = Map<AccountChange, ChangedAccount>;

/** Changes accounts, opening those that never moved; what would have gone below zero is left out, and unchanged. */
export async function changeAccounts(connection: Connection, place: BookPlace, changes: readonly AccountChange[]): Promise<Changed> {
  const changed: Changed = new Map();
  // Most of these are new: they are added, and changed where they are there after all.
  const opening = changes.filter((change) => isOpenedOnce(change) && change.lowest === 0n);
  const standing = changes.filter((change) => !opening.includes(change));
  take(changed, standing, await update(connection, place, standing));
  const missing = standing.filter((change) => !changed.has(change) && (change.kind === 'upstream' || change.lowest === 0n));
  take(changed, missing, await insert(connection, place, missing));
  take(changed, opening, await insert(connection, place, opening));
  return changed;
}

/** Accounts that mostly are new when something comes in. */
export function isOpenedOnce({ kind }: AccountChange): boolean {
  return kind === 'coupon' || kind === 'held';
}

export function take(changed: Changed, changes: readonly AccountChange[], rows: readonly Row[]): void {
  const byName = new Map(rows.map((row) => [`${row.kind} ${row.owner}`, row]));
  for (const change of changes) {
    const row = byName.get(`${change.kind} ${change.owner}`);
    if (row) changed.set(change, { accountKey: row.account_key, balance: BigInt(row.balance), entries: row.entries });
  }
}

/** The condition keeps an account from going below zero, also between two entries of one call; the table's own check stands behind it. */
const updateOne = query<BookPlace & Omit<AccountChange, 'quotaId'>, Row>(
  (slot) => sql`update ledger_accounts
    set balance = balance + cast(${slot.net} as bigint), entries = entries + cast(${slot.count} as integer)
    where partner_key = ${slot.partnerKey} and asset = ${slot.asset} and currency = ${slot.currency} and kind = ${slot.kind}
      and owner = ${slot.owner} and (kind = 'upstream' or balance + cast(${slot.lowest} as bigint) >= 0)
    returning ${sql.raw(ANSWERED)}`,
);

const UPDATE_CELLS: readonly Cell[] = [
  { column: 'kind', as: 'cast(? as text)' },
  { column: 'owner', as: 'cast(? as text)' },
  { column: 'net', as: 'cast(? as bigint)' },
  { column: 'count', as: 'cast(? as integer)' },
  { column: 'lowest', as: 'cast(? as bigint)' },
];

async function update(connection: Connection, place: BookPlace, changes: readonly AccountChange[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const part of powersOfTwo(changes)) {
    const [only] = part;
    if (only && part.length === 1) {
      const { kind, owner, net, lowest, count } = only;
      rows.push(...(await updateOne(connection, { ...place, kind, owner, net, lowest, count })));
      continue;
    }
    const text = `update ledger_accounts set balance = balance + v.column3, entries = entries + v.column4
      from (${valuesText(UPDATE_CELLS, part.length)}) as v
      where partner_key = ? and asset = ? and currency = ? and kind = v.column1 and owner = v.column2
        and (kind = 'upstream' or balance + v.column5 >= 0)
      returning ${ANSWERED}`;
    const values = part.flatMap(({ kind, owner, net, count, lowest }) => [kind, owner, net, count, lowest]);
    rows.push(...(await runText<Row>(connection, text, [...values, place.partnerKey, place.asset, place.currency])));
  }
  return rows;
}

export const INSERT_CELLS: readonly Cell[] = [
  plain('integer')('partner_key'),
  ...['asset', 'currency', 'kind', 'owner'].map(plain('text')),
  { column: 'quota_key', as: KEY_OF.quota, types: ['integer', 'text'] },
  plain('bigint')('balance'),
  plain('integer')('entries'),
];

async function insert(connection: Connection, place: BookPlace, changes: readonly AccountChange[]): Promise<Row[]> {
  return insertRows<Row>(
    connection,
    'ledger_accounts',
    INSERT_CELLS,
    changes.map((change) => insertParameters(place, change)),
    `on conflict (partner_key, asset, currency, kind, owner) do update
      set balance = ledger_accounts.balance + excluded.balance, entries = ledger_accounts.entries + excluded.entries
      returning ${ANSWERED}`,
  );
}

/** The parameters of `INSERT_CELLS`. */
export function insertParameters(
  place: BookPlace,
  { kind, owner, quotaId, net, count }: Omit<AccountChange, 'kind' | 'lowest'> & { kind: string },
): unknown[] {
  return [place.partnerKey, place.asset, place.currency, kind, owner, place.partnerKey, quotaId, net, count];
}
