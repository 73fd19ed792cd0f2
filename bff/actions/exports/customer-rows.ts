import { minorToText } from '../../../shared/values/minor.ts';
import type { CustomerListRow } from '../../ports/store.ts';
import type { Cell, TableColumn, TableHead } from '../../ports/table-files.ts';
import { CUSTOMER_FIELDS, type CustomerField, type ExportWords, timeText } from './words.ts';

/** What of a list its file needs to know. */
interface Basis {
  cycle: string;
  currency: string | null;
  isOfResellers: boolean;
}

export function customerHead(words: ExportWords, basis: Basis): TableHead {
  const columns = fieldsOf(basis).map((field): TableColumn => {
    const name = OF_CYCLE.has(field) ? words.ofCycle(words.customer[field], basis.cycle) : words.customer[field];
    return { name, holds: AMOUNTS.has(field) ? 'amount' : 'text' };
  });
  return { title: words.kinds.customers, columns };
}

const AMOUNTS: ReadonlySet<CustomerField> = new Set(['creditAvailable', 'creditArrears', 'consumption']);

const OF_CYCLE: ReadonlySet<CustomerField> = new Set(['consumption', 'otherConsumption']);

function fieldsOf({ isOfResellers }: Basis): readonly CustomerField[] {
  return isOfResellers ? CUSTOMER_FIELDS : CUSTOMER_FIELDS.filter((field) => field !== 'reseller');
}

/** A customer as the screen lists it: masked forms only, whatever was revealed there (R-MASK-3). What is not stated stays empty. */
export function customerCells(row: CustomerListRow, words: ExportWords, basis: Basis): Cell[] {
  const { customer, accountManager } = row;
  const cells: Record<CustomerField, Cell> = {
    customerId: customer.customerId,
    partnerCustomerNo: customer.partnerCustomerNo,
    customerName: customer.customerNameMasked,
    accountName: customer.accountNameMasked,
    reseller: row.reseller?.name ?? null,
    associationType: words.associationTypes[customer.associationType],
    associatedAt: timeText(customer.associatedAt),
    managerUserId: accountManager?.userId ?? null,
    managerName: accountManager?.nameMasked ?? null,
    assignedAt: accountManager && timeText(accountManager.assignedAt),
    ...creditCells(customer),
    ...consumptionCells(row, words, basis.currency),
    resourceExpiry: customer.earliestResourceExpiryAt && timeText(customer.earliestResourceExpiryAt),
    mobile: customer.mobileMasked,
    email: customer.emailMasked,
    tags: customer.tags.join(words.separator),
    verification: customer.verification && words.verification[customer.verification],
    customerType: customer.customerType && words.customerTypes[customer.customerType],
    level: customer.level,
    frozen: customer.frozen && words.frozen[customer.frozen],
  };
  return fieldsOf(basis).map((field) => cells[field]);
}

/** Partners cannot see the balance of referral customers: empty, never 0 (R-CUST-2). */
function creditCells({ credit, associationType }: CustomerListRow['customer']) {
  if (credit === null || associationType === 'referral')
    return { creditAvailable: null, creditArrears: null, creditCurrency: null, creditAsOf: null };
  return {
    creditAvailable: { number: minorToText(credit.availableMinor) },
    creditArrears: { number: minorToText(credit.arrearsMinor) },
    creditCurrency: credit.currency,
    creditAsOf: timeText(credit.asOf),
  };
}

/** The amount in the currency asked for, else in the only one there is; amounts of other currencies are never added to it. */
function consumptionCells({ consumption }: CustomerListRow, words: ExportWords, currency: string | null) {
  const shown = consumption.find((money) => money.currency === currency) ?? (consumption.length === 1 ? consumption[0] : undefined);
  const others = consumption.filter((money) => money !== shown);
  return {
    consumption: shown ? { number: shown.amount } : null,
    consumptionCurrency: shown?.currency ?? null,
    otherConsumption: others.map((money) => `${money.currency} ${money.amount}`).join(words.separator),
  };
}
