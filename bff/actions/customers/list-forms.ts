import { accountManagerForm, customerForm, customerRow } from '../../../shared/contract/customers.ts';
import type { AnswerOf } from '../../../shared/contract/index.ts';
import { minorToText } from '../../../shared/values/minor.ts';
import { lookAlikeNumber } from '../../domain/list-rules.ts';
import type { FormText, ListForms } from '../../ports/ready.ts';
import type { CustomerListRow } from '../../ports/store.ts';

type Customer = CustomerListRow['customer'];
type Credit = AnswerOf<'POST /v1/customers/search'>['customers'][number]['credit'];

/** Raise with every change of `customerForm` or `accountManagerForm`, or of what is written into them. */
const LIST_FORMS_VERSION = 1;

/**
 * How customers and account managers stand in the list. Only masked forms are at hand here, and the contract's strict schemas
 * let through nothing that they do not name.
 */
export const listForms: ListForms = {
  version: LIST_FORMS_VERSION,
  customer: (customer) => membersOf(customerForm.parse(toCustomerForm(customer))),
  accountManager: ({ operatorId, userId, nameMasked }) => membersOf(accountManagerForm.parse({ operatorId, userId, name: nameMasked })),
  reseller: ({ partnerId, name }) => membersOf(resellerForm.parse({ partnerId, name })),
  lookAlikeNumber,
};

const resellerForm = customerRow.shape.reseller.unwrap();

function membersOf(form: object): FormText {
  return JSON.stringify(form).slice(1, -1) as FormText;
}

/** What a customer's own record decides of how it is shown, wherever it is. */
export function toCustomerForm(customer: Customer) {
  return {
    customerId: customer.customerId,
    partnerCustomerNo: customer.partnerCustomerNo,
    customerName: customer.customerNameMasked,
    accountName: customer.accountNameMasked,
    associationType: customer.associationType,
    associatedAt: customer.associatedAt,
    credit: creditOf(customer),
    earliestResourceExpiryAt: customer.earliestResourceExpiryAt,
    mobile: customer.mobileMasked,
    email: customer.emailMasked,
    tags: [...customer.tags],
    verification: customer.verification,
    customerType: customer.customerType,
    level: customer.level,
    frozen: customer.frozen,
  };
}

/** A partner cannot see a referral customer's balance, whatever a source says (R-CUST-2). */
function creditOf({ associationType, credit }: Customer): Credit {
  if (associationType === 'referral' || credit === null) return null;
  return {
    available: minorToText(credit.availableMinor),
    arrears: minorToText(credit.arrearsMinor),
    currency: credit.currency,
    asOf: credit.asOf,
  };
}
