import type { CustomerListRow } from './store.ts';

/**
 * JSON in UTF-8 that may leave as it is, because nothing got into it but forms that the contract's schemas let through. Only the
 * store's list makes it (list-forms.test.ts looks for others).
 */
export class ReadyJson {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

declare const isForm: unique symbol;
/** The members of a JSON object without its braces, made by `ListForms` alone. */
export type FormText = string & { readonly [isForm]: true };

/** Makes the forms in which customers and account managers stand in the list. Throws where a value does not fit the contract. */
export interface ListForms {
  /** Grows with every change of a form; stored forms of another version are made anew when they are read. */
  readonly version: number;
  customer(customer: CustomerListRow['customer']): FormText;
  accountManager(manager: Pick<NonNullable<CustomerListRow['accountManager']>, 'operatorId' | 'userId' | 'nameMasked'>): FormText;
  /** Whose customer it is, among the customers of resellers; made when the list is read. */
  reseller(reseller: NonNullable<CustomerListRow['reseller']>): FormText;
  /** The same number for customers whose masked names are the same; null where there is nothing to mistake. */
  lookAlikeNumber(customer: Pick<CustomerListRow['customer'], 'customerNameMasked' | 'accountNameMasked'>): number | null;
}
