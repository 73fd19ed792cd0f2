import { sql } from 'kysely';
import type { Connection } from '../connection.ts';

/** What a customer is told with a coupon, and what operators noted about them; ids, amounts and times stay (docs/DATA.md). */
export async function emptyMoneyWords({ db }: Connection, partnerKey: number, customerKey: number): Promise<void> {
  await db.updateTable('coupons').set({ customer_note: null, memo: null }).where('customer_key', '=', customerKey).execute();
  // What waits is still to be done, without the words.
  const waiting = await db
    .selectFrom('money_items')
    .select(['operation_key', 'item', 'terms'])
    .where('customer_key', '=', customerKey)
    .where('terms', 'is not', null)
    .execute();
  for (const { operation_key: operationKey, item, terms } of waiting) {
    await db
      .updateTable('money_items')
      .set({ terms: withoutWords(terms ?? '{}') })
      .where('operation_key', '=', operationKey)
      .where('item', '=', item)
      .execute();
  }
  await db.updateTable('money_items').set({ memo: null }).where('customer_key', '=', customerKey).where('memo', 'is not', null).execute();
  await emptyOperations({ db }, customerKey);
  await dropDrafts({ db }, partnerKey);
}

/** Words of operations that were about nobody else; what is the same for several customers says nothing of one. */
async function emptyOperations({ db }: Pick<Connection, 'db'>, customerKey: number): Promise<void> {
  const { rows } = await sql<{ operation_key: number; request: string | null }>`select operation_key, request from money_operations
      where (memo is not null or request is not null)
        and operation_key in (select operation_key from money_items where customer_key = ${customerKey})
        and not exists (select 1 from money_items i where i.operation_key = money_operations.operation_key
          and (i.customer_key is null or i.customer_key <> ${customerKey}))`.execute(db);
  for (const { operation_key: operationKey, request } of rows) {
    const words = { memo: null, request: request && withoutWords(request) };
    await db.updateTable('money_operations').set(words).where('operation_key', '=', operationKey).execute();
  }
}

const WORDS: ReadonlySet<string> = new Set(['memo', 'customerNote']);

function withoutWords(json: string): string {
  return JSON.stringify(JSON.parse(json), (name, value: unknown) => (WORDS.has(name) ? undefined : value));
}

/** Sealed, so that nobody can look whether one names the customer; whoever wrote one can write it again. */
async function dropDrafts({ db }: Pick<Connection, 'db'>, partnerKey: number): Promise<void> {
  await sql`delete from drafts where partner_key = ${partnerKey} or partner_key in (
      select distributor.partner_key from partners own join partners distributor on distributor.partner_id = own.parent_partner_id
      where own.partner_key = ${partnerKey})`.execute(db);
}
