import type { Currency } from '../../../shared/values/money.ts';
import type { Budget } from '../../ports/consumption.ts';
import type { Connection } from '../connection.ts';
import { needPartnerKey } from '../keys.ts';
import { budgetOwner } from './known.ts';

interface Saved {
  partnerId: string;
  customerId: string | null;
  currency: Currency;
  budget: Budget | null;
}

/** Draws a budget line anew, or takes it away. */
export async function saveBudget(connection: Connection, { partnerId, customerId, currency, budget }: Saved): Promise<void> {
  const { db } = connection;
  const partnerKey = await needPartnerKey(connection, partnerId);
  const customerKey = await budgetOwner(connection, partnerKey, customerId);
  if (customerKey === null) throw new Error('A budget names a customer that the store does not have.');
  const place = { partner_key: partnerKey, customer_key: customerKey, currency };
  if (budget === null) {
    const rows = db.deleteFrom('consumption_budgets').where('partner_key', '=', partnerKey).where('customer_key', '=', customerKey);
    await rows.where('currency', '=', currency).execute();
    return;
  }
  const { monthly, setBy, setAt } = budget;
  const line = { monthly, set_by: setBy, set_at: setAt };
  await db
    .insertInto('consumption_budgets')
    .values({ ...place, ...line })
    .onConflict((conflict) => conflict.columns(['partner_key', 'customer_key', 'currency']).doUpdateSet(line))
    .execute();
}
