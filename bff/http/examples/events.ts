import type { EventDataOf } from '../../../shared/contract/event-data.ts';
import type { eventEndpoints } from '../../../shared/contract/events.ts';
import type { AnswerOf } from '../../../shared/contract/index.ts';
import { EVENT_TYPES, type EventType } from '../../../shared/values/lists.ts';
import type { Example } from './example.ts';

type EventExamples = { readonly [Key in keyof typeof eventEndpoints]: Example<Key> };

const OPERATOR = 'op_h3Jk8LmNp2QrStUvWxYz01';
const WEBHOOK = 'whk_Zx8Cv6Bn4Mq2We0Rt9Yu7I';
const AT = '2024-09-15T04:00:00.000Z';
const CUSTOMER = '6f2c1a4e9b7d4c0f';
const OPERATION = 'mop_n4Bv6Cx8Zl0Kj2Hg4Fd6Sa';
const DISSOCIATION = 'dis_y1Ui3Op5As7Df9Gh1Jk3Lz';
const GRANT = { resellerId: 'par_q1Wr3Et5Ry7Tu9Yi1Uo3Pp', quotaId: 'qta_k9Jh7Gf5Ds3Aq1We3Rt5Yu', amount: '5000.00' };
const COUPONS = {
  operationId: OPERATION,
  asset: 'coupon',
  currency: 'CNY',
  total: '100.00',
  quotaId: 'Q-2024-0915',
  coupons: [{ couponId: 'cp_r5Ty7Ui9Op1As3Df5Gh7Jk', customerId: CUSTOMER, amount: '100.00' }],
} satisfies EventDataOf<'coupon.issued'>;
const TYPES = ['customer.assigned', 'customer.unassigned', 'export.done'] as const;

/** What an event of each type says. */
const data: { readonly [Type in EventType]: EventDataOf<Type> } = {
  'customer.assigned': { operatorId: OPERATOR, previousOperatorId: null, assignedAt: AT },
  'customer.unassigned': { operatorId: OPERATOR, endedAt: AT },
  'coupon.issued': COUPONS,
  'coupon.recalled': COUPONS,
  'coupon.redeemed': {
    operationId: OPERATION,
    currency: 'CNY',
    total: '30.00',
    couponId: 'cp_r5Ty7Ui9Op1As3Df5Gh7Jk',
    usageId: 'use_b3Nm5Qw7Er9Ty1Ui3Op5As',
    balance: '70.00',
  },
  'coupon.refunded': {
    operationId: OPERATION,
    currency: 'CNY',
    total: '30.00',
    couponId: 'cp_r5Ty7Ui9Op1As3Df5Gh7Jk',
    usageId: 'use_c4Mn6Rw8Tr0Yt2Iu4Po6Sd',
    balance: '100.00',
  },
  'coupon.expired': COUPONS,
  'quota.granted': { operationId: OPERATION, currency: 'CNY', total: '5000.00', quotaId: 'Q-2024-0915', grants: [GRANT] },
  'quota.recalled': { operationId: OPERATION, currency: 'CNY', total: '5000.00', quotas: [GRANT] },
  'money.allocated': {
    operationId: OPERATION,
    currency: 'CNY',
    total: '800.00',
    parties: [{ customerId: CUSTOMER, resellerId: null, amount: '800.00' }],
  },
  'money.recalled': {
    operationId: OPERATION,
    currency: 'CNY',
    total: '800.00',
    parties: [{ customerId: CUSTOMER, resellerId: null, amount: '800.00' }],
  },
  'operation.awaiting-approval': {
    operationId: OPERATION,
    kind: 'coupon-issue',
    currency: 'CNY',
    amount: '60000.00',
    operatorId: OPERATOR,
  },
  'operation.decided': { operationId: OPERATION, kind: 'coupon-issue', decision: 'approved', operatorId: OPERATOR },
  'operation.ended': { operationId: OPERATION, kind: 'coupon-recall', state: 'done', done: 9_980, refused: 20 },
  'customer.dissociation-submitted': { dissociationId: DISSOCIATION },
  'customer.dissociated': { dissociationId: DISSOCIATION, operationId: OPERATION },
  'customer.association-changed': { from: 'agency-sale', to: 'referral', operationId: OPERATION },
  'export.done': {
    jobId: 'job_w5Er7Ty9Ui1Op3As5Df7Gh',
    operatorId: OPERATOR,
    what: 'customers',
    format: 'xlsx',
    rows: 1850,
    bytes: 214_016,
    fileExpiresAt: '2024-09-22T04:00:00.000Z',
  },
  'reveal.limit-reached': { operatorId: OPERATOR, window: 'operator-day', limit: 2000, cells: 50 },
  'session.refused': { step: 'swap', code: 'origin-not-allowed', count: 12 },
  'agreement.pending': {
    code: 'association-notice',
    version: 2,
    effectiveAt: AT,
    noticeDays: 30,
    isRequired: true,
    audience: 'agency-sale',
  },
  'agreement.signed': { recordId: 'sig_u5Yh3WqErTyUiOpAsDfGh1', code: 'association-notice', version: 2, signedAt: AT },
  'agreement.withdrawn': { recordId: 'sig_u5Yh3WqErTyUiOpAsDfGh1', code: 'association-notice', version: 2, withdrawnAt: AT },
  'customer.contact-requested': { topic: 'renewal', requestedAt: AT },
  'store.restored': { restoredAt: AT, backupAt: '2024-09-15T01:00:00.000Z', lastSequence: 41 },
  'webhook.test': { webhookId: WEBHOOK },
};

