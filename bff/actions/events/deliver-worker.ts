import { AHEAD_SECONDS, LEASE_SECONDS } from '../../domain/delivery-rules.ts';
import type { DeliveryTime, WebhookSender } from '../../ports/events.ts';
import type { World } from '../../ports/index.ts';
import { instantOf } from '../audit-entry.ts';

export interface WebhookRunnerOptions {
  /** Names this worker among all. */
  owner: string;
  /** From 0 to 1, by which times of retries are spread. Default: `Math.random`. */
  chance?: () => number;
}

/** What is at work on deliveries. */
export interface Worker {
  world: World;
  sender: WebhookSender;
  owner: string;
  chance: () => number;
  isStopped(): boolean;
}

/** Now, and from where on what was written is of a clock that was set back since. */
export function timeOf({ clock }: Pick<World, 'clock'>): DeliveryTime {
  const now = clock.now();
  return { at: instantOf(now), ahead: instantOf(now + AHEAD_SECONDS * 1_000) };
}

/** Until when a worker that takes a webhook now, or keeps it, has the right to send. */
export function leaseEndOf({ clock }: Pick<World, 'clock'>): string {
  return instantOf(clock.now() + LEASE_SECONDS * 1_000);
}
