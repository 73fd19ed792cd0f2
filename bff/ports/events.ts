import type { EventDataOf } from '../../shared/contract/event-data.ts';
import type { DeliveryState, EventType } from '../../shared/values/lists.ts';
import type { EventMembers } from '../domain/event-rules.ts';

/** What a command tells the partner's own systems; kept in the transaction of what it tells of. */
export type EventEntry = { [Type in EventType]: EventEntryOf<Type> }[EventType];

export interface EventEntryOf<Type extends EventType> {
  type: Type;
  /** When it happened, ISO 8601 in UTC. */
  at: string;
  customerId: string | null;
  /** Ids, amounts and times. */
  data: EventDataOf<Type>;
}

/** An entry that is about to be kept. */
export type NewEvent = EventEntry & {
  eventId: string;
  /** What its deliveries are in order for: the customer, else what `subjectOf` of the event rules says. */
  subject: string;
};

/** An event as it was kept, perhaps by a later release, whose types this one does not know. */
export interface EventRecord {
  eventId: string;
  partnerId: string;
  /** From 1 in the order of commits; a gap stands only where a store was restored. */
  sequence: number;
  type: string;
  at: string;
  customerId: string | null;
  subject: string;
  data: EventMembers;
}

export interface WebhookRecord {
  webhookId: string;
  partnerId: string;
  url: string;
  /** Null: all. Perhaps kept by a later release, whose types this one does not know. */
  types: readonly string[] | null;
  isEnabled: boolean;
  /** The secret, sealed with a field key. */
  secretSealed: string;
  /** The one before it signs too until then. */
  earlier: { secretSealed: string; until: string } | null;
  createdAt: string;
  lastDeliveredAt: string | null;
  /** The last failure since the last delivery. */
  lastFailure: { at: string; status: number | null; reason: string } | null;
  /** While its receiver as a whole fails; null while it answers. */
  outage: WebhookOutage | null;
}

/** A receiver that fails whatever it is sent is left alone, but for one event now and then. */
export interface WebhookOutage {
  since: string;
  /** How often it was tried in a row since. */
  failures: number;
  /** When it is tried next. */
  until: string;
}

/** When deliveries are looked for. */
export interface DeliveryTime {
  at: string;
  /**
   * A minute after `at`. A lease that ends after it, and a failure that happened after it, were written by a clock that was set back
   * since: whoever reaches for such a lease shortens it, and neither an outage nor a due time of such a webhook is waited for.
   */
  ahead: string;
}

export interface WebhookStanding extends WebhookRecord {
  waiting: number;
  parked: number;
  oldestWaitingAt: string | null;
}

export interface DeliveryRecord {
  event: EventRecord;
  state: DeliveryState;
  attempts: number;
  /** When it was tried first; null before. The 72 hours begin with it. */
  firstTriedAt: string | null;
  /** When it is tried next; null where it is parked. */
  dueAt: string | null;
  lastStatus: number | null;
}

export interface EventReads {
  /** Events after a sequence, in order. Ask `bounds` afterwards whether any before them were forgotten. */
  after(partnerId: string, sequence: number, limit: number): Promise<EventRecord[]>;
  /**
   * The sequence up to which events are forgotten, and the last that was ever given; 0 where there is none. Those up to `forgotten` that
   * a delivery still waits for are there for it alone.
   */
  bounds(partnerId: string): Promise<{ forgotten: number; last: number }>;
  /** In the order in which they were added. */
  webhooks(partnerId: string): Promise<WebhookStanding[]>;
  webhook(partnerId: string, webhookId: string): Promise<WebhookStanding | null>;
  /** The same for who sends to it: without what waits, which takes counting. */
  receiver(partnerId: string, webhookId: string): Promise<WebhookRecord | null>;
  deliveries(partnerId: string, webhookId: string, state: DeliveryState, after: number, limit: number): Promise<DeliveryRecord[]>;
  /** Enabled webhooks of all partners with something sendable that no live lease holds and no outage delays; those that wait longest first. */
  due(time: DeliveryTime, limit: number): Promise<{ partnerId: string; webhookId: string }[]>;
  /**
   * What may be sent to a webhook now: of each customer (or other subject) the earliest event that waits, where it is due, those that
   * wait longest first, so many subjects at most. Where there are fewer, those that wait behind each follow it in order, at most `behind`
   * of each, and in all no more than `subjects`.
   */
  sendable(
    partnerId: string,
    webhookId: string,
    time: DeliveryTime,
    { subjects, behind }: { subjects: number; behind: number },
  ): Promise<DeliveryRecord[]>;
  /** Of all partners: when the oldest event that waits happened, how many wait, how many are parked. */
  backlog(): Promise<{ oldestWaitingAt: string | null; waiting: number; parked: number }>;
  /** Partners that keep events from before then, or that are kept beyond their time because something waits or waited for them. */
  forgettable(before: string): Promise<string[]>;
  /** What of all partners' was counted whose name begins so, and was told last before then. */
  told(beginning: string, before: string, limit: number): Promise<{ partnerId: string; about: string }[]>;
}

