import type { assignmentEndpoints } from '../../../shared/contract/assignments.ts';
import type { Example } from './example.ts';

const MANAGER = { operatorId: 'op_h3Jk8LmNp2QrStUvWxYz01', userId: 'u-1024', name: '李**' };
const RESELLER = 'par_r3Jk8LmNp2QrStUvWxYz01';
const [FIRST, SECOND] = ['6f2c1a4e9b7d4c0f', '7a3d2b5f0c8e5d1a'];

export const assignmentExamples: { readonly [Key in keyof typeof assignmentEndpoints]: Example<Key> } = {
  'POST /v1/customers/tags': {
    body: { customerIds: [FIRST, SECOND], add: ['重点客户'], remove: ['待跟进'] },
    answer: {
      results: [
        { customerId: FIRST, state: 'done', refusal: null },
        { customerId: SECOND, state: 'refused', refusal: 'tags-full' },
      ],
      done: 1,
      refused: 1,
    },
  },
  'GET /v1/account-managers': { answer: { accountManagers: [{ ...MANAGER, customers: 42, supervisorUserId: 'u-2001' }] } },
  'POST /v1/assignments': {
    body: { customerIds: [FIRST, SECOND], operatorId: MANAGER.operatorId },
    answer: {
      results: [
        { customerId: FIRST, state: 'done', refusal: null },
        { customerId: SECOND, state: 'refused', refusal: 'customer-assigned' },
      ],
      done: 1,
      refused: 1,
    },
  },
  'POST /v1/assignments/withdraw': {
    body: { customerIds: [FIRST] },
    answer: { results: [{ customerId: FIRST, state: 'done', refusal: null }], done: 1, refused: 0 },
  },
  'GET /v1/resellers': {
    answer: {
      resellers: [
        {
          partnerId: RESELLER,
          name: '江南云服务有限公司',
          customers: 310,
          accountManager: { ...MANAGER, assignedAt: '2024-03-01T02:00:00.000Z' },
        },
      ],
    },
  },
  'GET /v1/resellers/:partnerId/account-managers': {
    answer: {
      periods: [
        { ...MANAGER, assignedAt: '2024-03-01T02:00:00.000Z', endedAt: null },
        {
          operatorId: 'op_k5Jk8LmNp2QrStUvWxYz02',
          userId: 'u-1031',
          name: '王**',
          assignedAt: '2023-06-12T01:00:00.000Z',
          endedAt: '2024-03-01T02:00:00.000Z',
        },
      ],
    },
  },
  'POST /v1/resellers/assign': {
    body: { partnerIds: [RESELLER], operatorId: MANAGER.operatorId },
    answer: { results: [{ partnerId: RESELLER, state: 'done', refusal: null }], done: 1, refused: 0 },
  },
  'POST /v1/resellers/withdraw': {
    body: { partnerIds: [RESELLER] },
    answer: { results: [{ partnerId: RESELLER, state: 'refused', refusal: 'reseller-unassigned' }], done: 0, refused: 1 },
  },
};
