import type { ItemChange } from '../../../shared/values/lists.ts';
import type { ListForms } from '../../ports/ready.ts';
import type { CustomerRecord } from '../../ports/records.ts';
import type { SavedCustomers } from '../../ports/store.ts';
import { type Connection, insertMany, partsOf, roundsOf } from '../connection.ts';
import { addTotals } from '../deliveries/totals.ts';
import { needPartnerKey } from '../keys.ts';
import { formColumns, RECORD_COLUMNS, type RecordColumns, tagsOf, toColumns, WRITTEN_COLUMNS } from './columns.ts';
import { withoutPersonal } from './erased.ts';
import { foldedNames, gramsOfNames } from './grams.ts';
import { findRows, type StoredRow } from './stored.ts';
import { Tallies } from './tallies.ts';

/** Adds or replaces customers by id. An id given twice is saved twice, in order. */
export async function saveCustomers(
  connection: Connection,
  forms: ListForms,
  partnerId: string,
  customers: readonly CustomerRecord[],
): Promise<SavedCustomers> {
  const partnerKey = await needPartnerKey(connection, partnerId);
  const saved = { added: 0, changed: 0, unchanged: 0 };
  const changes: [string, ItemChange][] = [];
  for (const round of roundsOf(customers, (customer) => customer.customerId)) {
    for (const part of partsOf(round, 5_000)) {
      const existing = await findRows(
        connection,
        partnerKey,
        part.map((customer) => customer.customerId),
      );
      const tallies = new Tallies(partnerKey);
      const added = part.filter((customer) => !existing.has(customer.customerId));
      await addCustomers(connection, forms, partnerKey, added, tallies);
      for (const { customerId } of added) changes.push([customerId, 'added']);
      for (const customer of part) {
        const row = existing.get(customer.customerId);
        if (!row) continue;
        const isChanged = await changeCustomer(connection, forms, partnerKey, row, customer, tallies);
        changes.push([customer.customerId, isChanged ? 'changed' : 'unchanged']);
      }
      await tallies.write(connection);
    }
  }
  for (const [, change] of changes) saved[change] += 1;
  if (saved.added + saved.changed > 0) await touchCustomers(connection, partnerKey);
  return { ...saved, changes: new Map(changes) };
}

/** Marks that answers about a partner's customers may have changed. */
export async function touchCustomers({ db }: Connection, partnerKey: number): Promise<void> {
  await db
    .updateTable('partners')
    .set((eb) => ({ customers_version: eb('customers_version', '+', 1) }))
    .where('partner_key', '=', partnerKey)
    .execute();
}

async function addCustomers(
  connection: Connection,
  forms: ListForms,
  partnerKey: number,
  customers: readonly CustomerRecord[],
  tallies: Tallies,
): Promise<void> {
  if (customers.length === 0) return;
  const columns = customers.map((customer) => ({ ...toColumns(customer), ...formColumns(customer, forms) }));
  const made = await insertMany<{ customer_key: number; customer_id: string }>(
    connection,
    'customers',
    ['partner_key', ...WRITTEN_COLUMNS],
    columns.map((row) => [partnerKey, ...WRITTEN_COLUMNS.map((column) => row[column])]),
    'returning customer_key, customer_id',
  );
  const keys = new Map(made.map((row) => [row.customer_id, row.customer_key]));
  const names: (string | number | null)[][] = [];
  const grams: [number, number, number][] = [];
  const tags: [number, string, number][] = [];
  for (const [index, customer] of customers.entries()) {
    const row = columns[index] as RecordColumns;
    const customerKey = keys.get(customer.customerId) as number;
    const folded = foldedNames(customer);
    names.push([customerKey, folded.customerName, folded.accountName]);
    for (const gram of gramsOfNames(customer)) grams.push([partnerKey, gram, customerKey]);
    const customerTags = tagsOf(customer);
    for (const tag of customerTags) tags.push([partnerKey, tag, customerKey]);
    tallies.add(1, 0, row.association_type, customerTags);
  }
  await insertMany(connection, 'customer_names', NAME_COLUMNS, names);
  // In the order of the tree they go into.
  grams.sort((a, b) => a[1] - b[1] || a[2] - b[2]);
  await insertMany(connection, 'name_grams', ['partner_key', 'gram', 'customer_key'], grams);
  await insertMany(connection, 'customer_tags', ['partner_key', 'tag', 'customer_key'], tags);
  await addTotals(connection, partnerKey, [...keys.values()]);
}

