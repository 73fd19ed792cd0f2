import type { accountEndpoints } from '../../../shared/contract/accounts.ts';
import type { AnswerOf, BodyOf } from '../../../shared/contract/index.ts';
import type { Example } from './example.ts';

const AT = '2024-09-30T02:00:00.000Z';
const DOER: AnswerOf<'POST /v1/accounts/adjustments'>['records'][number]['by'] = {
  kind: 'operator',
  id: 'op_s2Ad4Fg6Hj8Kl0Qw1Er3Ty',
  userId: 'u-2001',
  name: '王**',
};
const [FIRST, SECOND] = ['6f2c1a4e9b7d4c0f', '7a3d2b5f0c8e5d1a'];
const PARTY: Pick<AnswerOf<'POST /v1/accounts/adjustments'>['records'][number], 'id' | 'customer' | 'reseller'> = {
  id: FIRST,
  customer: {
    customerId: FIRST,
    partnerCustomerNo: 'C-2024-0007',
    customerName: '江南****公司',
    accountName: 'yu***',
    accountManager: { operatorId: 'op_h3Jk8LmNp2QrStUvWxYz01', userId: 'u-1024', name: '李**' },
    tags: ['重点客户'],
    isLookAlike: false,
  },
  reseller: null,
};
const UNKNOWN = { id: SECOND, customer: null, reseller: null };
const BALANCE: AnswerOf<'GET /v1/accounts'>['accounts'][number] = {
  accountType: 'balance',
  currency: 'CNY',
  amount: '380000.00',
  designated: '50000.00',
  held: '20000.00',
  free: '330000.00',
  credit: null,
};
const MOVED: AnswerOf<'POST /v1/accounts/allocations'>['operation'] = {
  operationId: 'mop_KXrKHyD6x5GpPjaiOG3V3h',
  kind: 'allocation',
  state: 'done',
  asset: 'money',
  currency: 'CNY',
  at: AT,
  endedAt: AT,
  by: DOER,
  indirectPartnerId: null,
  quotaId: null,
  memo: '十月',
  items: { total: 2, waiting: 0, done: 1, refused: 1 },
  amount: { asked: '5000.00', moved: '5000.00' },
  approval: null,
  isStopping: false,
  isOwn: true,
};
const ALLOCATION: BodyOf<'POST /v1/accounts/allocations'> = {
  to: 'customer',
  currency: 'CNY',
  items: [
    { id: FIRST, amount: '5000.00' },
    { id: SECOND, amount: '1000.00' },
  ],
  memo: '十月',
};
const RECALL: BodyOf<'POST /v1/accounts/recalls'> = { to: 'customer', currency: 'CNY', items: [{ id: FIRST, amount: '1200.00' }] };

type AccountExamples = { readonly [Key in keyof typeof accountEndpoints]: Example<Key> };

/** Of `shared/contract/accounts.ts`. */
export const accountExamples: AccountExamples = {
  'GET /v1/accounts': {
    answer: {
      accounts: [
        BALANCE,
        { ...BALANCE, accountType: 'credit', amount: '0.00', designated: '0.00', held: '0.00', free: '0.00', credit: '100000.00' },
      ],
      allocated: [{ currency: 'CNY', toCustomers: '120000.00', toResellers: '60000.00' }],
      asOf: AT,
    },
  },
  'PUT /v1/accounts': {
    body: {
      accounts: [
        { accountType: 'balance', currency: 'CNY', designated: '50000.00' },
        { accountType: 'credit', currency: 'CNY', credit: '100000.00' },
        { accountType: 'bonus', currency: 'CNY', designated: '10.00' },
      ],
    },
    answer: {
      results: [
        { accountType: 'balance', currency: 'CNY', change: 'changed', state: 'done', refusal: null },
        { accountType: 'credit', currency: 'CNY', change: 'added', state: 'done', refusal: null },
        { accountType: 'bonus', currency: 'CNY', change: null, state: 'refused', refusal: 'designated-too-high' },
      ],
      done: 2,
      refused: 1,
    },
  },
  'POST /v1/accounts/top-ups': {
    body: { accountType: 'balance', currency: 'CNY', direction: 'in', amount: '400000.00', reference: 'REM-2024-0931' },
    answer: { operationId: 'mop_a7Wr3Et5Ry7Tu9Yi1Uo3Pp', account: BALANCE },
  },
  'POST /v1/accounts/allocations/check': {
    body: ALLOCATION,
    answer: {
      refusal: null,
      currency: 'CNY',
      total: '5000.00',
      available: '330000.00',
      needsCode: true,
      needsApproval: false,
      items: [
        {
          ...PARTY,
          amount: '5000.00',
          balance: '1200.00',
          refusal: null,
          recent: { operationId: 'mop_b8Wr3Et5Ry7Tu9Yi1Uo3Pq', amount: '5000.00', at: '2024-09-29T08:00:00.000Z', by: DOER },
        },
        { ...UNKNOWN, amount: '1000.00', balance: null, refusal: 'not-found', recent: null },
      ],
    },
  },
  'POST /v1/accounts/allocations': {
    body: ALLOCATION,
    answer: {
      operation: MOVED,
      results: [
        { id: FIRST, amount: '5000.00', balance: '6200.00', state: 'done', refusal: null },
        { id: SECOND, amount: null, balance: null, state: 'refused', refusal: 'not-found' },
      ],
      available: '325000.00',
      done: 1,
      refused: 1,
    },
  },
  'POST /v1/accounts/recalls/check': {
    body: RECALL,
    answer: {
      refusal: null,
      currency: 'CNY',
      total: '1200.00',
      available: '325000.00',
      needsCode: true,
      needsApproval: false,
      items: [{ ...PARTY, amount: '1200.00', balance: '6200.00', refusal: null, recent: null }],
    },
  },
  'POST /v1/accounts/recalls': {
    body: RECALL,
    answer: {
      operation: {
        ...MOVED,
        operationId: 'mop_c9Wr3Et5Ry7Tu9Yi1Uo3Pr',
        kind: 'allocation-recall',
        memo: null,
        items: { total: 1, waiting: 0, done: 1, refused: 0 },
        amount: { asked: '1200.00', moved: '1200.00' },
      },
      results: [{ id: FIRST, amount: '1200.00', balance: '5000.00', state: 'done', refusal: null }],
      available: '326200.00',
      done: 1,
      refused: 0,
    },
  },
  'POST /v1/accounts/charges': {
    body: { customerId: FIRST, currency: 'CNY', direction: 'spent', amount: '320.50', reference: 'ORD-2024-88123' },
    answer: { operationId: 'mop_d1Wr3Et5Ry7Tu9Yi1Uo3Ps', customerId: FIRST, currency: 'CNY', amount: '320.50', balance: '4679.50' },
  },
  'POST /v1/accounts/adjustments': {
    body: { customerId: FIRST, types: ['allocation', 'recall', 'dissociation-recall'], size: 10 },
    answer: {
      records: [
        {
          ...PARTY,
          operationId: 'mop_c9Wr3Et5Ry7Tu9Yi1Uo3Pr',
          type: 'recall',
          currency: 'CNY',
          amount: '1200.00',
          balanceAfter: '5000.00',
          at: AT,
          by: DOER,
          memo: null,
        },
      ],
      total: 1,
      next: null,
    },
  },
};
