import type { couponEndpoints } from '../../../shared/contract/coupons.ts';
import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { Example } from './example.ts';

const QUOTA = 'QT-2024-0042';
const COUPON = 'cp_a1B2c3D4e5F6g7H8i9J0kL';
const CUSTOMER = '6f2c1a4e9b7d4c0f';
const OPERATION = 'mop_q1W2e3R4t5Y6u7I8o9P0aS';
const AT = '2024-09-15T04:00:00.000Z';
const VALIDITY = { validFrom: AT, expiresAt: '2024-12-31T16:00:00.000Z' } as const;
const TERMS = { quotaId: QUOTA, faceValue: '100.00', items: [{ customerId: CUSTOMER }] };
const DOER = { kind: 'operator', id: 'op_h3Jk8LmNp2QrStUvWxYz01', userId: 'u-1024', name: '李**' } as const;

type Picked = NonNullable<AnswerOf<'POST /v1/coupons/recipients'>['lines'][number]['customer']>;
type Summary = AnswerOf<'POST /v1/coupons/issue-jobs'>['operation'];

type Examples = { readonly [Key in keyof typeof couponEndpoints]: Example<Key> };

const PICKED: Picked = {
  customerId: CUSTOMER,
  partnerCustomerNo: 'C-2024-0007',
  customerName: '华为****公司',
  accountName: 'hw***',
  accountManager: { operatorId: 'op_h3Jk8LmNp2QrStUvWxYz01', userId: 'u-1024', name: '李**' },
  tags: ['重点客户'],
  isLookAlike: false,
};

const ISSUED: Summary = {
  operationId: OPERATION,
  kind: 'coupon-issue',
  state: 'done',
  asset: 'coupon',
  currency: 'CNY',
  at: AT,
  endedAt: AT,
  by: DOER,
  indirectPartnerId: null,
  quotaId: QUOTA,
  memo: null,
  items: { total: 1, waiting: 0, done: 1, refused: 0 },
  amount: { asked: '100.00', moved: '100.00' },
  approval: null,
  isStopping: false,
  isOwn: true,
};
const RECALLED: Summary = { ...ISSUED, kind: 'coupon-recall', quotaId: null, amount: { asked: '60.00', moved: '60.00' } };
const UNDER_WAY = { state: 'queued', endedAt: null, items: { total: 1, waiting: 1, done: 0, refused: 0 } } as const;

const ROW: AnswerOf<'POST /v1/coupons/search'>['coupons'][number] = {
  couponId: COUPON,
  asset: 'coupon',
  currency: 'CNY',
  quotaId: QUOTA,
  issuer: 'partner',
  customer: PICKED,
  reseller: null,
  faceValue: '100.00',
  balance: '60.00',
  spent: '40.00',
  state: 'usable',
  ...VALIDITY,
  issuedAt: AT,
  operationId: OPERATION,
  recall: { isRecallable: true, refusal: null },
};

const WHOLE = { refusal: null, currency: 'CNY', needsCode: false, needsApproval: false } as const;

const issuing = {
  'POST /v1/coupons/recipients-file': {
    body: { content: btoa('customer_id,face_value,memo\n6f2c1a4e9b7d4c0f,100.00,Q4\n') },
    answer: {
      lines: [
        {
          line: 2,
          customerId: '6f2c1a4e9b7d4c0f',
          partnerCustomerNo: null,
          faceValue: '100.00',
          validFrom: '',
          validTo: '',
          customerNote: '',
          memo: 'Q4',
        },
      ],
      unread: [],
    },
  },
  'POST /v1/coupons/recipients': {
    body: { quotaId: QUOTA, lines: [{ customerId: CUSTOMER }, { text: 'hw-example' }] },
    answer: {
      lines: [
        { line: 1, result: 'matched', customer: PICKED, candidates: [], refusal: null },
        { line: 2, result: 'unknown', customer: null, candidates: [], refusal: null },
      ],
    },
  },
  'POST /v1/coupons/issues/check': {
    body: TERMS,
    answer: {
      ...WHOLE,
      total: '100.00',
      available: '5000.00',
      availableAfter: '4900.00',
      issuable: 1,
      refused: 0,
      repeats: 1,
      items: [
        {
          item: 1,
          customer: PICKED,
          customerId: CUSTOMER,
          faceValue: '100.00',
          ...VALIDITY,
          refusal: null,
          recent: { operationId: OPERATION, amount: '100.00', at: AT, by: DOER },
        },
      ],
    },
  },
  'POST /v1/coupons/issues': {
    body: TERMS,
    answer: {
      operation: ISSUED,
      results: [{ customerId: CUSTOMER, couponId: COUPON, amount: '100.00', state: 'done', refusal: null }],
      available: '4900.00',
      done: 1,
      refused: 0,
    },
  },
  'POST /v1/coupons/issue-jobs': { body: TERMS, answer: { operation: { ...ISSUED, ...UNDER_WAY }, available: '4900.00' } },
} satisfies Partial<Examples>;