const NAME_COLUMNS = ['customer_key', 'customer_name_folded', 'account_name_folded'];

async function changeCustomer(
  connection: Connection,
  forms: ListForms,
  partnerKey: number,
  old: StoredRow,
  stated: CustomerRecord,
  tallies: Tallies,
): Promise<boolean> {
  const customer = asKept(stated, old);
  const columns = toColumns(customer);
  const isSame = RECORD_COLUMNS.every((column) => textOf(old[column]) === textOf(columns[column]));
  if (isSame && old.form_version === forms.version) return false;
  const written = { ...columns, ...formColumns(customer, forms) };
  await connection.db.updateTable('customers').set(written).where('customer_key', '=', old.customer_key).execute();
  if (isSame) return false;
  // Whoever left is in no search, under no tag and in no count.
  if (old.dissociated_at !== null) return await changeFoldedNames(connection, old.customer_key, customer);
  if (old.customer_name !== customer.customerName || old.account_name !== customer.accountName)
    await changeNames(connection, partnerKey, old, customer);
  const oldTags: string[] = JSON.parse(old.tags);
  const newTags = tagsOf(customer);
  tallies.add(-1, old.manager_key, old.association_type, oldTags);
  tallies.add(1, old.manager_key, columns.association_type, newTags);
  await changeTags(connection, partnerKey, old.customer_key, oldTags, newTags);
  return true;
}

/** Whoever saves may have read the customer before it was erased, or before it left and its resources were forgotten. */
function asKept(stated: CustomerRecord, old: StoredRow): CustomerRecord {
  const kept = old.erased_at === null ? stated : withoutPersonal(stated, old.erased_at);
  return old.dissociated_at === null ? kept : { ...kept, earliestResourceExpiryAt: null };
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

async function changeNames(connection: Connection, partnerKey: number, old: StoredRow, customer: CustomerRecord): Promise<void> {
  const before = new Set(gramsOfNames({ customerName: old.customer_name, accountName: old.account_name }));
  const after = new Set(gramsOfNames(customer));
  const { db } = connection;
  const key = old.customer_key;
  await changeFoldedNames(connection, key, customer);
  const gone = [...before].filter((gram) => !after.has(gram));
  if (gone.length > 0)
    await db
      .deleteFrom('name_grams')
      .where('partner_key', '=', partnerKey)
      .where('gram', 'in', gone)
      .where('customer_key', '=', key)
      .execute();
  const come = [...after].filter((gram) => !before.has(gram)).map((gram) => [partnerKey, gram, key]);
  await insertMany(connection, 'name_grams', ['partner_key', 'gram', 'customer_key'], come);
}

async function changeFoldedNames({ db }: Connection, key: number, customer: CustomerRecord): Promise<true> {
  const folded = foldedNames(customer);
  await db
    .updateTable('customer_names')
    .set({ customer_name_folded: folded.customerName, account_name_folded: folded.accountName })
    .where('customer_key', '=', key)
    .execute();
  return true;
}

async function changeTags(connection: Connection, partnerKey: number, key: number, before: string[], after: string[]): Promise<void> {
  const gone = before.filter((tag) => !after.includes(tag));
  if (gone.length > 0)
    await connection.db
      .deleteFrom('customer_tags')
      .where('partner_key', '=', partnerKey)
      .where('tag', 'in', gone)
      .where('customer_key', '=', key)
      .execute();
  const come = after.filter((tag) => !before.includes(tag)).map((tag) => [partnerKey, tag, key]);
  await insertMany(connection, 'customer_tags', ['partner_key', 'tag', 'customer_key'], come);
}
