import type { MaskedField } from '../../../shared/values/lists.ts';
import type { CustomerWords, EyeWords } from './first.zh-CN.ts';

const fields: Record<MaskedField, string> = {
  customerName: 'Customer name',
  accountName: 'Account name',
  mobile: 'Mobile',
  email: 'Email',
  accountManagerName: 'Account manager',
};

/** A field within a sentence. */
export const one: Record<MaskedField, string> = {
  customerName: 'customer name',
  accountName: 'account name',
  mobile: 'mobile number',
  email: 'email address',
  accountManagerName: 'account manager',
};

export const customerWords: CustomerWords = {
  fields,
  associationTypes: { 'agency-sale': 'Agency sale', referral: 'Referral' },
  verification: { unverified: 'Unverified', 'in-review': 'In review', rejected: 'Rejected', verified: 'Verified' },
  customerTypes: { none: 'None', individual: 'Individual', enterprise: 'Enterprise' },
  frozen: {
    'not-frozen': 'Not frozen',
    'account-frozen': 'Account frozen',
    'account-and-resources-frozen': 'Account and resources frozen',
  },
};

export const eyeWords: EyeWords = {
  cell: (field, customerId) => `Reveal ${one[field]} of customer ${customerId}`,
  hideCell: (field, customerId) => `Hide ${one[field]} of customer ${customerId}`,
  empty: 'Not stated',
};
