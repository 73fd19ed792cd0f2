import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { partnerDataEndpoints } from '../../../shared/contract/partner-data.ts';
import type { Example } from './example.ts';

type PartnerDataExamples = { readonly [Key in keyof typeof partnerDataEndpoints]: Example<Key> };

const SETTINGS: AnswerOf<'GET /v1/settings'> = {
  rolesFrom: 'store',
  stepUp: true,
  isVerified: true,
  limits: [{ currency: 'CNY', operationMaximum: '50000.00', operatorDayMaximum: '200000.00' }],
};

export const partnerDataExamples = {
  'GET /v1/settings': { answer: SETTINGS },
  'PUT /v1/settings': { body: { rolesFrom: 'store', stepUp: true }, answer: SETTINGS },
  'PUT /v1/resellers': {
    body: { resellers: [{ partnerId: 'par_q1Wr3Et5Ry7Tu9Yi1Uo3Pp', isLeaving: true }] },
    answer: {
      results: [{ partnerId: 'par_q1Wr3Et5Ry7Tu9Yi1Uo3Pp', change: 'changed', state: 'done', refusal: null }],
      done: 1,
      refused: 0,
    },
  },
  'PUT /v1/operators': {
    body: {
      operators: [
        { userId: 'u-2001', name: '王芳', roles: ['supervisor'] },
        { userId: 'u-1024', name: '李雷', roles: ['account-manager', 'finance-clerk'], supervisorUserId: 'u-2001' },
        { userId: 'u-1025', roles: ['administrator', 'account-manager'] },
      ],
    },
    answer: {
      results: [
        { userId: 'u-2001', operatorId: 'op_s2Ad4Fg6Hj8Kl0Qw1Er3Ty', change: 'added', state: 'done', refusal: null },
        { userId: 'u-1024', operatorId: 'op_h3Jk8LmNp2QrStUvWxYz01', change: 'changed', state: 'done', refusal: null },
        { userId: 'u-1025', operatorId: null, change: null, state: 'refused', refusal: 'roles-conflict' },
      ],
      done: 2,
      refused: 1,
    },
  },
  'PUT /v1/customers': {
    body: {
      customers: [
        {
          customerId: '6f2c1a4e9b7d4c0f',
          partnerCustomerNo: 'C-2024-0007',
          customerName: '江南云帆科技有限公司',
          accountName: 'yunfan-cloud',
          mobile: '13800001234',
          email: 'ops@yunfan.example',
          associationType: 'agency-sale',
          associatedAt: '2023-04-01T02:00:00.000Z',
          credit: { available: '12000.00', arrears: '0', currency: 'CNY', asOf: '2024-09-30T00:00:00.000Z' },
          resources: [{ resourceId: 'ecs-01', name: 'web', service: 'ECS', region: 'cn-north-4', expiresAt: '2024-12-31T16:00:00.000Z' }],
          customerType: 'enterprise',
          tags: ['重点客户'],
        },
        { customerId: '7a3d2b5f0c8e5d1a', tags: [] },
      ],
    },
    answer: {
      results: [
        { customerId: '6f2c1a4e9b7d4c0f', change: 'added', state: 'done', refusal: null },
        { customerId: '7a3d2b5f0c8e5d1a', change: null, state: 'refused', refusal: 'customer-incomplete' },
      ],
      done: 1,
      refused: 1,
    },
  },
  'PUT /v1/assignments': {
    body: {
      assignments: [
        { customerId: '6f2c1a4e9b7d4c0f', userId: 'u-1024', at: '2024-09-01T00:00:00.000Z' },
        { customerId: '7a3d2b5f0c8e5d1a', userId: null },
      ],
    },
    answer: {
      results: [
        { customerId: '6f2c1a4e9b7d4c0f', userId: 'u-1024', change: 'added', state: 'done', refusal: null },
        { customerId: '7a3d2b5f0c8e5d1a', userId: null, change: null, state: 'refused', refusal: 'not-found' },
      ],
      done: 1,
      refused: 1,
    },
  },
} as const satisfies PartnerDataExamples;
