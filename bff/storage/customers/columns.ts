import type { Insertable, Selectable } from 'kysely';
import type { AssociationType } from '../../../shared/values/lists.ts';
import { STATED_BLOCKS } from '../../../shared/values/money-lists.ts';
import type { ListForms } from '../../ports/ready.ts';
import type { CreditRecord, CustomerRecord } from '../../ports/records.ts';
import type { MaskedCustomer } from '../../ports/store.ts';
import type { CustomersTable } from '../tables.ts';

/** The upstream's codes (DOMAIN.md §1.2). */
export const TYPE_CODES = { 'agency-sale': 2, referral: 1 } as const satisfies Record<AssociationType, number>;
export const ALL_TYPE_CODES: readonly number[] = Object.values(TYPE_CODES);

const TYPE_OF_CODE = new Map(Object.entries(TYPE_CODES).map(([type, code]) => [code as number, type as AssociationType]));

export function associationOf(code: number): AssociationType {
  return TYPE_OF_CODE.get(code) ?? 'referral';
}

/** Columns that a record decides; the rest belong to the assignment. */
export const RECORD_COLUMNS = [
  'customer_id',
  'partner_customer_no',
  'customer_name',
  'customer_name_masked',
  'account_name',
  'account_name_masked',
  'mobile_sealed',
  'mobile_masked',
  'email_sealed',
  'email_masked',
  'mobile_index',
  'email_index',
  'erased_at',
  'association_type',
  'associated_at',
  'credit_available',
  'credit_arrears',
  'credit_currency',
  'credit_as_of',
  'credit_sort',
  'resource_expiry_at',
  'verification',
  'customer_type',
  'level',
  'frozen',
  'tags',
  'signing_entity',
  'dissociation_blocks',
] as const;
export type RecordColumns = Pick<Insertable<CustomersTable>, (typeof RECORD_COLUMNS)[number]>;

/** Columns that repeat the record as it stands in the list. */
const FORM_COLUMNS = ['list_form', 'form_version', 'look_alike'] as const;
export const WRITTEN_COLUMNS = [...RECORD_COLUMNS, ...FORM_COLUMNS] as const;
export type FormColumns = Pick<Insertable<CustomersTable>, (typeof FORM_COLUMNS)[number]>;

export function formColumns(customer: CustomerRecord, forms: ListForms): FormColumns {
  return {
    list_form: forms.customer({ ...customer, tags: tagsOf(customer) }),
    form_version: forms.version,
    look_alike: forms.lookAlikeNumber(customer),
  };
}

export function tagsOf(customer: CustomerRecord): string[] {
  return [...new Set(customer.tags)].sort();
}

export function toColumns(customer: CustomerRecord): RecordColumns {
  return {
    customer_id: customer.customerId,
    partner_customer_no: customer.partnerCustomerNo,
    customer_name: customer.customerName,
    customer_name_masked: customer.customerNameMasked,
    account_name: customer.accountName,
    account_name_masked: customer.accountNameMasked,
    mobile_sealed: customer.mobileSealed,
    mobile_masked: customer.mobileMasked,
    email_sealed: customer.emailSealed,
    email_masked: customer.emailMasked,
    mobile_index: customer.mobileIndex,
    email_index: customer.emailIndex,
    erased_at: customer.erasedAt,
    association_type: TYPE_CODES[customer.associationType],
    associated_at: customer.associatedAt,
    ...creditColumns(customer),
    resource_expiry_at: customer.earliestResourceExpiryAt,
    verification: customer.verification,
    customer_type: customer.customerType,
    level: customer.level,
    frozen: customer.frozen,
    tags: JSON.stringify(tagsOf(customer)),
    signing_entity: customer.signingEntity,
    dissociation_blocks: blocksText(customer),
  };
}

/** Stated blocks in their own order, each once; null where there are none. */
function blocksText({ dissociationBlocks }: CustomerRecord): string | null {
  const stated = STATED_BLOCKS.filter((block) => dissociationBlocks.includes(block));
  return stated.length > 0 ? JSON.stringify(stated) : null;
}

/** Arrears take the place of the available credit (R-CUST-1); a referral customer's credit does not sort (R-CUST-2). */
function creditColumns({ credit, associationType }: CustomerRecord) {
  if (!credit) return { credit_available: null, credit_arrears: null, credit_currency: null, credit_as_of: null, credit_sort: null };
  const signed = credit.arrearsMinor > 0n ? -credit.arrearsMinor : credit.availableMinor;
  return {
    credit_available: credit.availableMinor,
    credit_arrears: credit.arrearsMinor,
    credit_currency: credit.currency,
    credit_as_of: credit.asOf,
    credit_sort: associationType === 'agency-sale' ? signed : null,
  };
}

/** A customers row with 64-bit integers read as text, which every engine can give. */
export type CustomerTextRow = Omit<Selectable<CustomersTable>, 'credit_available' | 'credit_arrears' | 'credit_sort'> & {
  credit_available: string | null;
  credit_arrears: string | null;
  credit_sort: string | null;
};

/** What of a customers row the record behind a list row is made from. */
export type MaskedRow = Pick<
  CustomerTextRow,
  | 'customer_id'
  | 'partner_customer_no'
  | 'customer_name_masked'
  | 'account_name_masked'
  | 'mobile_masked'
  | 'email_masked'
  | 'association_type'
  | 'associated_at'
  | 'credit_available'
  | 'credit_arrears'
  | 'credit_currency'
  | 'credit_as_of'
  | 'resource_expiry_at'
  | 'verification'
  | 'customer_type'
  | 'level'
  | 'frozen'
  | 'tags'
>;

export function toMaskedCustomer(row: MaskedRow): MaskedCustomer {
  return {
    customerId: row.customer_id,
    partnerCustomerNo: row.partner_customer_no,
    customerNameMasked: row.customer_name_masked,
    accountNameMasked: row.account_name_masked,
    mobileMasked: row.mobile_masked,
    emailMasked: row.email_masked,
    associationType: associationOf(row.association_type),
    associatedAt: row.associated_at,
    credit: toCredit(row),
    earliestResourceExpiryAt: row.resource_expiry_at,
    verification: row.verification as CustomerRecord['verification'],
    customerType: row.customer_type as CustomerRecord['customerType'],
    level: row.level as CustomerRecord['level'],
    frozen: row.frozen as CustomerRecord['frozen'],
    tags: readTags(row.tags),
  };
}

function toCredit(row: MaskedRow): CreditRecord | null {
  if (row.credit_available === null || row.credit_arrears === null || row.credit_currency === null || row.credit_as_of === null)
    return null;
  return {
    availableMinor: BigInt(row.credit_available),
    arrearsMinor: BigInt(row.credit_arrears),
    currency: row.credit_currency,
    asOf: row.credit_as_of,
  };
}

const READ_TAGS_MAXIMUM = 1_000;
const readTagLists = new Map<string, readonly string[]>();

/** Few combinations of tags occur, and each page repeats them. */
function readTags(json: string): readonly string[] {
  let tags = readTagLists.get(json);
  if (tags === undefined) {
    tags = Object.freeze(JSON.parse(json) as string[]);
    if (readTagLists.size >= READ_TAGS_MAXIMUM) readTagLists.clear();
    readTagLists.set(json, tags);
  }
  return tags;
}
