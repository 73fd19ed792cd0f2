import { subjectOf } from '../../bff/domain/event-rules.ts';
import type { DeliveryAttempt, DeliveryTime, EventEntry, NewEvent, WebhookRecord } from '../../bff/ports/events.ts';
import type { Store } from '../../bff/ports/store.ts';
import { PARTNER, partnerRecord } from './records.ts';
import type { Engines } from './stores.ts';

export const OTHER = 'par_2';
export const HOOK = 'whk_1';
export const AT = (seconds: number) => new Date(Date.parse('2024-09-30T04:00:00.000Z') + seconds * 1000).toISOString();

export function assigned(customerId: string, at = AT(0)): EventEntry {
  return { type: 'customer.assigned', at, customerId, data: { operatorId: 'op_1', previousOperatorId: null, assignedAt: at } };
}

export function exported(jobId: string, at = AT(0)): EventEntry {
  const data = { jobId, operatorId: 'op_1', what: 'customers', format: 'csv', rows: 3, bytes: 120, fileExpiresAt: AT(9) } as const;
  return { type: 'export.done', at, customerId: null, data };
}

let made = 0;
export function newEvent(entry: EventEntry): NewEvent {
  made += 1;
  return { ...entry, eventId: `evt_${made}`, subject: subjectOf(entry) };
}

export function webhook(stated: Partial<WebhookRecord> = {}): WebhookRecord {
  return {
    webhookId: HOOK,
    partnerId: PARTNER,
    url: 'https://erp.example.com/events',
    types: null,
    isEnabled: true,
    secretSealed: 'sealed',
    earlier: null,
    createdAt: AT(0),
    lastDeliveredAt: null,
    lastFailure: null,
    outage: null,
    ...stated,
  };
}

/** A store with two partners and these webhooks. */
export async function openWith(engines: Engines, ...webhooks: WebhookRecord[]): Promise<Store> {
  const { store } = await engines.open();
  for (const partnerId of [PARTNER, OTHER]) await store.write(partnerId, (unit) => unit.partners.add(partnerRecord(partnerId)));
  for (const each of webhooks) await store.write(each.partnerId, (unit) => unit.events.addWebhook(each));
  return store;
}

export async function happens(store: Store, ...entries: EventEntry[]): Promise<number[]> {
  const kept = await store.write(PARTNER, (unit) => unit.events.append(PARTNER, entries.map(newEvent)));
  return kept.map(({ sequence }) => sequence);
}

export const TIME = (seconds: number): DeliveryTime => ({ at: AT(seconds), ahead: AT(seconds + 60) });

/** What may be sent to the webhook by then, nothing behind it: sequences. */
export async function sendable(store: Store, seconds: number, subjects = 100): Promise<number[]> {
  const found = await store.reads.events.sendable(PARTNER, HOOK, TIME(seconds), { subjects, behind: 0 });
  return found.map(({ event }) => event.sequence);
}

export async function claim(store: Store, owner: string, seconds: number): Promise<boolean> {
  const lease = { owner, until: AT(seconds + 60) };
  return store.write(PARTNER, (unit) => unit.events.claim(PARTNER, HOOK, TIME(seconds), lease));
}

export async function settle(store: Store, owner: string, ...attempts: DeliveryAttempt[]): Promise<boolean> {
  return store.write(PARTNER, (unit) => unit.events.settle(PARTNER, HOOK, owner, { until: AT(60), attempts, outage: null }));
}
