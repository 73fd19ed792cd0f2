import { expect, test } from 'vitest';
import { answered, eventsOf, HOUR, isInOrder, openDelivery, orderOf, SECOND, START, silent } from './delivery-world.ts';
import { PARTNER } from './records.ts';
import { onBothEngines } from './stores.ts';

const OTHER = 'par_2';

onBothEngines('Webhooks', (engines) => {
  test('are told of everything once, each customer in order, at most eight at once and never two of one customer', async () => {
    const world = await openDelivery(engines);
    await world.happens(eventsOf(600, 40));
    await world.runner('wrk_1').runOnce();
    const receiver = world.receiver('whk_1');
    expect(receiver.sent).toHaveLength(600);
    expect(isInOrder(receiver)).toBe(true);
    expect(orderOf(receiver).size).toBe(40);
    expect(receiver.most).toBe(8);
    expect(receiver.mostOfCustomer).toBe(1);
    expect(world.outcomes).toEqual({ delivered: 600, failed: 0, parked: 0 });
    const standing = await world.store.reads.events.webhook(PARTNER, 'whk_1');
    expect(standing).toMatchObject({ waiting: 0, lastDeliveredAt: new Date(START).toISOString(), lastFailure: null, outage: null });
  });

  test('that are down are asked with one event every few minutes, not with each of those that wait', async () => {
    const world = await openDelivery(engines);
    const receiver = world.receiver('whk_1');
    receiver.answer = () => silent('unreachable');
    await world.happens(eventsOf(2_000, 1_000));
    const runner = world.runner('wrk_1');
    for (; world.clock.now < START + 2 * HOUR; world.clock.now += 15 * SECOND) await runner.runOnce();
    // Four at first, five probes while the pause grows, then one in ten minutes.
    expect(receiver.sent.length).toBeGreaterThan(12);
    expect(receiver.sent.length).toBeLessThan(25);
    expect(await world.store.reads.events.webhook(PARTNER, 'whk_1')).toMatchObject({
      waiting: 2_000,
      lastFailure: { reason: 'unreachable', status: null },
      outage: { since: new Date(START).toISOString() },
    });

    receiver.sent.length = 0;
    receiver.most = 0;
    receiver.answer = () => answered(204);
    world.clock.now += 600 * SECOND;
    await runner.runOnce();
    expect(receiver.sent).toHaveLength(2_000);
    expect(isInOrder(receiver)).toBe(true);
    expect(receiver.most).toBe(8);
  });

  test('that answer with failures to everything are down after a handful of tries, whatever they answer', async () => {
    const answers = { whk_a: answered(500), whk_b: answered(404), whk_c: silent('timed-out'), whk_d: silent('broken') };
    const world = await openDelivery(engines, { webhooks: { whk_a: PARTNER, whk_b: PARTNER, whk_c: PARTNER, whk_d: PARTNER } });
    for (const [id, answer] of Object.entries(answers)) world.receiver(id).answer = () => answer;
    await world.happens(eventsOf(500, 500));
    const runner = world.runner('wrk_1');
    await runner.runOnce();
    for (const id of Object.keys(answers)) expect(world.receiver(id).sent.length).toBeLessThanOrEqual(6);
    for (let round = 0; round < 20; round += 1) {
      world.clock.now += 60 * SECOND;
      await runner.runOnce();
    }
    for (const id of Object.keys(answers)) expect(world.receiver(id).sent.length).toBeLessThanOrEqual(15);
  });

  test('that redirect, ask to wait for a year, or say they are gone, are asked again within an hour', async () => {
    const answers = { whk_a: answered(302), whk_b: answered(503, 365 * 86_400), whk_c: answered(410) };
    const world = await openDelivery(engines, { webhooks: { whk_a: PARTNER, whk_b: PARTNER, whk_c: PARTNER } });
    for (const [id, answer] of Object.entries(answers)) world.receiver(id).answer = () => answer;
    await world.happens(eventsOf(3, 1));
    const runner = world.runner('wrk_1');
    await runner.runOnce();
    for (const id of Object.keys(answers)) {
      expect(world.receiver(id).sent).toHaveLength(1);
      world.receiver(id).answer = () => answered(204);
    }
    world.clock.now += HOUR;
    await runner.runOnce();
    for (const id of Object.keys(answers)) expect(orderOf(world.receiver(id)).get('c0')).toEqual([1, 2, 3]);
  });

  test('that never answer hold up neither the others of their partner nor those of another', async () => {
    const slow = ['whk_a', 'whk_b', 'whk_c', 'whk_d', 'whk_e'];
    const webhooks = { ...Object.fromEntries(slow.map((id) => [id, PARTNER])), whk_own: PARTNER, whk_other: OTHER };
    const world = await openDelivery(engines, { webhooks });
    const end = Promise.withResolvers<void>();
    for (const id of slow) world.receiver(id).answer = () => end.promise.then(() => silent('timed-out'));
    await world.happens(eventsOf(30, 10));
    await world.happens(eventsOf(30, 10), OTHER);
    const runner = world.runner('wrk_1');
    const held = runner.runOnce();
    await expect.poll(() => world.receiver('whk_own').sent.length + world.receiver('whk_other').sent.length).toBe(60);
    await world.happens(eventsOf(5, 5), OTHER);
    // What was sent last may be settled just now, so that its turn is yet to end.
    const more = async () => {
      await runner.runOnce();
      return world.receiver('whk_other').sent.length;
    };
    await expect.poll(more).toBe(35);
    for (const id of slow) expect(world.receiver(id).sent).toHaveLength(4);
    end.resolve();
    await held;
    for (const id of slow) expect(world.receiver(id).sent.length).toBeLessThanOrEqual(6);
  });

  test('that refuse one event are told of the other customers, and after 72 hours of the rest of its customer', async () => {
    const world = await openDelivery(engines);
    const receiver = world.receiver('whk_1');
    receiver.answer = ({ sequence }) => answered(sequence === 2 ? 500 : 204);
    await world.happens(eventsOf(9, 3));
    const runner = world.runner('wrk_1');
    await runner.runOnce();
    expect(Object.fromEntries(orderOf(receiver))).toEqual({ c0: [1, 4, 7], c2: [3, 6, 9] });
    for (; world.clock.now < START + 73 * HOUR; world.clock.now += 300 * SECOND) await runner.runOnce();
    const tries = receiver.sent.filter(({ sequence }) => sequence === 2);
    expect(tries.length).toBeGreaterThan(20);
    expect(tries.length).toBeLessThan(30);
    expect(tries.at(-1)?.at).toBeGreaterThanOrEqual(START + 72 * HOUR);
    expect(orderOf(receiver).get('c1')).toEqual([5, 8]);
    expect(await world.store.reads.events.webhook(PARTNER, 'whk_1')).toMatchObject({ waiting: 0, parked: 1 });
    expect(world.outcomes).toMatchObject({ delivered: 8, parked: 1 });
  });

  test('of which one event is refused again and again are told of what happens meanwhile within a second', async () => {
    const world = await openDelivery(engines);
    const receiver = world.receiver('whk_1');
    receiver.answer = ({ customerId }) => (customerId === 'c0' ? silent('timed-out') : answered(204));
    await world.happens(eventsOf(1, 1));
    const runner = world.runner('wrk_1');
    for (let hour = 0; hour < 24; hour += 1) {
      for (let step = 0; step < 4; step += 1, world.clock.now += 900 * SECOND) await runner.runOnce();
      await world.happens(eventsOf(2, 2, world.clock.now).slice(1));
      await runner.runOnce();
      expect(orderOf(receiver).get('c1')).toHaveLength(hour + 1);
    }
  });

  test('that refuse three customers’ events again and again are told of the others at once, and are not asked all the more for it', async () => {
    const world = await openDelivery(engines);
    const receiver = world.receiver('whk_1');
    const refused = ['c0', 'c1', 'c2'];
    receiver.answer = ({ customerId }) => answered(refused.includes(customerId) ? 500 : 204);
    await world.happens(eventsOf(3, 3));
    const runner = world.runner('wrk_1');
    let happened = 0;
    for (; world.clock.now < START + 4 * HOUR; world.clock.now += 30 * SECOND) {
      if (world.clock.now % 60_000 === 0) {
        await world.happens(eventsOf(4, 4, world.clock.now).slice(3));
        happened += 1;
      }
      await runner.runOnce();
    }
    expect(orderOf(receiver).get('c3')).toHaveLength(happened);
    for (const customer of refused) {
      const tries = receiver.sent.filter(({ customerId }) => customerId === customer).length;
      expect(tries).toBeGreaterThan(6);
      expect(tries).toBeLessThan(40);
    }
  });

  test('that said they were gone are tried with all that waits as soon as somebody tests or replays', async () => {
    const world = await openDelivery(engines);
    const receiver = world.receiver('whk_1');
    receiver.answer = () => answered(410);
    await world.happens(eventsOf(3, 3));
    const runner = world.runner('wrk_1');
    await runner.runOnce();
    world.clock.now += 60 * SECOND;
    expect(await runner.runOnce()).toBe(false);
    receiver.answer = () => answered(204);
    const at = new Date(world.clock.now).toISOString();
    const what = { state: 'parked', from: 1, until: 3 } as const;
    await world.store.write(PARTNER, (unit) => unit.events.replay(PARTNER, 'whk_1', what, at, 100));
    await runner.runOnce();
    expect(orderOf(receiver).size).toBe(3);
  });

  test('that are down for 72 hours lose nothing: what waits is parked, what came later waits on', async () => {
    const world = await openDelivery(engines);
    const receiver = world.receiver('whk_1');
    receiver.answer = () => silent('unreachable');
    await world.happens(eventsOf(1_500, 700));
    const runner = world.runner('wrk_1');
    for (; world.clock.now < START + 71 * HOUR; world.clock.now += HOUR) await runner.runOnce();
    await world.happens(eventsOf(100, 50, world.clock.now));
    for (; world.clock.now < START + 74 * HOUR; world.clock.now += HOUR) await runner.runOnce();
    expect(receiver.sent.length).toBeLessThan(100);
    expect(await world.store.reads.events.webhook(PARTNER, 'whk_1')).toMatchObject({ waiting: 100, parked: 1_500 });
    receiver.answer = () => answered(204);
    world.clock.now += HOUR;
    await runner.runOnce();
    expect(isInOrder(receiver)).toBe(true);
    expect(world.outcomes.delivered).toBe(100);
  });

  test('of which one has a secret that no key opens hold up no other, and the log names it', async () => {
    const world = await openDelivery(engines, { webhooks: { whk_a: PARTNER, whk_b: PARTNER } });
    await world.store.write(PARTNER, (unit) => unit.events.saveWebhook(PARTNER, 'whk_a', { secretSealed: 'of another installation' }));
    await world.happens(eventsOf(10, 10));
    const runner = world.runner('wrk_1');
    await runner.runOnce();
    expect(world.failures).toEqual(['whk_a']);
    expect(world.receiver('whk_b').sent).toHaveLength(10);
    await world.happens(eventsOf(5, 5));
    await runner.runOnce();
    expect(world.failures).toEqual(['whk_a']);
    expect(world.receiver('whk_b').sent).toHaveLength(15);
    world.clock.now += 31 * SECOND;
    await runner.runOnce();
    expect(world.failures).toEqual(['whk_a', 'whk_a']);
    expect(await world.store.reads.events.webhook(PARTNER, 'whk_a')).toMatchObject({ waiting: 15, parked: 0 });
  });

  test('that are switched off or removed while an answer is under way are sent nothing more', async () => {
    const world = await openDelivery(engines);
    const receiver = world.receiver('whk_1');
    receiver.answer = async () => {
      await world.store.write(PARTNER, (unit) => unit.events.removeWebhook(PARTNER, 'whk_1'));
      return answered(204);
    };
    await world.happens(eventsOf(500, 500));
    await world.runner('wrk_1').runOnce();
    expect(receiver.sent.length).toBeLessThanOrEqual(64);
    expect(await world.runner('wrk_1').runOnce()).toBe(false);
  });
});
