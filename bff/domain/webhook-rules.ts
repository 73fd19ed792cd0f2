import { type Refusal, refuse } from './refusal.ts';

/** Each event is sent to every one of them, and tried for days: a handful is what a partner's systems need. */
export const WEBHOOKS_MAXIMUM = 5;

/** How long the secret before a new one signs as well, so that a receiver can change without losing anything. */
export const EARLIER_SECRET_HOURS = 24;

const HOUR_MILLISECONDS = 3_600_000;

/** Whether a partner that has so many webhooks may have one more. */
export function checkWebhookCount(webhooks: number): Refusal | null {
  return webhooks < WEBHOOKS_MAXIMUM ? null : refuse('webhooks-full');
}

/**
 * Whether an address can be a webhook's where nobody is at hand who sends, and knows what is allowed: https, and a name that is no address
 * of this machine or network by its very form.
 */
export function checkPublicAddress({ protocol, hostname }: { protocol: string; hostname: string }): Refusal | null {
  const isNumber = /^[\d.]+$/.test(hostname) || hostname.includes(':');
  const isPublicName = /[^.]\.[^.]/.test(hostname) && !/\.(localhost|local|internal)\.?$/.test(hostname);
  return protocol === 'https:' && !isNumber && isPublicName ? null : refuse('webhook-address-refused');
}

/** Until when the secret before a new one signs as well. */
export function earlierSecretUntil(now: number): number {
  return now + EARLIER_SECRET_HOURS * HOUR_MILLISECONDS;
}

/**
 * Whether events can be read on from after a sequence, where those up to `forgotten` are gone. 0 asks for whatever is kept. What to go
 * on with is told: a reader that lost events must read its data anew before.
 */
export function checkAfter(after: number, { forgotten, last }: { forgotten: number; last: number }): Refusal | null {
  if (after === 0 || after >= forgotten) return null;
  return refuseForgotten(
    '/query/after',
    forgotten,
    `after=${last} goes on from the newest event, after=${forgotten} from the oldest kept.`,
  );
}

/** Whether events can be replayed from a sequence on. */
export function checkReplayFrom(from: number, { forgotten }: { forgotten: number }): Refusal | null {
  if (from > forgotten) return null;
  return refuseForgotten('/body/from', forgotten, `Ask from ${forgotten + 1} on.`);
}

function refuseForgotten(pointer: string, forgotten: number, advice: string): Refusal {
  return refuse('events-forgotten', { errors: [{ pointer, detail: `Events up to ${forgotten} are no longer kept. ${advice}` }] });
}
