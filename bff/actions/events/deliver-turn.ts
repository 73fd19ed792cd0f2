import {
  EVENTS_PER_REQUEST,
  isDelivered,
  nextTry,
  type Outage,
  overdueBefore,
  type Receiver,
  receiverAfter,
  receiverAtFirst,
} from '../../domain/delivery-rules.ts';
import type { DeliveryAttempt, DeliveryTime, WebhookOutage, WebhookRecord } from '../../ports/events.ts';
import { instantOf } from '../audit-entry.ts';
import { sendRound, type TriedDelivery } from './deliver-round.ts';
import { leaseEndOf, timeOf, type Worker } from './deliver-worker.ts';

export interface DueWebhook {
  partnerId: string;
  webhookId: string;
}

/** A receiver with much to be told gives way to others after so long. */
const TURN_MILLISECONDS = 20_000;
const PARKED_PER_COMMAND = 1_000;
/** Later than any instant. */
const ANY_TIME = '9999';

/**
 * Sends to one webhook until nothing can be sent, the receiver seems down, or its turn is over; false where another worker does. Only
 * its holder sends to a webhook, so no two replicas ever tell a receiver of one customer at once.
 */
export async function takeTurn(worker: Worker, due: DueWebhook): Promise<boolean> {
  const { world, owner } = worker;
  const { partnerId, webhookId } = due;
  const claimed = await world.store.write(partnerId, (unit) =>
    unit.events.claim(partnerId, webhookId, timeOf(world), { owner, until: leaseEndOf(world) }),
  );
  if (!claimed) return false;
  const isHeld = await sendAll(worker, due);
  if (isHeld) await world.store.write(partnerId, (unit) => unit.events.release(partnerId, webhookId, owner));
  return true;
}

/** False where the webhook was lost to another worker. */
async function sendAll(worker: Worker, { partnerId, webhookId }: DueWebhook): Promise<boolean> {
  const { events } = worker.world.store.reads;
  const end = performance.now() + TURN_MILLISECONDS;
  let receiver: Receiver | null = null;
  while (!worker.isStopped() && performance.now() < end) {
    // Read anew each time: its address, secrets or state may have been changed.
    const webhook = await events.receiver(partnerId, webhookId);
    if (!webhook?.isEnabled) return true;
    receiver ??= receiverAtFirst(toOutage(webhook.outage));
    const time = timeOf(worker.world);
    const deliveries = await events.sendable(partnerId, webhookId, time, toShare(receiver));
    if (deliveries.length === 0) return true;
    const done = await sendRound(worker, webhook, receiver, deliveries);
    if (done.length === 0) return true;
    const before: Receiver = receiver;
    receiver = receiverAfter(
      before,
      done.map(({ tried }) => tried),
      worker.world.clock.now(),
      worker.chance(),
    );
    const lifted = liftedBy(time, webhook, before, receiver);
    if (!(await settle(worker, { partnerId, webhookId }, done, receiver, lifted))) return false;
    if (receiver.outage) {
      await parkOverdue(worker, { partnerId, webhookId }, receiver.outage);
      return true;
    }
  }
  return true;
}

/** One event asks a receiver that is down whether it is back. */
function toShare({ outage, atOnce }: Receiver): { subjects: number; behind: number } {
  const most = outage ? 1 : atOnce * EVENTS_PER_REQUEST;
  return { subjects: most, behind: most - 1 };
}

/** What need not be waited for any more: the end of an outage, or times of a clock that was set back since. */
function liftedBy(
  { at, ahead }: DeliveryTime,
  { lastFailure }: WebhookRecord,
  before: Receiver,
  after: Receiver,
): { at: string; until: string } | null {
  if (lastFailure !== null && lastFailure.at > ahead) return { at, until: ANY_TIME };
  return before.outage && !after.outage ? { at, until: instantOf(before.outage.until) } : null;
}

async function settle(
  worker: Worker,
  { partnerId, webhookId }: DueWebhook,
  done: readonly TriedDelivery[],
  { outage }: Receiver,
  lifted: { at: string; until: string } | null,
): Promise<boolean> {
  const { world, owner } = worker;
  const attempts = done.map((one) => attemptOf(worker, one, outage));
  const settled = { until: leaseEndOf(world), attempts, outage: fromOutage(outage), ...(lifted ? { lifted } : {}) };
  const isHeld = await world.store.write(partnerId, (unit) => unit.events.settle(partnerId, webhookId, owner, settled));
  attempts.forEach(({ outcome }, index) => {
    world.meter.delivery(outcome, done[index]?.milliseconds ?? 0);
  });
  return isHeld;
}

function attemptOf({ world, chance }: Worker, { delivery, tried }: TriedDelivery, outage: Outage | null): DeliveryAttempt {
  const now = world.clock.now();
  const { sequence, status, reason } = tried;
  const at = instantOf(now);
  if (status !== null && isDelivered(tried)) return { sequence, at, outcome: 'delivered', status };
  const { attempts, firstTriedAt } = delivery;
  const options = { now, chance: chance(), retryHours: world.settings.webhookRetryHours };
  const next = nextTry({ attempts, firstTriedAt: firstTriedAt === null ? null : Date.parse(firstTriedAt) }, tried, outage, options);
  if (next === 'parked') return { sequence, at, outcome: 'parked', status, reason };
  return { sequence, at, outcome: 'failed', status, reason, dueAt: instantOf(next) };
}

/**
 * What waited for a dead receiver as long as an event is tried is parked as well, tried or not: asked for each apart, a receiver that
 * never comes back would keep a hundred thousand waiting for years.
 */
async function parkOverdue({ world }: Worker, { partnerId, webhookId }: DueWebhook, outage: Outage): Promise<void> {
  const before = overdueBefore(outage, world.clock.now(), world.settings.webhookRetryHours);
  if (before === null) return;
  let parked = PARKED_PER_COMMAND;
  while (parked === PARKED_PER_COMMAND) {
    parked = await world.store.write(partnerId, (unit) =>
      unit.events.parkOverdue(partnerId, webhookId, instantOf(before), PARKED_PER_COMMAND),
    );
  }
}

function toOutage(outage: WebhookOutage | null): Outage | null {
  return outage && { since: Date.parse(outage.since), failures: outage.failures, until: Date.parse(outage.until) };
}

function fromOutage(outage: Outage | null): WebhookOutage | null {
  return outage && { since: instantOf(outage.since), failures: outage.failures, until: instantOf(outage.until) };
}