/** An event of a type, as a webhook receives it. */
export function exampleEvent(type: EventType): AnswerOf<'GET /v1/events'>['events'][number] {
  const customerId = /^(customer|coupon|money)\.|^agreement\.(signed|withdrawn)$/.test(type) ? CUSTOMER : null;
  const sequence = 318 + EVENT_TYPES.indexOf(type);
  return { id: 'evt_q7Rt2YuIoP4aSdFgHjKl0z', sequence, type, timestamp: AT, customerId, data: data[type] };
}

const assigned = exampleEvent('customer.assigned');
const webhook: AnswerOf<'GET /v1/webhooks'>['webhooks'][number] = {
  webhookId: WEBHOOK,
  url: 'https://portal.example.com/hooks/partner-widgets',
  types: [...TYPES],
  isEnabled: true,
  createdAt: '2024-09-01T02:00:00.000Z',
  waiting: 0,
  parked: 0,
  oldestWaitingAt: null,
  lastDeliveredAt: '2024-09-15T04:00:00.412Z',
  lastFailure: null,
};
const secret = 'whsec_c2VjcmV0LW9mLXRoZS1leGFtcGxlLTMyLWJ5dGVzLS0=';

export const eventExamples: EventExamples = {
  'GET /v1/events': { answer: { events: [assigned], after: 318, hasMore: false } },
  'GET /v1/webhooks': { answer: { webhooks: [webhook] } },
  'POST /v1/webhooks': { body: { url: webhook.url, types: [...TYPES] }, answer: { webhook, secret } },
  'PUT /v1/webhooks/:webhookId': { body: { isEnabled: false }, answer: { webhook: { ...webhook, isEnabled: false } } },
  'DELETE /v1/webhooks/:webhookId': { answer: undefined },
  'POST /v1/webhooks/:webhookId/secret': { body: {}, answer: { secret, earlierValidUntil: '2024-09-16T04:00:00.000Z' } },
  'POST /v1/webhooks/:webhookId/test': {
    body: {},
    answer: { event: exampleEvent('webhook.test') },
  },
  'GET /v1/webhooks/:webhookId/deliveries': {
    answer: {
      deliveries: [
        {
          eventId: assigned.id,
          sequence: assigned.sequence,
          type: assigned.type,
          timestamp: assigned.timestamp,
          state: 'parked',
          attempts: 21,
          nextAttemptAt: null,
          lastStatus: 503,
        },
      ],
      after: 318,
      hasMore: false,
    },
  },
  'POST /v1/webhooks/:webhookId/replay': { body: {}, answer: { replayed: 1 } },
};
