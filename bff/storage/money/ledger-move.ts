import { type Book, type LedgerAccount, type LedgerMove, LedgerShort, type Moved } from '../../ports/ledger.ts';
import { type Connection, insertMany } from '../connection.ts';
import { ownerOf } from './ledger-accounts.ts';
import { giveAtOnce, isGift } from './ledger-at-once.ts';
import { type AccountChange, changeAccounts, type Entry } from './ledger-change.ts';
import { keepGift } from './ledger-gifts.ts';
import { bookPartnerKey, needOperation } from './operation-keys.ts';

/** Moves amounts in order; an account is changed by one statement, whatever number of moves name it. */
export async function moveAmounts(
  connection: Connection,
  book: Book,
  { operationId, at }: { operationId: string; at: string },
  moves: readonly LedgerMove[],
): Promise<Moved[]> {
  if (moves.length === 0) return [];
  const { changes, entries } = entriesOf(moves);
  const kept = connection.batch && isGift(changes) ? await keepGift(connection, book, { operationId, at }, changes, entries) : null;
  if (kept) return kept;
  const operation = await needOperation(connection, operationId);
  const partnerKey = await bookPartnerKey(connection, operation, book.partnerId);
  const place = { partnerKey, asset: book.asset, currency: book.currency };
  const { operationKey } = operation;
  const isAtOnce = connection.engine.kind === 'postgres' && isGift(changes);
  const changed = isAtOnce
    ? await giveAtOnce(connection, place, changes, { entries, operationKey, at })
    : await changeAccounts(connection, place, changes);
  const after: bigint[] = [];
  const rows = entries.map(({ change, number, amount, sum, item }) => {
    const account = changed.get(change);
    if (!account) throw new LedgerShort(`The account ${change.kind} ${change.owner} holds less than is to be moved.`);
    const balance = account.balance - change.net + sum;
    after.push(balance);
    return [account.accountKey, account.entries - change.count + number, operationKey, item, amount, balance, at];
  });
  if (!isAtOnce) await insertMany(connection, 'ledger_entries', ENTRY_COLUMNS, rows);
  return moves.map((_, index) => ({ fromAfter: after[2 * index] ?? 0n, toAfter: after[2 * index + 1] ?? 0n }));
}

const ENTRY_COLUMNS = ['account_key', 'sequence', 'operation_key', 'item', 'amount', 'balance_after', 'at'];

/** Two entries of each move, and what all of them together do to each account. */
function entriesOf(moves: readonly LedgerMove[]): { changes: AccountChange[]; entries: Entry[] } {
  const changes = new Map<string, AccountChange>();
  const entries: Entry[] = [];
  const add = (account: LedgerAccount, amount: bigint, item: number) => {
    const owner = ownerOf(account);
    const name = `${account.kind} ${owner}`;
    const change = changes.get(name) ?? { kind: account.kind, owner, quotaId: quotaOf(account), net: 0n, lowest: 0n, count: 0 };
    changes.set(name, change);
    change.net += amount;
    change.count += 1;
    if (change.net < change.lowest) change.lowest = change.net;
    entries.push({ change, number: change.count, amount, sum: change.net, item });
  };
  for (const { from, to, amount, item } of moves) {
    if (amount <= 0n) throw new Error('An amount that moves is above zero.');
    add(from, -amount, item);
    add(to, amount, item);
  }
  return { changes: [...changes.values()], entries };
}

/** The quota in whose identity an account counts. */
function quotaOf(account: LedgerAccount): string | null {
  return 'quotaId' in account ? account.quotaId : null;
}
