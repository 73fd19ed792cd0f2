import { expect, test } from 'vitest';
import type { DeliveryAttempt } from '../../bff/ports/events.ts';
import type { Store } from '../../bff/ports/store.ts';
import { AT, assigned, claim, exported, HOOK, happens, newEvent, OTHER, openWith, sendable, settle, TIME, webhook } from './event-world.ts';
import { PARTNER } from './records.ts';
import { onBothEngines } from './stores.ts';

const delivered = (sequence: number): DeliveryAttempt => ({ sequence, at: AT(10), outcome: 'delivered', status: 204 });
const failed = (sequence: number, dueSeconds: number): DeliveryAttempt => ({
  sequence,
  at: AT(10),
  outcome: 'failed',
  status: 503,
  reason: 'answered',
  dueAt: AT(dueSeconds),
});
const parked = (sequence: number): DeliveryAttempt => ({ sequence, at: AT(20), outcome: 'parked', status: null, reason: 'timed-out' });
const replay = (store: Store, state: 'parked' | 'any', from = 1, limit = 100) =>
  store.write(PARTNER, (unit) => unit.events.replay(PARTNER, HOOK, { state, from, until: 1_000 }, AT(50), limit));
const listed = async (store: Store, state: 'waiting' | 'parked', after = 0, limit = 100) =>
  (await store.reads.events.deliveries(PARTNER, HOOK, state, after, limit)).map(({ event }) => event.sequence);

