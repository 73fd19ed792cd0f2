import type { CustomerRecord } from '../../ports/records.ts';

/** What is left of a customer whose personal data were erased: ids of the contract, the association, amounts and states. */
export function withoutPersonal(customer: CustomerRecord, erasedAt: string): CustomerRecord {
  return {
    ...customer,
    partnerCustomerNo: null,
    customerName: null,
    customerNameMasked: null,
    accountName: null,
    accountNameMasked: null,
    mobileSealed: null,
    mobileMasked: null,
    mobileIndex: null,
    emailSealed: null,
    emailMasked: null,
    emailIndex: null,
    tags: [],
    erasedAt,
  };
}
