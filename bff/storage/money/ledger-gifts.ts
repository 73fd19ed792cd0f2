import { sql } from 'kysely';
import { type Book, LedgerShort, type Moved } from '../../ports/ledger.ts';
import { isGiver, type KeptGift } from '../batch/kept.ts';
import { type Connection, past, query } from '../connection.ts';
import { needPartnerKey } from '../keys.ts';
import { together } from '../together.ts';
import { type AccountChange, type BookPlace, type Entry, INSERT_CELLS, insertParameters } from './ledger-change.ts';
import { needOperation } from './operation-keys.ts';
import { takeFromKnown } from './quotas.ts';
import { type Cell, insertRows, plain } from './rows.ts';

interface Giver {
  accountKey: number;
  balance: bigint;
  entries: number;
}

const one = query<BookPlace & { kind: string; owner: string }, { account_key: number; balance: string; entries: number }>(
  (slot) => sql`select account_key, cast(balance as text) as balance, entries from ledger_accounts
    where partner_key = ${slot.partnerKey} and asset = ${slot.asset} and currency = ${slot.currency} and kind = ${slot.kind}
      and owner = ${slot.owner}`,
);

/**
 * Keeps a gift back: the giver's balance is known from the batch, which holds its partner's lock, and those who are given something are
 * new. Null where the giver never moved. Both are made sure of when the batch is written.
 */
export async function keepGift(
  connection: Connection,
  book: Book,
  { operationId, at }: { operationId: string; at: string },
  changes: readonly AccountChange[],
  entries: readonly Entry[],
): Promise<Moved[] | null> {
  const { batch } = connection;
  const [giver, ...opened] = changes;
  if (!batch || !giver) return null;
  const place = { partnerKey: await needPartnerKey(connection, book.partnerId), asset: book.asset, currency: book.currency };
  const name = `account ${JSON.stringify([place.partnerKey, book.asset, book.currency, giver.kind, giver.owner])}`;
  const before = await batch.known(name, async (): Promise<Giver | null> => {
    const reading = past(connection, (kept) => isGiver(kept, giver.kind, giver.owner));
    const [row] = await one(reading, { ...place, kind: giver.kind, owner: giver.owner });
    return row ? { accountKey: row.account_key, balance: BigInt(row.balance), entries: row.entries } : null;
  });
  if (!before) return null;
  if (before.balance + giver.lowest < 0n) throw new LedgerShort(`The account ${giver.kind} ${giver.owner} holds less than is to be moved.`);
  const after = { ...before, balance: before.balance + giver.net, entries: before.entries + giver.count };
  const stated = entries.map(({ change, number, item, amount, sum }) => {
    const start = change === giver ? before : { balance: 0n, entries: 0 };
    const to = change === giver ? null : opened.indexOf(change);
    return { to, sequence: start.entries + number, item, amount, balance: start.balance + sum };
  });
  const { kind, owner, net, count } = giver;
  batch.keep({
    kind: 'gift',
    gift: { operationId, at, book: place, giver: { ...after, kind, owner, net, count }, opened, entries: stated },
  });
  batch.learn(name, after);
  if (giver.kind === 'quota') takeFromKnown(connection, book, giver.owner, -giver.net);
  return Array.from({ length: stated.length / 2 }, (_, index) => ({
    fromAfter: stated[2 * index]?.balance ?? 0n,
    toAfter: stated[2 * index + 1]?.balance ?? 0n,
  }));
}

/** The condition stands even though the batch knew better; the table's own check stands behind it. */
const give = query<{ accountKey: number; net: bigint; count: number }, { balance: string; entries: number }>(
  (slot) => sql`update ledger_accounts
    set balance = balance + cast(${slot.net} as bigint), entries = entries + cast(${slot.count} as integer)
    where account_key = ${slot.accountKey} and balance + cast(${slot.net} as bigint) >= 0
    returning cast(balance as text) as balance, entries`,
);

const ENTRY_CELLS: readonly Cell[] = [
  ...['account_key', 'sequence', 'operation_key', 'item'].map(plain('integer')),
  ...['amount', 'balance_after'].map(plain('bigint')),
  plain('text')('at'),
];

/** Keys of accounts that gifts opened, by what names them. */
type Opened = ReadonlyMap<string, number>;

/** Takes gifts that were kept back from who gave them, and opens the accounts of the others. Throws where an account is not as the batch knew it. */
export async function giveAll(connection: Connection, gifts: readonly KeptGift[]): Promise<Opened> {
  const opened = gifts.flatMap(({ book, opened }) => opened.map((change) => insertParameters(book, change)));
  const inserting = insertRows<OpenedRow>(connection, 'ledger_accounts', INSERT_CELLS, opened, OPENED);
  await together(changeGivers(connection, gifts), inserting);
  return new Map((await inserting).map((row) => [nameOf(row.partner_key, row), row.account_key]));
}

interface OpenedRow {
  account_key: number;
  partner_key: number;
  asset: string;
  currency: string;
  kind: string;
  owner: string;
}

const OPENED = 'returning account_key, partner_key, asset, currency, kind, owner';

function nameOf(partnerKey: number, { asset, currency, kind, owner }: Pick<OpenedRow, 'asset' | 'currency' | 'kind' | 'owner'>): string {
  return JSON.stringify([partnerKey, asset, currency, kind, owner]);
}

/** Adds the entries of gifts whose operations and accounts are there. */
export async function addEntries(connection: Connection, gifts: readonly KeptGift[], keys: Opened): Promise<void> {
  const entries: unknown[][] = [];
  for (const { operationId, at, book, giver, opened, entries: stated } of gifts) {
    const { operationKey } = await needOperation(connection, operationId);
    const openedKeys = opened.map((change) => keys.get(nameOf(book.partnerKey, { ...book, ...change })));
    for (const { to, sequence, item, amount, balance } of stated)
      entries.push([to === null ? giver.accountKey : openedKeys[to], sequence, operationKey, item, amount, balance, at]);
  }
  await insertRows(connection, 'ledger_entries', ENTRY_CELLS, entries);
}

async function changeGivers(connection: Connection, gifts: readonly KeptGift[]): Promise<void> {
  const givers = new Map<number, { net: bigint; count: number; last: KeptGift['giver'] }>();
  for (const { giver } of gifts) {
    const before = givers.get(giver.accountKey) ?? { net: 0n, count: 0 };
    givers.set(giver.accountKey, { net: before.net + giver.net, count: before.count + giver.count, last: giver });
  }
  for (const [accountKey, { net, count, last }] of givers) {
    const [row] = await give(connection, { accountKey, net, count });
    if (!row || BigInt(row.balance) !== last.balance || row.entries !== last.entries)
      throw new Error('An account was changed by others while its partner was locked.');
  }
}
