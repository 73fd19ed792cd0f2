import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { sessionEndpoints } from '../../../shared/contract/sessions.ts';
import type { Example } from './example.ts';

export const sessionExamples: { readonly [Key in keyof typeof sessionEndpoints]: Example<Key> } = {
  'POST /v1/sessions': {
    body: {
      subject: { kind: 'operator', userId: 'u-1024', name: '李雷', roles: ['account-manager'] },
      origins: ['https://portal.example.com'],
      locale: 'zh-CN',
    },
    answer: {
      sessionId: 'ses_Zk3v9sQhT2mB7yXw0aLcNA',
      secret: 'pws_q7Yw0bXk3JmZ5uT1nRcVdEfGhIjKlMnOpQrStUvWxYz',
      expiresInSeconds: 60,
      mode: 'test',
    },
  },
  'POST /v1/session/token': {
    body: { secret: 'pws_q7Yw0bXk3JmZ5uT1nRcVdEfGhIjKlMnOpQrStUvWxYz' },
    answer: { token: 'pwt_a1B2c3D4e5F6g7H8i9J0kLmNoPqRsTuVwXyZ0123456', expiresInSeconds: 600, session: sessionExample() },
  },
  'GET /v1/session': { answer: sessionExample() },
  'DELETE /v1/session': {},
  'POST /v1/sessions/revoke': {
    body: { target: { kind: 'operator', userId: 'u-1024' } },
    answer: { revoked: 2 },
  },
};

function sessionExample(): AnswerOf<'GET /v1/session'> {
  return {
    sessionId: 'ses_Zk3v9sQhT2mB7yXw0aLcNA',
    partner: { partnerId: 'par_c5Dd6Ee7Ff8Gg9Hh0Ii1Jj', name: 'Example Cloud', kind: 'distributor' },
    mode: 'test',
    actor: {
      kind: 'operator',
      operatorId: 'op_h3Jk8LmNp2QrStUvWxYz01',
      userId: 'u-1024',
      roles: ['account-manager'],
      permissions: ['customer.read', 'customer.reveal', 'customer.tag', 'consumption.read'],
    },
    locale: 'zh-CN',
    widgets: ['customer-list'],
    features: ['reveal'],
    stepUp: false,
    actions: [{ endpoint: 'POST /v1/customers/search', isAllowed: true, refusal: null }],
    expiresInSeconds: 600,
    businessTime: { now: '2024-09-30T04:00:00.000Z', isMoved: true },
  };
}