const recalling = {
  'POST /v1/coupons/recalls/check': {
    body: { couponIds: [COUPON] },
    answer: {
      ...WHOLE,
      total: '60.00',
      amounts: [{ asset: 'coupon', currency: 'CNY', amount: '60.00', coupons: 1 }],
      available: null,
      recallable: 1,
      skipped: 0,
      coupons: [{ couponId: COUPON, customer: PICKED, amount: '60.00', refusal: null }],
    },
  },
  'POST /v1/coupons/recalls': {
    body: { couponIds: [COUPON] },
    answer: {
      operation: RECALLED,
      results: [{ couponId: COUPON, customerId: CUSTOMER, balanceBefore: '60.00', amount: '60.00', state: 'done', refusal: null }],
      recalled: [{ currency: 'CNY', amount: '60.00' }],
      done: 1,
      refused: 0,
    },
  },
  'POST /v1/coupons/selections': {
    body: { filter: { quotaId: QUOTA, isUnspent: true } },
    answer: {
      selectionId: 'sel_z1X2c3V4b5N6m7A8s9D0fG',
      coupons: 2,
      recallable: 1,
      amounts: [{ asset: 'coupon', currency: 'CNY', amount: '60.00', coupons: 1 }],
      skipped: [{ refusal: 'coupon-expired', coupons: 1 }],
      needsCode: false,
      expiresInSeconds: 3600,
    },
  },
  'POST /v1/coupons/recall-jobs': {
    body: { selectionId: 'sel_z1X2c3V4b5N6m7A8s9D0fG' },
    answer: { operation: { ...RECALLED, ...UNDER_WAY, amount: { asked: '60.00', moved: '0.00' } } },
  },
} satisfies Partial<Examples>;

const USAGE = 'use_p1O2i3U4y5T6r7E8w9Q0lK';
const ORDER = { reference: 'order-7781', orderType: 'new', service: 'compute' } as const;

const listing = {
  'POST /v1/coupons/search': {
    body: { filter: { quotaId: QUOTA, states: ['usable'] }, size: 20 },
    answer: { coupons: [ROW], total: 1, next: null, asOf: AT },
  },
  'GET /v1/coupons/:couponId': {
    answer: {
      coupon: { ...ROW, restrictions: { services: ['compute'] }, customerNote: null, memo: null, issuedBy: DOER },
      usages: [{ usageId: USAGE, kind: 'redemption', at: AT, amount: '40.00', balanceAfter: '60.00', ...ORDER, of: null }],
      asOf: AT,
    },
  },
} satisfies Partial<Examples>;

const spending = {
  'PUT /v1/coupons': {
    body: {
      coupons: [{ couponId: 'UP-20240915-1', customerId: CUSTOMER, asset: 'coupon', currency: 'CNY', faceValue: '200.00', ...VALIDITY }],
    },
    answer: { results: [{ couponId: 'UP-20240915-1', change: 'added', state: 'done', refusal: null }], done: 1, refused: 0 },
  },
  'POST /v1/coupons/redemptions': {
    body: {
      couponId: COUPON,
      amount: '40.00',
      reference: ORDER.reference,
      order: { amount: '80.00', orderType: 'new', chargeMode: 'yearly-monthly', service: 'compute' },
    },
    answer: {
      usageId: USAGE,
      operationId: OPERATION,
      couponId: COUPON,
      customerId: CUSTOMER,
      currency: 'CNY',
      amount: '40.00',
      balance: '60.00',
      at: AT,
    },
  },
  'POST /v1/coupons/refunds': {
    body: { usageId: USAGE, amount: '40.00', reference: 'refund-7781' },
    answer: {
      usageId: 'use_m1N2b3V4c5X6z7L8k9J0hG',
      operationId: OPERATION,
      couponId: COUPON,
      currency: 'CNY',
      amount: '40.00',
      returnedTo: 'coupon',
      balance: '100.00',
      at: AT,
    },
  },
} satisfies Partial<Examples>;

export const couponExamples: Examples = {
  ...issuing,
  ...recalling,
  ...listing,
  ...spending,
};