export interface EventCommands {
  /** Keeps events, and a delivery of each for every enabled webhook of its type. Ids are made by the caller. */
  append(partnerId: string, events: readonly NewEvent[]): Promise<EventRecord[]>;
  /** The same for one webhook alone, whatever its types. */
  appendFor(partnerId: string, webhookId: string, event: NewEvent): Promise<EventRecord>;
  /**
   * Counts something that may happen often. Answers how often it happened since it was told last, this time included, where that was
   * before `toldBefore`, was never, or is more than a minute to come by the clock; else 0: it is not to be told now.
   */
  count(partnerId: string, about: string, at: string, toldBefore: string): Promise<number>;
  /** Forgets that something was told, where that was before then, however often it happened since. */
  forgetTold(partnerId: string, about: string, before: string): Promise<void>;
  /** Where something was told before `toldBefore`: answers how often it happened since and notes that it is told now; 0: forgets it. */
  takeUntold(partnerId: string, about: string, at: string, toldBefore: string): Promise<number>;
  addWebhook(webhook: WebhookRecord): Promise<void>;
  /** Switching off drops what waits and what is parked; at another address no outage is waited for. False where there is no such webhook. */
  saveWebhook(
    partnerId: string,
    webhookId: string,
    change: Partial<Pick<WebhookRecord, 'url' | 'types' | 'isEnabled' | 'secretSealed' | 'earlier'>>,
  ): Promise<boolean>;
  removeWebhook(partnerId: string, webhookId: string): Promise<boolean>;
  /** Takes the right to send to a webhook, or keeps it; false where another worker holds it, or it is off. */
  claim(partnerId: string, webhookId: string, time: DeliveryTime, lease: { owner: string; until: string }): Promise<boolean>;
  /** Gives it back. */
  release(partnerId: string, webhookId: string, owner: string): Promise<void>;
  /**
   * What became of attempts, how the receiver stands, and a longer lease. `lifted`: what was to be tried after `at` and by `until` is due
   * at `at`, but for what these attempts say themselves. False where the lease was lost, and nothing was kept. What was dropped or
   * delivered meanwhile is passed over.
   */
  settle(
    partnerId: string,
    webhookId: string,
    owner: string,
    settled: { until: string; attempts: readonly DeliveryAttempt[]; outage: WebhookOutage | null; lifted?: { at: string; until: string } },
  ): Promise<boolean>;
  /** Parks what waits since before then (since it happened, or was replayed), tried or not, earliest first; answers how many. */
  parkOverdue(partnerId: string, webhookId: string, before: string, limit: number): Promise<number>;
  /**
   * Lets deliveries wait again from `at` on, with all their hours before them: those that are parked, or of all events that are kept
   * between two sequences, both included. No outage is waited for. At most so many; answers how many, and after which sequence to go on, null where none is left.
   */
  replay(
    partnerId: string,
    webhookId: string,
    what: { state: 'parked' | 'any'; from: number; until: number },
    at: string,
    limit: number,
  ): Promise<{ replayed: number; next: number | null }>;
  /** Forgets events from before then that no delivery waits for; parked ones too. At most so many are looked at; true where more are left. */
  forget(partnerId: string, before: string, limit: number): Promise<boolean>;
  /** Lets sequences go on after at least this one: after a restore, what was given before must not be given again. */
  skipTo(partnerId: string, sequence: number): Promise<void>;
}

export type DeliveryAttempt =
  | { sequence: number; at: string; outcome: 'delivered'; status: number }
  | { sequence: number; at: string; outcome: 'failed'; status: number | null; reason: string; dueAt: string }
  | { sequence: number; at: string; outcome: 'parked'; status: number | null; reason: string };

/** Carries webhooks out. */
export interface WebhookSender {
  /** Why an address is refused, or null; what it resolves to is checked again with each sending. */
  refuseAddress(url: string): 'webhook-address-refused' | null;
  /** Never throws: what goes wrong is an answer without status. Follows no redirect, reads no body. */
  send(request: { url: string; headers: Readonly<Record<string, string>>; body: string }): Promise<WebhookAnswer>;
}

export interface WebhookAnswer {
  status: number | null;
  /** One of a few words, never text of the receiver's. */
  reason: 'answered' | 'address-refused' | 'unreachable' | 'timed-out' | 'tls' | 'broken';
  /** What `Retry-After` asked for. */
  retryAfterSeconds: number | null;
}
