import { sql } from 'kysely';
import type { Book, LedgerAccount, LedgerCommands, LedgerReads } from '../../ports/ledger.ts';
import { type Connection, partsOf, query } from '../connection.ts';
import { partnerKeyOf } from '../keys.ts';
import { ownerOf } from './ledger-accounts.ts';
import { moveAmounts } from './ledger-move.ts';

interface BookSlots {
  partnerKey: number;
  asset: string;
  currency: string;
}

const oneBalance = query<BookSlots & { kind: string; owner: string }, { balance: string }>((slot, { db }) =>
  db
    .selectFrom('ledger_accounts')
    .select(sql<string>`cast(balance as text)`.as('balance'))
    .where('partner_key', '=', slot.partnerKey)
    .where('asset', '=', slot.asset)
    .where('currency', '=', slot.currency)
    .where('kind', '=', slot.kind)
    .where('owner', '=', slot.owner),
);

export function ledgerReads(connection: Connection): LedgerReads {
  return {
    async balances(book, accounts) {
      const partnerKey = await partnerKeyOf(connection, book.partnerId);
      if (partnerKey === null) return accounts.map(() => 0n);
      const slots = { partnerKey, asset: book.asset, currency: book.currency };
      const [only, ...others] = accounts;
      if (only && others.length === 0) {
        const [row] = await oneBalance(connection, { ...slots, kind: only.kind, owner: ownerOf(only) });
        return [BigInt(row?.balance ?? 0)];
      }
      return manyBalances(connection, slots, accounts);
    },
    async currencies(partnerId, asset) {
      const rows = await connection.db
        .selectFrom('ledger_accounts')
        .select('currency')
        .distinct()
        .where('partner_key', '=', (await partnerKeyOf(connection, partnerId)) ?? 0)
        .where('asset', '=', asset)
        .orderBy('currency')
        .execute();
      return rows.map(({ currency }) => currency);
    },
  };
}

export function ledgerCommands(connection: Connection): LedgerCommands {
  return {
    move: (book: Book, operationId, at, moves) => moveAmounts(connection, book, { operationId, at }, moves),
  };
}

async function manyBalances({ db }: Connection, book: BookSlots, accounts: readonly LedgerAccount[]): Promise<bigint[]> {
  const owners = new Map<string, Set<string>>();
  for (const account of accounts) {
    const ofKind = owners.get(account.kind) ?? new Set();
    owners.set(account.kind, ofKind.add(ownerOf(account)));
  }
  const found = new Map<string, bigint>();
  for (const [kind, ofKind] of owners) {
    for (const part of partsOf([...ofKind])) {
      const rows = await db
        .selectFrom('ledger_accounts')
        .select(['owner', sql<string>`cast(balance as text)`.as('balance')])
        .where('partner_key', '=', book.partnerKey)
        .where('asset', '=', book.asset)
        .where('currency', '=', book.currency)
        .where('kind', '=', kind)
        .where('owner', 'in', part)
        .execute();
      for (const row of rows) found.set(`${kind} ${row.owner}`, BigInt(row.balance));
    }
  }
  return accounts.map((account) => found.get(`${account.kind} ${ownerOf(account)}`) ?? 0n);
}
