import { sql } from 'kysely';
import type { Connection } from '../connection.ts';
import { changeLines } from './counted.ts';
import { VALUE_KINDS } from './values.ts';

/** Takes out of a customer's bill lines the words in which somebody may have put a name. Amounts and codes stay. */
export async function emptyLineWords(connection: Connection, partnerKey: number, customerKey: number): Promise<void> {
  const { db } = connection;
  const projects = await db
    .selectFrom('bill_lines')
    .select('project_key')
    .distinct()
    .where('customer_key', '=', customerKey)
    .where('project_key', '>', 0)
    .execute();
  const words = { resource_id: null, resource_name: null, description: null, project_key: 0 };
  const empty = async () => void (await db.updateTable('bill_lines').set(words).where('customer_key', '=', customerKey).execute());
  if (projects.length === 0) await empty();
  else {
    const pairs = sql`select customer_key, part_key from part_customers where customer_key = ${customerKey}`;
    await changeLines(connection, partnerKey, pairs, empty);
  }
  await db.deleteFrom('billed_resources').where('customer_key', '=', customerKey).execute();
  for (const { project_key: key } of projects) if (key !== null) await forgetProject(connection, partnerKey, key);
}

/** A project that no line names any more is nowhere named. */
async function forgetProject({ db }: Connection, partnerKey: number, key: number): Promise<void> {
  await sql`
    delete from consumption_values where value_key = ${key} and kind = ${sql.lit(VALUE_KINDS.enterpriseProject)} and not exists (
      select 1 from customers c join bill_lines l on l.customer_key = c.customer_key
      where c.partner_key = ${partnerKey} and l.project_key = ${key})`.execute(db);
}
