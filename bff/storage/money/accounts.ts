import { sql } from 'kysely';
import type { AccountType } from '../../../shared/values/money-lists.ts';
import type { AccountCommands, AccountReads, AllocatedTotals, StoredAccount } from '../../ports/accounts.ts';
import { type Connection, partsOf, query } from '../connection.ts';
import { needPartnerKey, partnerKeyOf } from '../keys.ts';
import { adjustmentReads } from './adjustment-list.ts';
import { recentItems } from './recent.ts';
import { minorOf, minorOrNull } from './rows.ts';

interface AccountRow {
  account_type: string;
  currency: string;
  amount: string;
  designated: string | null;
  credit: string | null;
}

const COLUMNS = sql`cast(coalesce(l.balance, 0) as text) as amount, cast(s.designated as text) as designated, cast(s.credit as text) as credit`;

/** Those that something moved into, and those of which only something was stated. */
const all = query<{ partnerKey: number }, AccountRow>(
  (slot) => sql`
    select l.owner as account_type, l.currency, ${COLUMNS} from ledger_accounts l
    left join partner_accounts s on s.partner_key = l.partner_key and s.account_type = l.owner and s.currency = l.currency
    where l.partner_key = ${slot.partnerKey} and l.asset = 'money' and l.kind = 'account'
    union all
    select s.account_type, s.currency, ${COLUMNS} from partner_accounts s
    left join ledger_accounts l on l.partner_key = s.partner_key and l.asset = 'money' and l.currency = s.currency and l.kind = 'account'
      and l.owner = s.account_type
    where s.partner_key = ${slot.partnerKey} and l.account_key is null`,
);

const sums = query<{ partnerKey: number }, { currency: string; kind: string; total: string }>(
  (slot) => sql`
    select currency, kind, cast(sum(balance) as text) as total from ledger_accounts
    where partner_key = ${slot.partnerKey} and asset = 'money' and kind in ('held', 'customer', 'reseller') group by currency, kind`,
);

const waiting = query<{ partnerKey: number; currency: string }, { total: string }>(
  (slot) => sql`
    select cast(coalesce(sum(balance), 0) as text) as total from ledger_accounts
    where partner_key = ${slot.partnerKey} and asset = 'money' and currency = ${slot.currency} and kind = 'held'`,
);

/** What charges took out of the account of its allocation, and brought back into it. */
const spentSince = query<{ partnerKey: number; currency: string; customerId: string; after: string }, { total: string }>(
  (slot) => sql`
    select cast(coalesce(-sum(e.amount), 0) as text) as total from ledger_accounts a
    join ledger_entries e on e.account_key = a.account_key join money_operations o on o.operation_key = e.operation_key
    where a.partner_key = ${slot.partnerKey} and a.asset = 'money' and a.currency = ${slot.currency} and a.kind = 'customer'
      and a.owner = ${slot.customerId} and e.at > ${slot.after} and o.kind = 'charge'`,
);

export function accountReads(connection: Connection): AccountReads {
  const keyOf = async (partnerId: string) => (await partnerKeyOf(connection, partnerId)) ?? 0;
  const list: AccountReads['list'] = async (partnerId) =>
    (await all(connection, { partnerKey: await keyOf(partnerId) })).map(toAccount).sort(byCurrencyAndType);
  return {
    list,
    find: async (partnerId, accountType, currency) =>
      (await list(partnerId)).find((account) => account.accountType === accountType && account.currency === currency) ?? null,
    held: async (partnerId, currency) =>
      minorOf((await waiting(connection, { partnerKey: await keyOf(partnerId), currency }))[0]?.total ?? '0'),
    totals: async (partnerId) => toTotals(await sums(connection, { partnerKey: await keyOf(partnerId) })),
    async allocated(partnerId, currency, kind, ids) {
      const book = { partnerKey: await keyOf(partnerId), currency, kind };
      const found = new Map<string, bigint>();
      for (const part of partsOf([...new Set(ids)]))
        for (const row of await opened(connection, book, part)) found.set(row.owner, minorOf(row.balance));
      return found;
    },
    async spentAfter(partnerId, currency, customerId, after) {
      const [row] = await spentSince(connection, { partnerKey: await keyOf(partnerId), currency, customerId, after });
      return minorOf(row?.total ?? '0');
    },
    recent: async (partnerId, asked) => recentItems(connection, await keyOf(partnerId), asked),
    ...adjustmentReads(connection),
  };
}

export function accountCommands(connection: Connection): AccountCommands {
  return {
    async state(partnerId, { accountType, currency, designated, credit }, at) {
      const partnerKey = await needPartnerKey(connection, partnerId);
      const changing = { designated, credit, changed_at: at };
      await connection.db
        .insertInto('partner_accounts')
        .values({ partner_key: partnerKey, account_type: accountType, currency, ...changing })
        .onConflict((conflict) => conflict.columns(['partner_key', 'account_type', 'currency']).doUpdateSet(changing))
        .execute();
    },
  };
}

function toAccount(row: AccountRow): StoredAccount {
  return {
    accountType: row.account_type as AccountType,
    currency: row.currency,
    amount: minorOf(row.amount),
    designated: minorOrNull(row.designated) ?? 0n,
    credit: minorOrNull(row.credit),
    isStated: row.designated !== null,
  };
}

function byCurrencyAndType(a: StoredAccount, b: StoredAccount): number {
  return compare(a.currency, b.currency) || compare(a.accountType, b.accountType);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function toTotals(rows: readonly { currency: string; kind: string; total: string }[]): AllocatedTotals[] {
  const of = (currency: string, kind: string) => minorOf(rows.find((row) => row.currency === currency && row.kind === kind)?.total ?? '0');
  return [...new Set(rows.map(({ currency }) => currency))].sort().map((currency) => ({
    currency,
    held: of(currency, 'held'),
    toCustomers: of(currency, 'customer'),
    toResellers: of(currency, 'reseller'),
  }));
}

async function opened(
  { db }: Connection,
  book: { partnerKey: number; currency: string; kind: string },
  owners: readonly string[],
): Promise<{ owner: string; balance: string }[]> {
  return db
    .selectFrom('ledger_accounts')
    .select(['owner', sql<string>`cast(balance as text)`.as('balance')])
    .where('partner_key', '=', book.partnerKey)
    .where('asset', '=', 'money')
    .where('currency', '=', book.currency)
    .where('kind', '=', book.kind)
    .where('owner', 'in', owners)
    .execute();
}
