import type { Refusal } from '../../domain/refusal.ts';
import { WEBHOOKS_MAXIMUM } from '../../domain/webhook-rules.ts';
import type { DeliveryRecord, WebhookStanding } from '../../ports/events.ts';
import type { PartnerRecord } from '../../ports/records.ts';
import { typed } from '../program/release.ts';

/** What stands in a failure's `reason`, as a sentence. */
const REASONS: Readonly<Record<string, string>> = {
  'address-refused':
    'its name leads to a private or special address, which is not called (WEBHOOK_PRIVATE_ADDRESSES=true allows private ones)',
  unreachable: 'nobody can be reached there',
  'timed-out': 'it does not answer within 10 seconds',
  tls: 'its certificate, or its TLS, does not hold',
  broken: 'the connection breaks before it answers',
};

/** How a webhook stands: what it is, what waits for it, what is wrong, and what to type next. */
export function webhookLines(partner: PartnerRecord, webhook: WebhookStanding): string[] {
  const { webhookId, types, isEnabled, parked } = webhook;
  const named = `--partner ${partner.partnerId} --webhook ${webhookId}`;
  const lines = [
    `  ${webhookId}  ${originOf(webhook.url)}  ${isEnabled ? 'on' : 'off'}, ${types === null ? 'all types' : types.join(', ')}`,
  ];
  lines.push(`      ${waitingWords(webhook)}; ${lastWords(webhook)}`);
  const failure = failureWords(webhook);
  if (failure !== null) lines.push(`      ${failure}`);
  if (parked > 0) lines.push(`      ${parked} given up. See them: ${typed(`webhook deliveries ${named}`)}`);
  if (parked > 0) lines.push(`      Send them again once it is well: ${typed(`webhook replay ${named}`)}`);
  return lines;
}

/** All that is shown of an address: its path and query may hold tokens. */
export function originOf(url: string): string {
  return new URL(url).origin;
}

export function deliveryLine({ event, state, attempts, dueAt, lastStatus }: DeliveryRecord): string {
  const about = event.customerId === null ? '' : `  customer ${event.customerId}`;
  const last = attempts === 0 ? '' : `, last answer ${lastStatus ?? 'none'}`;
  const next = state === 'parked' ? 'given up' : `next ${dueAt}`;
  return `  ${event.sequence}  ${event.eventId}  ${event.type}${about}  happened ${event.at}, tried ${times(attempts)}${last}, ${next}`;
}

function waitingWords({ waiting, oldestWaitingAt }: WebhookStanding): string {
  return waiting === 0 ? 'nothing waits' : `${waiting} wait, the oldest since ${oldestWaitingAt}`;
}

function lastWords({ lastDeliveredAt }: WebhookStanding): string {
  return lastDeliveredAt === null ? 'nothing was delivered yet' : `last delivered ${lastDeliveredAt}`;
}

function failureWords({ lastFailure, outage }: WebhookStanding): string | null {
  if (!lastFailure) return null;
  const why = lastFailure.status === null ? (REASONS[lastFailure.reason] ?? lastFailure.reason) : `it answers ${lastFailure.status}`;
  if (!outage) return `An event failed at ${lastFailure.at}: ${why}`;
  return `Down since ${outage.since}, tried ${times(outage.failures)}${outage.failures > 1 ? ' in a row' : ''}, next at ${outage.until}: ${why}`;
}

/** What was refused, in a sentence that says what to do about it. */
export function refusalSentence({ refusal, errors }: Refusal, partner: PartnerRecord): string {
  const list = typed(`webhook list --partner ${partner.partnerId}`);
  if (refusal === 'not-found') return noSuchWebhook(partner);
  if (refusal === 'webhooks-full')
    return `${partner.name} has ${WEBHOOKS_MAXIMUM} webhooks, which is all it can have. Remove one that is not needed first: ${list}`;
  if (refusal === 'webhook-address-refused')
    return 'That cannot be the address of a webhook: it takes https, no account in it, port 443 or one above 1023, and no private or special address. Where receivers stand in your own network, start everything with WEBHOOK_PRIVATE_ADDRESSES=true. Nothing was changed.';
  if (refusal === 'webhook-off') return `It is off, so nothing is sent to it until its partner switches it on: ${list}`;
  return errors?.map(({ detail }) => detail).join(' ') || `Refused: ${refusal}.`;
}

export function noSuchWebhook({ name, partnerId }: PartnerRecord): string {
  return `${name} has no such webhook. Its webhooks: ${typed(`webhook list --partner ${partnerId}`)}`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
