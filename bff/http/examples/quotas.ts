import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { quotaEndpoints } from '../../../shared/contract/quotas.ts';
import type { Example } from './example.ts';

const QUOTA: AnswerOf<'GET /v1/quotas/:quotaId'>['quota'] = {
  quotaId: 'Q-2024-0031',
  asset: 'coupon',
  currency: 'CNY',
  state: 'normal',
  issuable: { isIssuable: true, refusal: null },
  effectiveAt: '2024-01-01T00:00:00.000Z',
  expiresAt: '2024-12-31T15:59:59.000Z',
  total: '1000000.00',
  available: '640000.00',
  held: '20000.00',
  outstanding: '118000.00',
  spent: '70000.00',
  granted: '150000.00',
  expired: '2000.00',
  expiringSoon: { coupons: 12, amount: '9600.00' },
  restrictions: { services: ['hws.service.type.ec2'], orderTypes: ['new', 'renew'], minimumFaceValue: '100.00', maximumCount: 5000 },
  designated: null,
  invoiceSubject: 'any',
  signingEntity: null,
  parentQuotaId: null,
  reseller: null,
  children: 2,
  createdAt: '2024-01-02T01:00:00.000Z',
  changedAt: '2024-06-03T08:30:00.000Z',
};

const GRANTED: AnswerOf<'POST /v1/quotas/grants'>['operation'] = {
  operationId: 'mop_KXrKHyD6x5GpPjaiOG3V3h',
  kind: 'quota-grant',
  state: 'done',
  asset: 'coupon',
  currency: 'CNY',
  at: '2024-09-30T02:00:00.000Z',
  endedAt: '2024-09-30T02:00:00.000Z',
  by: { kind: 'operator', id: 'op_s2Ad4Fg6Hj8Kl0Qw1Er3Ty', userId: 'u-2001', name: '王**' },
  indirectPartnerId: null,
  quotaId: 'Q-2024-0031',
  memo: '第四季度',
  items: { total: 2, waiting: 0, done: 1, refused: 1 },
  amount: { asked: '100000.00', moved: '50000.00' },
  approval: null,
  isStopping: false,
  isOwn: true,
};

const GRANT = {
  quotaId: 'Q-2024-0031',
  amount: '50000.00',
  resellerIds: ['par_r3Jk8LmNp2QrStUvWxYz01', 'par_q1Wr3Et5Ry7Tu9Yi1Uo3Pp'],
  memo: '第四季度',
};
const CHILD = 'qta_PchbRD9dNtgPXXE4ox7j3M';
const RECALL = { quotaIds: [CHILD], memo: '合作结束' };

/** Of `shared/contract/quotas.ts`. */
export const quotaExamples: { readonly [Key in keyof typeof quotaEndpoints]: Example<Key> } = {
  'PUT /v1/quotas': {
    body: {
      quotas: [
        {
          quotaId: 'Q-2024-0031',
          asset: 'coupon',
          currency: 'CNY',
          total: '1000000.00',
          effectiveAt: '2024-01-01T00:00:00.000Z',
          expiresAt: '2024-12-31T15:59:59.000Z',
          restrictions: QUOTA.restrictions,
        },
        { quotaId: 'Q-2023-0007', state: 'invalid' },
        { quotaId: 'Q-2024-0002', total: '10.00' },
      ],
    },
    answer: {
      results: [
        { quotaId: 'Q-2024-0031', change: 'added', state: 'done', refusal: null },
        { quotaId: 'Q-2023-0007', change: 'changed', state: 'done', refusal: null },
        { quotaId: 'Q-2024-0002', change: null, state: 'refused', refusal: 'quota-total-too-low' },
      ],
      done: 2,
      refused: 1,
    },
  },
  'POST /v1/quotas/search': {
    body: { assets: ['coupon'], isIssuable: true, size: 20 },
    answer: { quotas: [QUOTA], total: 1, next: null, asOf: '2024-09-30T02:00:00.000Z' },
  },
  'GET /v1/quotas/:quotaId': { answer: { quota: QUOTA, asOf: '2024-09-30T02:00:00.000Z' } },
  'POST /v1/quotas/grants/check': {
    body: GRANT,
    answer: {
      refusal: null,
      currency: 'CNY',
      total: '50000.00',
      available: '640000.00',
      needsCode: true,
      needsApproval: false,
      resellers: [
        { resellerId: 'par_r3Jk8LmNp2QrStUvWxYz01', name: '东方云', amount: '50000.00', refusal: null },
        { resellerId: 'par_q1Wr3Et5Ry7Tu9Yi1Uo3Pp', name: '西部云', amount: '50000.00', refusal: 'reseller-leaving' },
      ],
    },
  },
  'POST /v1/quotas/grants': {
    body: GRANT,
    answer: {
      operation: GRANTED,
      results: [
        { resellerId: 'par_r3Jk8LmNp2QrStUvWxYz01', quotaId: CHILD, amount: '50000.00', state: 'done', refusal: null },
        { resellerId: 'par_q1Wr3Et5Ry7Tu9Yi1Uo3Pp', quotaId: null, amount: null, state: 'refused', refusal: 'reseller-leaving' },
      ],
      available: '590000.00',
      done: 1,
      refused: 1,
    },
  },
  'POST /v1/quotas/recalls/check': {
    body: RECALL,
    answer: {
      refusal: null,
      currency: 'CNY',
      total: '31200.00',
      available: null,
      needsCode: true,
      needsApproval: false,
      quotas: [
        { quotaId: CHILD, reseller: { partnerId: 'par_r3Jk8LmNp2QrStUvWxYz01', name: '东方云' }, amount: '31200.00', refusal: null },
      ],
    },
  },
  'POST /v1/quotas/recalls': {
    body: RECALL,
    answer: {
      operation: {
        ...GRANTED,
        operationId: 'mop_QQm27qL9QU6woYHq07kJTr',
        kind: 'quota-recall',
        quotaId: null,
        memo: '合作结束',
        items: { total: 1, waiting: 0, done: 1, refused: 0 },
        amount: { asked: '31200.00', moved: '31200.00' },
      },
      results: [{ quotaId: CHILD, amount: '31200.00', state: 'done', refusal: null }],
      done: 1,
      refused: 0,
    },
  },
};
