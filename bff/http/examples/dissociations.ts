import type { dissociationEndpoints } from '../../../shared/contract/dissociations.ts';
import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { Example } from './example.ts';

const SUBMITTED = {
  dissociationId: 'dis_h3Jk8LmNp2QrStUvWxYz01',
  customerId: '6f2c1a4e9b7d4c0f',
  state: 'submitted',
  reason: 'customer-asked',
  submittedAt: '2024-09-15T04:00:00.000Z',
  settledAt: null,
  operationId: null,
} as const satisfies AnswerOf<'POST /v1/customers/:customerId/dissociation'>;

const DIGEST = '5d1f0c6d6c8a0f0c2b9a1c7e4d3f2a1b0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f';

export const dissociationExamples: { readonly [Key in keyof typeof dissociationEndpoints]: Example<Key> } = {
  'POST /v1/customers/:customerId/dissociation/check': {
    body: {},
    answer: {
      isPassed: false,
      failures: [
        { block: 'arrears', amount: { amount: '86.20', currency: 'CNY' }, until: null },
        { block: 'reserved-instance', amount: null, until: null },
      ],
      notes: {
        digest: DIGEST,
        couponsReturned: [{ asset: 'coupon', currency: 'CNY', coupons: 3, amount: '1250.00' }],
        couponsKept: [{ asset: 'coupon', currency: 'CNY', coupons: 1, amount: '300.00' }],
        unspent: [{ amount: '4120.55', currency: 'CNY' }],
      },
      needsCode: true,
      last: { ...SUBMITTED, state: 'declined', submittedAt: '2024-03-02T02:00:00.000Z', settledAt: '2024-03-04T08:30:00.000Z' },
    },
  },
  'POST /v1/customers/:customerId/dissociation': {
    body: { reason: 'customer-asked', acceptedNotes: DIGEST },
    answer: SUBMITTED,
  },
  'POST /v1/dissociations/:dissociationId/outcome': {
    body: { outcome: 'accepted' },
    answer: {
      ...SUBMITTED,
      state: 'accepted',
      settledAt: '2024-09-16T01:12:00.000Z',
      operationId: 'mop_h3Jk8LmNp2QrStUvWxYz01',
    },
  },
};
