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

export function timeOf({ clock }: Pick<World, 'clock'>): DeliveryTime {
  const now = clock.now();
  return { at: instantOf(now), ahead: instantOf(now + AHEAD_SECONDS * 1_000) };
}

export function leaseEndOf({ clock }: Pick<World, 'clock'>): string {
  return instantOf(clock.now() + LEASE_SECONDS * 1_000);
}
