import { createWebhookRunner, type WebhookRunner } from '../../bff/actions/events/deliver.ts';
import { secretContext } from '../../bff/actions/events/secret-context.ts';
import { agreementFiles } from '../../bff/files/agreements/index.ts';
import { openCsv } from '../../bff/files/csv/open-csv.ts';
import { tableWriters } from '../../bff/files/index.ts';
import type { EventEntry, WebhookAnswer, WebhookSender } from '../../bff/ports/events.ts';
import type { World } from '../../bff/ports/index.ts';
import { SILENT_METER } from '../../bff/ports/meter.ts';
import { DEFAULT_SETTINGS } from '../../bff/ports/settings.ts';
import type { Store } from '../../bff/ports/store.ts';
import { newEvent, webhook } from './event-world.ts';
import { PARTNER, partnerRecord } from './records.ts';
import { security } from './security.ts';
import type { Engines } from './stores.ts';

export const START = Date.parse('2026-03-01T12:00:00.000Z');
export const SECOND = 1_000;
export const HOUR = 3_600 * SECOND;

export interface Sent {
  at: number;
  headers: Readonly<Record<string, string>>;
  body: string;
  sequence: number;
  customerId: string;
  isDelivered: boolean;
}

/** A receiver in this process: answers as it is told, and keeps everything that came. */
export interface FakeReceiver {
  sent: Sent[];
  /** Requests under way at once, at most; and of one customer. */
  most: number;
  mostOfCustomer: number;
  answer(sent: Sent): WebhookAnswer | Promise<WebhookAnswer>;
}

export const answered = (status: number, retryAfterSeconds: number | null = null): WebhookAnswer => ({
  status,
  reason: 'answered',
  retryAfterSeconds,
});
export const silent = (reason: WebhookAnswer['reason']): WebhookAnswer => ({ status: null, reason, retryAfterSeconds: null });

/** A clock that stands until it is moved, webhooks by id, and what their receivers saw. */
export interface DeliveryWorld {
  store: Store;
  address: string;
  clock: { now: number };
  outcomes: Record<'delivered' | 'failed' | 'parked', number>;
  /** Where the log says that something failed. */
  failures: string[];
  receiver(webhookId: string): FakeReceiver;
  /** A worker as on a replica of its own, with its own way to the store where one is given. */
  runner(owner: string, store?: Store): WebhookRunner;
  happens(entries: readonly EventEntry[], partnerId?: string): Promise<void>;
}

interface Wanted {
  /** Partner of each webhook, by webhook id. */
  webhooks: Readonly<Record<string, string>>;
}

export async function openDelivery(engines: Engines, { webhooks }: Wanted = { webhooks: { whk_1: PARTNER } }): Promise<DeliveryWorld> {
  const { store, address } = await engines.open();
  const clock = { now: START };
  for (const partnerId of new Set(Object.values(webhooks)))
    await store.write(partnerId, (unit) => unit.partners.add(partnerRecord(partnerId)));
  for (const [webhookId, partnerId] of Object.entries(webhooks))
    await addWebhook(store, partnerId, webhookId, security.makeWebhookSecret());
  const receivers = new Map<string, FakeReceiver>();
  const receiver = (webhookId: string) => receiverOf(receivers, webhookId);
  const outcomes = { delivered: 0, failed: 0, parked: 0 };
  const failures: string[] = [];
  const meter = {
    ...SILENT_METER,
    delivery: (outcome: keyof typeof outcomes) => {
      outcomes[outcome] += 1;
    },
  };
  const world = (own: Store): World => ({
    store: own,
    clock: { now: () => clock.now, businessNow: () => clock.now },
    security,
    log: { request: () => {}, failure: (id: string) => void failures.push(id) },
    settings: DEFAULT_SETTINGS,
    meter,
    sender: senderTo(receiver, clock),
    mailer: null,
    tables: tableWriters,
    openTable: openCsv,
    agreementFiles,
  });
  return {
    store,
    address,
    clock,
    outcomes,
    failures,
    receiver,
    runner: (owner, own = store) => createWebhookRunner(world(own), { owner, chance: () => 0.5 }),
    happens: (entries, partnerId = PARTNER) => happens(store, partnerId, entries),
  };
}

export async function addWebhook(store: Store, partnerId: string, webhookId: string, secret: string, url = urlOf(webhookId)) {
  const secretSealed = await security.sealField(secret, secretContext(partnerId, webhookId));
  await store.write(partnerId, (unit) => unit.events.addWebhook(webhook({ partnerId, webhookId, secretSealed, url })));
}

async function happens(store: Store, partnerId: string, entries: readonly EventEntry[]): Promise<void> {
  for (let from = 0; from < entries.length; from += 1_000)
    await store.write(partnerId, (unit) => unit.events.append(partnerId, entries.slice(from, from + 1_000).map(newEvent)));
}

/** So many events of so many customers, in turn. */
export function eventsOf(count: number, customers: number, at = START): EventEntry[] {
  const data = { operatorId: 'op_1', previousOperatorId: null, assignedAt: new Date(at).toISOString() };
  return Array.from({ length: count }, (_, index) => ({
    type: 'customer.assigned' as const,
    at: new Date(at).toISOString(),
    customerId: `c${index % customers}`,
    data,
  }));
}

/** Sequences as they were delivered, for each customer. */
export function orderOf({ sent }: FakeReceiver): Map<string, number[]> {
  const delivered = sent.filter(({ isDelivered }) => isDelivered);
  return new Map([...Map.groupBy(delivered, ({ customerId }) => customerId)].map(([id, all]) => [id, all.map(({ sequence }) => sequence)]));
}

/** Whether every customer was told in order, each event once. */
export function isInOrder(receiver: FakeReceiver): boolean {
  return [...orderOf(receiver).values()].every((sequences) =>
    sequences.every((one, index) => index === 0 || one > (sequences[index - 1] ?? 0)),
  );
}

const urlOf = (webhookId: string) => `https://${webhookId.replace('_', '-')}.example.com/`;

function receiverOf(receivers: Map<string, FakeReceiver>, webhookId: string): FakeReceiver {
  const url = urlOf(webhookId);
  const receiver = receivers.get(url) ?? { sent: [], most: 0, mostOfCustomer: 0, answer: () => answered(204) };
  receivers.set(url, receiver);
  return receiver;
}

/** Every answer takes at least a turn of the event loop, as over a network. */
function senderTo(receiver: (webhookId: string) => FakeReceiver, clock: { now: number }): WebhookSender {
  const underWay = new Map<string, string[]>();
  return {
    refuseAddress: () => null,
    async send({ url, headers, body }) {
      const webhookId = new URL(url).hostname.split('.')[0]?.replace('-', '_') ?? '';
      const to = receiver(webhookId);
      const { sequence, customerId } = JSON.parse(body);
      const sent: Sent = { at: clock.now, headers, body, sequence, customerId, isDelivered: false };
      to.sent.push(sent);
      const now = underWay.get(webhookId) ?? [];
      underWay.set(webhookId, now);
      now.push(customerId);
      to.most = Math.max(to.most, now.length);
      to.mostOfCustomer = Math.max(to.mostOfCustomer, now.filter((id) => id === customerId).length);
      await new Promise(setImmediate);
      const answer = await to.answer(sent);
      sent.isDelivered = answer.status !== null && answer.status >= 200 && answer.status < 300;
      now.splice(now.indexOf(customerId), 1);
      return answer;
    },
  };
}
