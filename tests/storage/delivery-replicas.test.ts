import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { createWebhookRunner } from '../../bff/actions/events/deliver.ts';
import { createWebhookSender } from '../../bff/node/service/webhook-sender.ts';
import { startReceiver, type TestReceiver } from '../operations/webhook-receiver.ts';
import { addWebhook, answered, eventsOf, HOUR, isInOrder, openDelivery, orderOf, SECOND, START, silent } from './delivery-world.ts';
import { exportWorld } from './export-world.ts';
import { PARTNER } from './records.ts';
import { security } from './security.ts';
import { onBothEngines } from './stores.ts';

/** Another replica that tells the store's webhooks. */
function startReplica(address: string): { process: ChildProcess; stopping: Promise<void>; ended: Promise<number | null> } {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./delivering-child.ts', import.meta.url)), address], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stopping = new Promise<void>((resolve) => child.stdout?.once('data', () => resolve()));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { process: child, stopping, ended };
}

async function receiver(): Promise<TestReceiver> {
  const started = await startReceiver();
  onTestFinished(() => started.close());
  return started;
}

const sequencesOf = (to: TestReceiver, customerId: string) =>
  to.received.filter(({ event }) => event.customerId === customerId).map(({ event }) => event.sequence);

onBothEngines('Two replicas', (engines) => {
  test('never tell a webhook at the same time, and tell it each event once and in order', async () => {
    const world = await openDelivery(engines, { webhooks: { whk_a: PARTNER, whk_b: PARTNER } });
    const second = await engines.reopen(world.address);
    const runners = [world.runner('wrk_1'), world.runner('wrk_2', second)];
    const happening = (async () => {
      for (let part = 0; part < 10; part += 1) await world.happens(eventsOf(60, 7));
    })();
    await Promise.all(
      runners.map(async (runner) => {
        for (let look = 0; look < 60; look += 1) {
          await runner.runOnce();
          await new Promise(setImmediate);
        }
      }),
    );
    await happening;
    await runners[0]?.runOnce();
    for (const id of ['whk_a', 'whk_b']) {
      expect(world.receiver(id).sent).toHaveLength(600);
      expect(isInOrder(world.receiver(id))).toBe(true);
      expect(world.receiver(id).mostOfCustomer).toBe(1);
    }
  });

  test('lose nothing when one is killed in the middle of an attempt: the other goes on, in order', { timeout: 60_000 }, async () => {
    const world = await openDelivery(engines, { webhooks: { whk_unused: PARTNER } });
    const to = await receiver();
    await addWebhook(world.store, PARTNER, 'whk_1', security.makeWebhookSecret(), to.url);
    await world.store.write(PARTNER, (unit) => unit.events.removeWebhook(PARTNER, 'whk_unused'));
    const reached = Promise.withResolvers<void>();
    to.answer = ({ event }, response) => {
      if (event.sequence < 30) response.writeHead(204).end();
      else reached.resolve();
    };
    await world.happens(eventsOf(90, 3, Date.now()));
    const replica = startReplica(world.address);
    await reached.promise;
    replica.process.kill('SIGKILL');
    await replica.ended;
    to.answer = (_received, response) => void response.writeHead(204).end();
    const before = to.received.length;

    const at = (now: () => number) =>
      createWebhookRunner(
        { ...exportWorld(world.store, now), sender: createWebhookSender({ allowsPrivate: true }) },
        { owner: 'wrk_second' },
      );
    expect(await at(Date.now).runOnce()).toBe(false);
    expect(to.received).toHaveLength(before);
    await at(() => Date.now() + 31 * SECOND).runOnce();
    expect(new Set(to.received.map(({ event }) => event.id)).size).toBe(90);
    for (const customer of [0, 1, 2]) {
      const all = sequencesOf(to, `c${customer}`);
      // Repeated from somewhere on, in order from there: nothing came before an earlier one of its customer had.
      const seen = new Set<number>();
      for (const one of all) {
        if (one > 3) expect(seen.has(one - 3)).toBe(true);
        seen.add(one);
      }
    }
    expect(await world.store.reads.events.webhook(PARTNER, 'whk_1')).toMatchObject({ waiting: 0, parked: 0 });
  });

  test('hand over at once when one is stopped, after the attempts under way have ended', { timeout: 60_000 }, async () => {
    const world = await openDelivery(engines, { webhooks: { whk_unused: PARTNER } });
    const to = await receiver();
    await addWebhook(world.store, PARTNER, 'whk_1', security.makeWebhookSecret(), to.url);
    const reached = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    to.answer = async ({ event }, response) => {
      if (event.sequence >= 5) {
        reached.resolve();
        await goOn.promise;
      }
      response.writeHead(204).end();
    };
    await world.happens(eventsOf(20, 1, Date.now()));
    const replica = startReplica(world.address);
    await reached.promise;
    replica.process.kill('SIGTERM');
    await replica.stopping;
    goOn.resolve();
    expect(await replica.ended).toBe(0);
    const left = await world.store.reads.events.deliveries(PARTNER, 'whk_1', 'waiting', 0, 100);
    expect(left.length).toBeGreaterThan(0);
    const own = { ...exportWorld(world.store, Date.now), sender: createWebhookSender({ allowsPrivate: true }) };
    await createWebhookRunner(own, { owner: 'wrk_second' }).runOnce();
    expect(sequencesOf(to, 'c0')).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  test('of which the holder lives do not both tell a webhook when the clock jumps back an hour', async () => {
    const world = await openDelivery(engines);
    const second = await engines.reopen(world.address);
    const to = world.receiver('whk_1');
    const reached = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    to.answer = async () => {
      reached.resolve();
      await goOn.promise;
      return answered(204);
    };
    await world.happens(eventsOf(3, 1, START - 2 * HOUR));
    const held = world.runner('wrk_1').runOnce();
    await reached.promise;
    world.clock.now -= HOUR;
    const other = world.runner('wrk_2', second);
    for (let look = 0; look < 5; look += 1) {
      expect(await other.runOnce()).toBe(false);
      world.clock.now += 5 * SECOND;
    }
    goOn.resolve();
    await held;
    expect(to.sent.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(to.most).toBe(1);
  });

  test('take over from one that was killed before the clock jumped back, after half a minute and not after an hour', async () => {
    const world = await openDelivery(engines);
    await world.happens(eventsOf(3, 1, START - 2 * HOUR));
    const time = { at: new Date(START).toISOString(), ahead: new Date(START + 60 * SECOND).toISOString() };
    const lease = { owner: 'wrk_killed', until: new Date(START + 30 * SECOND).toISOString() };
    expect(await world.store.write(PARTNER, (unit) => unit.events.claim(PARTNER, 'whk_1', time, lease))).toBe(true);
    world.clock.now -= HOUR;
    const other = world.runner('wrk_2');
    expect(await other.runOnce()).toBe(false);
    world.clock.now += 31 * SECOND;
    expect(await other.runOnce()).toBe(true);
    expect(orderOf(world.receiver('whk_1')).get('c0')).toEqual([1, 2, 3]);
  });

  test('ask a receiver that is down once more when the clock jumped back an hour, and no more often than before from then on', async () => {
    const world = await openDelivery(engines);
    const to = world.receiver('whk_1');
    to.answer = () => silent('unreachable');
    await world.happens(eventsOf(50, 50, START - 2 * HOUR));
    const runner = world.runner('wrk_1');
    const triesIn = async (seconds: number) => {
      const before = to.sent.length;
      for (const end = world.clock.now + seconds * SECOND; world.clock.now < end; world.clock.now += 10 * SECOND) await runner.runOnce();
      return to.sent.length - before;
    };
    await triesIn(1_800);
    expect(await triesIn(1_200)).toBe(2);
    world.clock.now -= HOUR;
    expect(await triesIn(10)).toBe(1);
    expect(await triesIn(1_200)).toBe(2);
    to.answer = () => answered(204);
    await triesIn(600);
    expect(world.outcomes.delivered).toBe(50);
  });
});
