import type { ListForms } from '../../ports/ready.ts';
import type { Unit } from '../../ports/store.ts';
import type { Connection } from '../connection.ts';
import { emptyLineWords } from '../consumption/erase.ts';
import { needPartnerKey } from '../keys.ts';
import { emptyMoneyWords } from '../money/erase.ts';
import { withoutPersonal } from './erased.ts';
import { saveCustomers } from './save.ts';
import { storedCustomers } from './stored.ts';

export function erasing(connection: Connection, forms: ListForms): Pick<Unit['customers'], 'erase'> {
  return { erase: (partnerId, customerId, at) => erase(connection, forms, { partnerId, customerId, at }) };
}

const ALL = { kind: 'all' } as const;

interface Erasure {
  partnerId: string;
  customerId: string;
  at: string;
}

async function erase(connection: Connection, forms: ListForms, { partnerId, customerId, at }: Erasure): Promise<{ droppedFiles: number }> {
  const partnerKey = await needPartnerKey(connection, partnerId);
  const [stored] = await storedCustomers(connection, partnerKey, [customerId], ALL);
  if (!stored) throw new Error('The store has no such customer.');
  // Saving takes names out of the search, tags out of the counters, and the masked forms out of the row of the list.
  await saveCustomers(connection, forms, partnerId, [withoutPersonal(stored.customer, at)]);
  await emptyWords(connection, partnerKey, customerId);
  return { droppedFiles: await dropFiles(connection, partnerKey, at) };
}

/** Texts beside the customer's record in which it may be named. */
async function emptyWords(connection: Connection, partnerKey: number, customerId: string): Promise<void> {
  const { db } = connection;
  const { customer_key: key } = await db
    .selectFrom('customers')
    .select('customer_key')
    .where('partner_key', '=', partnerKey)
    .where('customer_id', '=', customerId)
    .executeTakeFirstOrThrow();
  await db.deleteFrom('customer_resources').where('customer_key', '=', key).execute();
  await db.updateTable('customers').set({ resources_stated: 0 }).where('customer_key', '=', key).execute();
  await emptyLineWords(connection, partnerKey, key);
  // Counters that fell to zero still spell the tag.
  await db.deleteFrom('tag_counts').where('partner_key', '=', partnerKey).where('customers', '=', 0).execute();
  await db.deleteFrom('shown_values').where('partner_key', '=', partnerKey).where('customer_id', '=', customerId).execute();
  await emptyMoneyWords(connection, partnerKey, key);
  await db.deleteFrom('signature_annexes').where('partner_key', '=', partnerKey).where('customer_id', '=', customerId).execute();
  await db.deleteFrom('contact_requests').where('partner_key', '=', partnerKey).where('customer_id', '=', customerId).execute();
}

/** Files of customers that this partner or its distributor can still download; who asked for one can ask again. */
async function dropFiles({ db }: Connection, partnerKey: number, at: string): Promise<number> {
  const dropped = await db
    .updateTable('jobs')
    .set({ file_expires_at: at, chunks: 0 })
    .where('what', 'in', ['customers', 'agreement-standings'])
    .where('state', '=', 'done')
    .where('file_expires_at', '>', at)
    .where((eb) =>
      eb(
        'partner_key',
        'in',
        eb
          .selectFrom('partners as own')
          .leftJoin('partners as distributor', 'distributor.partner_id', 'own.parent_partner_id')
          .select((sub) => sub.fn.coalesce('distributor.partner_key', 'own.partner_key').as('partner_key'))
          .where('own.partner_key', '=', partnerKey),
      ).or('partner_key', '=', partnerKey),
    )
    .returning('job_id')
    .execute();
  for (const { job_id: jobId } of dropped) await db.deleteFrom('job_chunks').where('job_id', '=', jobId).execute();
  return dropped.length;
}
