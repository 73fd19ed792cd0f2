import { PARTNER_CUSTOMER_NO_MAXIMUM } from '../../../shared/values/ids.ts';
import { type FocusRow, focusCustomerKey } from '../../domain/imports/focus-row.ts';
import type { Security } from '../../ports/security.ts';
import type { BilledCustomers } from './billed-customers.ts';

/** The id of the customer that a FOCUS row names by billing account and sub-account. */
export async function focusCustomerOf(security: Pick<Security, 'hashSecret'>, customers: BilledCustomers, row: FocusRow): Promise<string> {
  const { billingAccountId, subAccountId } = row;
  const key = focusCustomerKey(billingAccountId, subAccountId);
  const known = customers.knownId(key);
  if (known !== null) return known;
  const number = subAccountId ?? billingAccountId;
  return customers.meet(key, {
    customerId: await focusCustomerId(security, billingAccountId, subAccountId),
    periodStart: row.billingPeriodStart,
    accountName: row.accountName,
    partnerCustomerNo: number.length <= PARTNER_CUSTOMER_NO_MAXIMUM ? number : null,
  });
}

/** The first 32 hexadecimal digits of SHA-256 over both account ids. */
export async function focusCustomerId(
  security: Pick<Security, 'hashSecret'>,
  billingAccountId: string,
  subAccountId: string | null,
): Promise<string> {
  const hash = await security.hashSecret(focusCustomerKey(billingAccountId, subAccountId));
  return hash.slice(0, 32);
}
