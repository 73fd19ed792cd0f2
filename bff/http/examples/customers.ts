import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { Example } from './example.ts';

type Shown =
  | 'POST /v1/customers/search'
  | 'GET /v1/customers/filter-options'
  | 'GET /v1/customers/reveal-allowance'
  | 'POST /v1/customers/reveal';

export const customerExamples: { readonly [Key in Shown]: Example<Key> } = {
  'POST /v1/customers/search': {
    body: {
      filter: { associationType: 'agency-sale', customerName: '华为' },
      sort: { by: 'consumption', direction: 'descending' },
      page: { size: 20, at: 'first' },
    },
    answer: {
      customers: [customerExample()],
      total: 1,
      page: { size: 20, position: 1, next: null, previous: null },
      consumption: { cycle: '2024-09', currency: 'CNY', asOf: '2024-09-30T01:00:00.000Z', isEstimate: true },
    },
  },
  'GET /v1/customers/filter-options': {
    answer: {
      accountManagers: [{ operatorId: 'op_h3Jk8LmNp2QrStUvWxYz01', userId: 'u-1024', name: '李**' }],
      tags: ['重点客户'],
    },
  },
  'GET /v1/customers/reveal-allowance': { answer: allowanceExample(2000, 200) },
  'POST /v1/customers/reveal': {
    body: { field: 'mobile', customerIds: ['6f2c1a4e9b7d4c0f'], purpose: 'contact' },
    answer: {
      field: 'mobile',
      values: [{ customerId: '6f2c1a4e9b7d4c0f', value: '13812341234' }],
      shownForSeconds: 60,
      allowance: allowanceExample(1999, 199),
    },
  },
};

export function customerExample(): AnswerOf<'POST /v1/customers/search'>['customers'][number] {
  return {
    customerId: '6f2c1a4e9b7d4c0f',
    partnerCustomerNo: 'C-2024-0007',
    customerName: '华为****公司',
    accountName: 'hw***',
    isLookAlike: false,
    reseller: null,
    associationType: 'agency-sale',
    associatedAt: '2023-04-01T02:00:00.000Z',
    accountManager: { operatorId: 'op_h3Jk8LmNp2QrStUvWxYz01', userId: 'u-1024', name: '李**', assignedAt: '2024-01-05T01:30:00.000Z' },
    credit: { available: '12000.00', arrears: '0.00', currency: 'CNY', asOf: '2024-09-30T00:00:00.000Z' },
    consumption: [{ amount: '3456.78', currency: 'CNY' }],
    earliestResourceExpiryAt: '2024-12-31T16:00:00.000Z',
    mobile: '138****1234',
    email: 'li***@example.com',
    tags: ['重点客户'],
    verification: 'verified',
    customerType: 'enterprise',
    level: 'V3',
    frozen: 'not-frozen',
  };
}

function allowanceExample(day: number, minute: number): AnswerOf<'GET /v1/customers/reveal-allowance'> {
  return {
    remaining: minute,
    minute: { limit: 200, remaining: minute },
    day: { limit: 2000, remaining: day },
    partnerHour: { limit: 10_000, remaining: 10_000 - (200 - minute) },
    retryAfterSeconds: null,
    isPurposeRequired: false,
  };
}
