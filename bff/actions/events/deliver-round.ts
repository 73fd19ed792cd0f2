import { isDelivered, type Receiver, seemsDown, type Tried } from '../../domain/delivery-rules.ts';
import type { DeliveryRecord, WebhookRecord } from '../../ports/events.ts';
import { attempt, secretsOf } from './deliver-attempt.ts';
import type { Worker } from './deliver-worker.ts';

/** What was tried, in the order in which answers came. */
export type TriedDelivery = { delivery: DeliveryRecord; tried: Tried; milliseconds: number };

/** After it nothing more is begun before what was done is settled: with the longest answer well below the end of a lease. */
const ROUND_MILLISECONDS = 5_000;

/**
 * Sends deliveries, those of a subject one after the other and none after one that failed, as many subjects at once as the receiver is
 * trusted with. Ends early where the receiver seems down, time is over, or the worker is to stop.
 */
export async function sendRound(
  worker: Worker,
  webhook: WebhookRecord,
  receiver: Receiver,
  deliveries: readonly DeliveryRecord[],
): Promise<TriedDelivery[]> {
  const secrets = await secretsOf(worker, webhook);
  const queues = bySubject(deliveries);
  const done: TriedDelivery[] = [];
  const end = performance.now() + ROUND_MILLISECONDS;
  const isOver = () =>
    worker.isStopped() ||
    performance.now() > end ||
    seemsDown(
      receiver,
      done.map(({ tried }) => tried),
    );
  const work = async () => {
    for (let queue = queues.shift(); queue && !isOver(); queue = queues.shift()) {
      for (const delivery of queue) {
        if (isOver()) return;
        const { milliseconds, ...tried } = await attempt(worker, webhook, secrets, delivery);
        done.push({ delivery, tried, milliseconds });
        if (!isDelivered(tried)) break;
      }
    }
  };
  await Promise.all(Array.from({ length: receiver.atOnce }, work));
  return done;
}

function bySubject(deliveries: readonly DeliveryRecord[]): DeliveryRecord[][] {
  return [...Map.groupBy(deliveries, ({ event }) => event.subject).values()];
}
