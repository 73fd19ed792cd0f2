import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { operationEndpoints } from '../../../shared/contract/operations.ts';
import type { Example } from './example.ts';

type Summary = AnswerOf<'GET /v1/operations/:operationId'>;
type Item = AnswerOf<'POST /v1/operations/search'>['rows'][number];

const OPERATION = 'mop_h3Jk8LmNp2QrStUvWxYz01';
const DOER = { kind: 'operator', id: 'op_h3Jk8LmNp2QrStUvWxYz01', userId: 'u-1024', name: '李**' } as const;
const SECOND = { kind: 'operator', id: 'op_h3Jk8LmNp2QrStUvWxYz02', userId: 'u-2048', name: '王**' } as const;

const RUNNING: Summary = {
  operationId: OPERATION,
  kind: 'coupon-recall',
  state: 'running',
  asset: 'coupon',
  currency: 'CNY',
  at: '2024-09-15T04:00:00.000Z',
  endedAt: null,
  by: DOER,
  indirectPartnerId: null,
  quotaId: null,
  memo: 'Campaign ended',
  items: { total: 2731, waiting: 1731, done: 988, refused: 12 },
  amount: { asked: '273100.00', moved: '98800.00' },
  approval: null,
  isStopping: false,
  isOwn: true,
};
const DONE: Summary = {
  ...RUNNING,
  state: 'done',
  endedAt: '2024-09-15T04:00:09.000Z',
  items: { total: 2731, waiting: 0, done: 2719, refused: 12 },
  amount: { asked: '273100.00', moved: '271900.00' },
};
const APPROVED: Summary = {
  ...RUNNING,
  operationId: 'mop_h3Jk8LmNp2QrStUvWxYz02',
  kind: 'coupon-issue',
  state: 'queued',
  quotaId: 'QT-2024-0042',
  items: { total: 1, waiting: 1, done: 0, refused: 0 },
  amount: { asked: '500000.00', moved: '0.00' },
  approval: {
    expiresInSeconds: 0,
    canDecide: false,
    decidedBy: SECOND,
    decidedAt: '2024-09-15T05:00:00.000Z',
    memo: 'agreed with the customer',
  },
  isOwn: false,
};
const ROW: Item = {
  operationId: OPERATION,
  item: 1,
  kind: 'coupon-recall',
  asset: 'coupon',
  currency: 'CNY',
  at: '2024-09-15T04:00:01.000Z',
  by: DOER,
  quotaId: 'QT-2024-0042',
  couponId: 'cp_a1B2c3D4e5F6g7H8i9J0kL',
  customer: {
    customerId: '6f2c1a4e9b7d4c0f',
    partnerCustomerNo: 'C-2024-0007',
    customerName: '华为****公司',
    accountName: 'hw***',
    accountManager: { operatorId: DOER.id, userId: 'u-1024', name: '李**' },
    tags: ['重点客户'],
    isLookAlike: false,
  },
  reseller: null,
  asked: '100.00',
  moved: '100.00',
  balanceBefore: '100.00',
  state: 'done',
  refusal: null,
  memo: 'Campaign ended',
};
const REFUSED: Item = {
  ...ROW,
  item: 2,
  couponId: 'cp_a1B2c3D4e5F6g7H8i9J0kM',
  moved: null,
  balanceBefore: '0.00',
  state: 'refused',
  refusal: 'coupon-used',
};

export const operationExamples: { readonly [Key in keyof typeof operationEndpoints]: Example<Key> } = {
  'POST /v1/operations/search': {
    body: {
      filter: { kinds: ['coupon-issue', 'coupon-recall'], from: '2024-09-01T00:00:00.000Z', states: ['done'], userId: 'u-1024' },
      size: 20,
    },
    answer: { rows: [ROW], total: 1, next: null, asOf: '2024-09-15T04:00:10.000Z' },
  },
  'POST /v1/operations/list': { body: { states: ['queued', 'running'], isOwn: true }, answer: { operations: [RUNNING] } },
  'GET /v1/operations/:operationId': { answer: RUNNING },
  'POST /v1/operations/:operationId/items': {
    body: { states: ['done', 'refused'], size: 50 },
    answer: { operation: DONE, rows: [ROW, REFUSED], total: 2731, next: 'b3AuMg' },
  },
  'POST /v1/operations/:operationId/stop': { body: {}, answer: { ...RUNNING, isStopping: true } },
  'POST /v1/operations/:operationId/retry': {
    body: {},
    answer: {
      ...RUNNING,
      operationId: 'mop_h3Jk8LmNp2QrStUvWxYz03',
      state: 'queued',
      items: { total: 12, waiting: 12, done: 0, refused: 0 },
      amount: { asked: '1200.00', moved: '0.00' },
    },
  },
  'POST /v1/operations/:operationId/approval': { body: { decision: 'approve', memo: 'agreed with the customer' }, answer: APPROVED },
  'GET /v1/operations/:operationId/file': {},
};
