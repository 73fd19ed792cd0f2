import type { Tried } from '../../domain/delivery-rules.ts';
import type { DeliveryRecord, WebhookRecord } from '../../ports/events.ts';
import type { Worker } from './deliver-worker.ts';
import { secretContext } from './secret-context.ts';
import { toEventAnswer } from './to-event-answer.ts';

/** Names nobody's release, so that nobody can tell what is known of it. */
const USER_AGENT = 'partner-widget-kit';
const PREFIX = 'v1,';

/** The secrets that sign for a webhook now: its own, and the earlier one while it still holds. */
export async function secretsOf({ world }: Worker, webhook: WebhookRecord): Promise<string[]> {
  const { partnerId, webhookId, earlier } = webhook;
  const sealed = [webhook.secretSealed];
  if (earlier && Date.parse(earlier.until) > world.clock.now()) sealed.push(earlier.secretSealed);
  return Promise.all(sealed.map((one) => world.security.openField(one, secretContext(partnerId, webhookId))));
}

/** Sends an event once, as Standard Webhooks writes it: the id stays the same, the time is that of this attempt. */
export async function attempt(
  { world, sender }: Worker,
  { url }: WebhookRecord,
  secrets: readonly string[],
  { event }: DeliveryRecord,
): Promise<Tried & { milliseconds: number }> {
  const body = JSON.stringify(toEventAnswer(event));
  const timestamp = String(Math.floor(world.clock.now() / 1_000));
  const signatures = await Promise.all(
    secrets.map((secret) => world.security.signWebhook(secret, `${event.eventId}.${timestamp}.${body}`)),
  );
  const headers = {
    'content-type': 'application/json',
    'user-agent': USER_AGENT,
    'webhook-id': event.eventId,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.map((signature) => `${PREFIX}${signature}`).join(' '),
  };
  const begun = performance.now();
  const answer = await sender.send({ url, headers, body });
  return { sequence: event.sequence, ...answer, milliseconds: performance.now() - begun };
}
