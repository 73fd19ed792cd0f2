import { prepareCustomer } from '../../bff/actions/customers/prepare.ts';
import { secretContext } from '../../bff/actions/events/secret-context.ts';
import { subjectOf } from '../../bff/domain/event-rules.ts';
import type { NewEvent, WebhookRecord } from '../../bff/ports/events.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import { webhook } from '../storage/event-world.ts';
import { clearCustomer, jobRecord, sessionRecord } from '../storage/records.ts';
import type { Ids } from './requests.ts';

export const NOW = Date.parse('2026-11-18T02:00:00.000Z');
export const ORIGIN = 'https://portal.example.com';
export const security = createDemonstrationSecurity();

export const id = (prefix: string, letter: string) => `${prefix}_${letter.repeat(22)}`;
export const at = (milliseconds: number) => new Date(NOW + milliseconds).toISOString();
export const DAY = 24 * 60 * 60 * 1000;

export function customerOf(partnerId: string, customerId: string) {
  const stated = {
    customerName: '示例科技有限公司',
    accountName: 'example-account',
    mobile: '13812341234',
    email: 'someone@example.com',
    associatedAt: at(-60 * DAY),
    verification: 'verified',
    customerType: 'enterprise',
  } as const;
  return prepareCustomer(security, partnerId, clearCustomer(customerId, stated));
}

export function sessionOf(partnerId: string, { sessionId, managerId, managerUserId }: Ids) {
  const actor = { kind: 'operator', operatorId: managerId, userId: managerUserId, roles: ['account-manager'] } as const;
  const stated = { partnerId, keyId: id('key', 'K'), actor, origins: [ORIGIN], widgets: [], features: [], locale: 'en' } as const;
  return sessionRecord(sessionId, { ...stated, createdAt: at(0), secretExpiresAt: at(60_000) });
}

export function jobOf(partnerId: string, { jobId, managerId, sessionId }: Ids) {
  const stated = { operatorId: managerId, sessionId, what: 'audit', auditScope: 'own', request: '{}', requestHash: jobId } as const;
  return jobRecord(jobId, { ...stated, partnerId, requestedAt: at(0) });
}

export async function webhookOf(partnerId: string, { webhookId }: Ids): Promise<WebhookRecord> {
  const secretSealed = await security.sealField(security.makeWebhookSecret(), secretContext(partnerId, webhookId));
  return webhook({ webhookId, partnerId, secretSealed, createdAt: at(0) });
}

export function eventOf({ customerId, managerId }: Ids): NewEvent {
  const entry = {
    type: 'customer.assigned',
    at: at(0),
    customerId,
    data: { operatorId: managerId, previousOperatorId: null, assignedAt: at(0) },
  } as const;
  return { ...entry, eventId: security.makeId('evt'), subject: subjectOf(entry) };
}
