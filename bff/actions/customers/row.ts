import type { AnswerOf } from '../../../shared/contract/index.ts';
import { minorToText } from '../../domain/list-rules.ts';
import type { CustomerListRow } from '../../ports/store.ts';

type Row = AnswerOf<'POST /v1/customers/search'>['customers'][number];

/** A row of the list in the contract's words. Only masked forms are at hand here. */
export function toListRow({ customer, accountManager, consumption }: CustomerListRow, isLookAlike: boolean): Row {
  return {
    customerId: customer.customerId,
    partnerCustomerNo: customer.partnerCustomerNo,
    customerName: customer.customerNameMasked,
    accountName: customer.accountNameMasked,
    isLookAlike,
    associationType: customer.associationType,
    associatedAt: customer.associatedAt,
    accountManager: accountManager && {
      operatorId: accountManager.operatorId,
      userId: accountManager.userId,
      name: accountManager.nameMasked,
      assignedAt: accountManager.assignedAt,
    },
    credit: creditOf(customer),
    consumption,
    earliestResourceExpiryAt: customer.earliestResourceExpiryAt,
    mobile: customer.mobileMasked,
    email: customer.emailMasked,
    tags: customer.tags as string[],
    verification: customer.verification,
    customerType: customer.customerType,
    level: customer.level,
    frozen: customer.frozen,
  };
}

/** A partner cannot see a referral customer's balance, whatever a source says (R-CUST-2). */
function creditOf({ associationType, credit }: CustomerListRow['customer']): Row['credit'] {
  if (associationType === 'referral' || credit === null) return null;
  return {
    available: minorToText(credit.availableMinor),
    arrears: minorToText(credit.arrearsMinor),
    currency: credit.currency,
    asOf: credit.asOf,
  };
}
