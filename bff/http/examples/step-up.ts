import type { stepUpEndpoints } from '../../../shared/contract/step-up.ts';
import type { Example } from './example.ts';

const SAVED_AT = '2024-09-15T04:00:00.000Z';
const KEPT = { savedAt: SAVED_AT, expiresInSeconds: 86_400 } as const;
const CONTENT = '{"quotaId":"QT-2024-0042","faceValue":"100.00"}';

export const stepUpExamples: { readonly [Key in keyof typeof stepUpEndpoints]: Example<Key> } = {
  'POST /v1/step-up': {
    body: {
      endpoint: 'POST /v1/coupons/issues',
      body: { quotaId: 'QT-2024-0042', faceValue: '100.00', items: [{ customerId: '6f2c1a4e9b7d4c0f' }] },
    },
    answer: { sentTo: 'ad***@example.com', expiresInSeconds: 600, triesLeft: 5, codesLeft: { hour: 14, day: 59 } },
  },
  'GET /v1/drafts/:draft': { answer: { content: CONTENT, ...KEPT } },
  'PUT /v1/drafts/:draft': { body: { content: CONTENT }, answer: KEPT },
  'DELETE /v1/drafts/:draft': {},
};