onBothEngines('Deliveries to a webhook', (engines) => {
  test('go out in order for each customer, and for different customers side by side', async () => {
    const store = await openWith(engines, webhook());
    await happens(store, assigned('c1'), assigned('c2'), assigned('c1'), exported('job_1'));
    await happens(store, assigned('c2'), assigned('c3', AT(100)));
    expect(await sendable(store, 10)).toEqual([1, 2, 4]);
    expect(await sendable(store, 10, 2)).toEqual([1, 2]);
    expect(await sendable(store, 100)).toEqual([1, 2, 4, 6]);
    await claim(store, 'worker', 10);
    await settle(store, 'worker', delivered(1), failed(2, 40), delivered(4));
    expect(await sendable(store, 10)).toEqual([3]);
    expect(await sendable(store, 40)).toEqual([3, 2]);
    await settle(store, 'worker', delivered(3), delivered(2));
    expect(await sendable(store, 40)).toEqual([5]);
  });

  test('are made for the webhooks that are on and told of the type, and for no other', async () => {
    const store = await openWith(
      engines,
      webhook(),
      webhook({ webhookId: 'whk_exports', types: ['export.done'] }),
      webhook({ webhookId: 'whk_off', isEnabled: false }),
      webhook({ webhookId: 'whk_other', partnerId: OTHER }),
    );
    await happens(store, assigned('c1'), exported('job_1'));
    const standings = await store.reads.events.webhooks(PARTNER);
    expect(standings.map(({ webhookId, waiting }) => [webhookId, waiting])).toEqual([
      [HOOK, 2],
      ['whk_exports', 1],
      ['whk_off', 0],
    ]);
    expect(await store.reads.events.webhooks(OTHER)).toMatchObject([{ webhookId: 'whk_other', waiting: 0, oldestWaitingAt: null }]);
    expect(await store.reads.events.webhook(OTHER, HOOK)).toBeNull();
    const test = newEvent({ type: 'webhook.test', at: AT(1), customerId: null, data: { webhookId: 'whk_exports' } });
    await store.write(PARTNER, (unit) => unit.events.appendFor(PARTNER, 'whk_exports', test));
    expect(await store.reads.events.webhook(PARTNER, HOOK)).toMatchObject({ waiting: 2 });
    expect(await store.reads.events.webhook(PARTNER, 'whk_exports')).toMatchObject({ waiting: 2, oldestWaitingAt: AT(0) });
  });

  test('are one worker’s until its lease ends or it gives it back', async () => {
    const store = await openWith(engines, webhook());
    await happens(store, assigned('c1'));
    const due = (seconds: number) => store.reads.events.due(TIME(seconds), 10);
    expect(await due(-1)).toEqual([]);
    expect(await due(1)).toEqual([{ partnerId: PARTNER, webhookId: HOOK }]);
    expect(await claim(store, 'first', 1)).toBe(true);
    expect(await due(2)).toEqual([]);
    expect(await claim(store, 'second', 2)).toBe(false);
    expect(await due(61)).toHaveLength(1);
    expect(await claim(store, 'second', 61)).toBe(true);
    expect(await settle(store, 'first', delivered(1))).toBe(false);
    expect(await sendable(store, 61)).toEqual([1]);
    await store.write(PARTNER, (unit) => unit.events.release(PARTNER, HOOK, 'first'));
    expect(await due(62)).toEqual([]);
    await store.write(PARTNER, (unit) => unit.events.release(PARTNER, HOOK, 'second'));
    expect(await due(62)).toHaveLength(1);
    expect(await claim(store, 'first', 62)).toBe(true);
    expect(await settle(store, 'first', delivered(1))).toBe(true);
    await store.write(PARTNER, (unit) => unit.events.release(PARTNER, HOOK, 'first'));
    expect(await due(700)).toEqual([]);
  });

  test('are taken up by one of two workers that reach for them at once', async () => {
    const store = await openWith(engines, webhook());
    const claims = await Promise.all(['first', 'second', 'third'].map((owner) => claim(store, owner, 1)));
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  test('say how often they were tried, since when, and when they are tried next', async () => {
    const store = await openWith(engines, webhook());
    await happens(store, assigned('c1'), assigned('c2'));
    await claim(store, 'worker', 1);
    await settle(store, 'worker', failed(1, 40));
    await settle(store, 'worker', { ...failed(1, 90), at: AT(40) });
    const [first, second] = await store.reads.events.deliveries(PARTNER, HOOK, 'waiting', 0, 10);
    expect(first).toMatchObject({ state: 'waiting', attempts: 2, firstTriedAt: AT(10), dueAt: AT(90), lastStatus: 503 });
    expect(second).toMatchObject({ state: 'waiting', attempts: 0, firstTriedAt: null, dueAt: AT(0), lastStatus: null });
    const failure = { at: AT(40), status: 503, reason: 'answered' };
    expect(await store.reads.events.webhook(PARTNER, HOOK)).toMatchObject({ lastDeliveredAt: null, lastFailure: failure });
    await settle(store, 'worker', delivered(2));
    expect(await store.reads.events.webhook(PARTNER, HOOK)).toMatchObject({ lastDeliveredAt: AT(10), lastFailure: null });
  });

  test('that are given up on make room for the next of the customer, and come first again when they are replayed', async () => {
    const store = await openWith(engines, webhook());
    await happens(store, assigned('c1'), assigned('c1'), assigned('c1'), assigned('c2'));
    await claim(store, 'worker', 1);
    await settle(store, 'worker', parked(1));
    expect(await sendable(store, 30)).toEqual([2, 4]);
    expect(await store.reads.events.webhook(PARTNER, HOOK)).toMatchObject({ waiting: 3, parked: 1 });
    expect(await store.reads.events.backlog()).toEqual({ oldestWaitingAt: AT(0), waiting: 3, parked: 1 });
    const [given] = await store.reads.events.deliveries(PARTNER, HOOK, 'parked', 0, 10);
    expect(given).toMatchObject({ state: 'parked', attempts: 1, dueAt: null });
    expect(await replay(store, 'parked')).toEqual({ replayed: 1, next: null });
    expect(await listed(store, 'parked')).toEqual([]);
    expect(await sendable(store, 49)).toEqual([4]);
    expect(await sendable(store, 50)).toEqual([4, 1]);
    const [again] = await store.reads.events.deliveries(PARTNER, HOOK, 'waiting', 0, 1);
    expect(again).toMatchObject({ attempts: 0, firstTriedAt: null, lastStatus: null });
    await settle(store, 'worker', delivered(2), delivered(1));
    expect(await sendable(store, 50)).toEqual([3, 4]);
  });

  test('are made again from a sequence on, of its types and without tests, in pieces that keep the order', async () => {
    const store = await openWith(engines, webhook({ types: ['customer.assigned'] }));
    await happens(store, assigned('c1'), assigned('c2'), exported('job_1'), assigned('c1'), assigned('c2'));
    const test = newEvent({ type: 'webhook.test', at: AT(1), customerId: null, data: { webhookId: HOOK } });
    await store.write(PARTNER, (unit) => unit.events.appendFor(PARTNER, HOOK, test));
    await claim(store, 'worker', 1);
    await settle(store, 'worker', delivered(1), delivered(2), delivered(4), failed(5, 900), delivered(6));
    expect(await replay(store, 'any', 2, 2)).toEqual({ replayed: 1, next: 3 });
    expect(await sendable(store, 50)).toEqual([2]);
    expect(await replay(store, 'any', 4, 2)).toEqual({ replayed: 2, next: 5 });
    expect(await replay(store, 'any', 6, 2)).toEqual({ replayed: 0, next: null });
    expect(await listed(store, 'waiting')).toEqual([2, 4, 5]);
    expect(await sendable(store, 50)).toEqual([2, 4]);
  });

  test('are listed in pages', async () => {
    const store = await openWith(engines, webhook());
    await happens(store, ...Array.from({ length: 5 }, (_, index) => assigned(`c${index}`)));
    expect(await listed(store, 'waiting', 0, 2)).toEqual([1, 2]);
    expect(await listed(store, 'waiting', 2, 2)).toEqual([3, 4]);
    expect(await listed(store, 'waiting', 4, 2)).toEqual([5]);
    expect(await store.reads.events.deliveries(OTHER, HOOK, 'waiting', 0, 10)).toEqual([]);
  });

  test('that wait or were given up on are dropped when it is switched off or removed; the events stay', async () => {
    const store = await openWith(engines, webhook(), webhook({ webhookId: 'whk_2' }));
    await happens(store, assigned('c1'), assigned('c2'));
    await claim(store, 'worker', 1);
    await settle(store, 'worker', parked(1));
    const change = { isEnabled: false, url: 'https://other.example.com/', types: ['export.done' as const] };
    expect(await store.write(PARTNER, (unit) => unit.events.saveWebhook(PARTNER, HOOK, change))).toBe(true);
    expect(await store.reads.events.webhook(PARTNER, HOOK)).toMatchObject({ ...change, waiting: 0, parked: 0 });
    expect(await settle(store, 'worker', delivered(2))).toBe(true);
    expect(await claim(store, 'other', 900)).toBe(false);
    expect(await store.write(PARTNER, (unit) => unit.events.removeWebhook(PARTNER, 'whk_2'))).toBe(true);
    expect(await store.write(PARTNER, (unit) => unit.events.removeWebhook(PARTNER, 'whk_2'))).toBe(false);
    expect(await store.write(PARTNER, (unit) => unit.events.saveWebhook(PARTNER, 'whk_2', {}))).toBe(false);
    expect(await store.reads.events.backlog()).toEqual({ oldestWaitingAt: null, waiting: 0, parked: 0 });
    expect(await store.reads.events.after(PARTNER, 0, 10)).toHaveLength(2);
  });

  test('keep the secret and the one before it sealed as they were handed over', async () => {
    const store = await openWith(engines, webhook());
    const secrets = { secretSealed: 'new', earlier: { secretSealed: 'sealed', until: AT(86_400) } };
    await store.write(PARTNER, (unit) => unit.events.saveWebhook(PARTNER, HOOK, secrets));
    expect(await store.reads.events.webhook(PARTNER, HOOK)).toMatchObject(secrets);
    await store.write(PARTNER, (unit) => unit.events.saveWebhook(PARTNER, HOOK, { earlier: null }));
    expect(await store.reads.events.webhook(PARTNER, HOOK)).toMatchObject({ secretSealed: 'new', earlier: null });
  });
});
