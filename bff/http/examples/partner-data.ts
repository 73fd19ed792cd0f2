import type { partnerDataEndpoints } from '../../../shared/contract/partner-data.ts';
import type { Example } from './example.ts';

type PartnerDataExamples = { readonly [Key in keyof typeof partnerDataEndpoints]: Example<Key> };

export const partnerDataExamples = {
  'GET /v1/settings': { answer: { rolesFrom: 'store' } },
  'PUT /v1/settings': { body: { rolesFrom: 'store' }, answer: { rolesFrom: 'store' } },
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
} as const satisfies Partial<PartnerDataExamples>;
