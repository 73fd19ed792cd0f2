import type { EventType } from '../../shared/values/lists.ts';

/** Ids, amounts, times, and lists of such. */
export type EventMembers = Readonly<Record<string, string | number | boolean | null | Record<string, string | null>[]>>;

interface Told {
  type: EventType;
  customerId: string | null;
  data: EventMembers;
}

/** Which member names what an event is about where it is about no customer; null: everything of its type. */
const SUBJECTS: { readonly [Type in EventType]: string | null } = {
  'customer.assigned': null,
  'customer.unassigned': null,
  'agreement.pending': 'code',
  'agreement.signed': 'recordId',
  'agreement.withdrawn': 'code',
  'customer.contact-requested': null,
  'coupon.issued': 'operationId',
  'coupon.recalled': 'operationId',
  'coupon.redeemed': 'couponId',
  'coupon.refunded': 'couponId',
  'coupon.expired': 'operationId',
  'quota.granted': 'quotaId',
  'quota.recalled': 'operationId',
  'money.allocated': 'operationId',
  'money.recalled': 'operationId',
  'operation.awaiting-approval': 'operationId',
  'operation.decided': 'operationId',
  'operation.ended': 'operationId',
  'customer.dissociation-submitted': null,
  'customer.dissociated': null,
  'customer.association-changed': null,
  'export.done': 'jobId',
  'reveal.limit-reached': 'operatorId',
  'session.refused': null,
  'store.restored': null,
  'webhook.test': 'webhookId',
};

/**
 * What deliveries are in order for: the customer an event is about; else the operation, quota or coupon, the operator, the job or the webhook.
 * Events with the same subject are delivered one after the other, all others as they come.
 */
export function subjectOf({ type, customerId, data }: Told): string {
  if (customerId !== null) return `customer ${customerId}`;
  const member = SUBJECTS[type];
  return member === null ? type : `${member} ${data[member]}`;
}
