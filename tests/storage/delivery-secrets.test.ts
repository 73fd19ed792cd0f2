import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { secretContext } from '../../bff/actions/events/secret-context.ts';
import { addWebhook, answered, type DeliveryWorld, eventsOf, HOUR, isInOrder, openDelivery, SECOND, type Sent } from './delivery-world.ts';
import { PARTNER } from './records.ts';
import { security } from './security.ts';
import { onBothEngines } from './stores.ts';

const EVENTS = 10_000;

/** What a receiver that knows one secret says to a request. */
function verifies(secret: string, { headers, body }: Sent): boolean {
  try {
    new Webhook(secret).verify(body, { ...headers });
    return true;
  } catch {
    return false;
  }
}

async function rotate({ store, clock }: DeliveryWorld, from: string, to: string): Promise<void> {
  const seal = (secret: string) => security.sealField(secret, secretContext(PARTNER, 'whk_1'));
  const earlier = { secretSealed: await seal(from), until: new Date(clock.now + 24 * HOUR).toISOString() };
  const secretSealed = await seal(to);
  await store.write(PARTNER, (unit) => unit.events.saveWebhook(PARTNER, 'whk_1', { secretSealed, earlier }));
}

onBothEngines('Deliveries', (engines) => {
  test('verify with the old and with the new secret for a day after a rotation in flight, then with the new one alone', async () => {
    const world = await openDelivery(engines, { webhooks: { whk_unused: PARTNER } });
    const [old, fresh] = [security.makeWebhookSecret(), security.makeWebhookSecret()];
    await addWebhook(world.store, PARTNER, 'whk_1', old);
    const to = world.receiver('whk_1');
    // The package that receivers use looks at the clock of the machine.
    world.clock.now = Date.now();
    await world.happens(eventsOf(200, 200, world.clock.now));
    to.answer = async ({ sequence }) => {
      if (sequence === 1) await rotate(world, old, fresh);
      return answered(204);
    };
    const runner = world.runner('wrk_1');
    await runner.runOnce();
    expect(to.sent).toHaveLength(200);
    expect(to.sent.every((sent) => verifies(old, sent))).toBe(true);
    expect(to.sent.slice(-100).every((sent) => verifies(fresh, sent))).toBe(true);
    expect(to.sent.some((sent) => verifies(security.makeWebhookSecret(), sent))).toBe(false);

    const first = to.sent.find(({ sequence }) => sequence === 1);
    expect(first && verifies(old, { ...first, body: first.body.replace('"c0"', '"c1"') })).toBe(false);
    expect(first?.headers).toMatchObject({ 'content-type': 'application/json', 'user-agent': 'partner-widget-kit' });
    const [stored] = await world.store.reads.events.after(PARTNER, 0, 1);
    expect(first?.headers['webhook-id']).toBe(stored?.eventId);
    expect(JSON.parse(first?.body ?? '')).toEqual({
      id: stored?.eventId,
      sequence: 1,
      type: 'customer.assigned',
      timestamp: stored?.at,
      customerId: 'c0',
      data: stored?.data,
    });

    world.clock.now += 24 * HOUR + SECOND;
    await world.happens(eventsOf(1, 1, world.clock.now));
    await runner.runOnce();
    expect(to.sent.at(-1)?.headers['webhook-signature']?.split(' ')).toHaveLength(1);
  });

  test('carry the time of each attempt and the same id in all of them', async () => {
    const world = await openDelivery(engines);
    const to = world.receiver('whk_1');
    to.answer = () => answered(500);
    await world.happens(eventsOf(1, 1));
    const runner = world.runner('wrk_1');
    await runner.runOnce();
    world.clock.now += 5 * SECOND;
    await runner.runOnce();
    const [first, second] = to.sent;
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(Number(second?.headers['webhook-timestamp']) - Number(first?.headers['webhook-timestamp'])).toBe(5);
    expect(second?.headers['webhook-signature']).not.toBe(first?.headers['webhook-signature']);
  });

  test('of ten thousand events that were parked go out in order once they are replayed', { timeout: 60_000 }, async () => {
    const world = await openDelivery(engines);
    const to = world.receiver('whk_1');
    to.answer = () => answered(503);
    // One customer alone has half of them.
    const entries = eventsOf(EVENTS, EVENTS / 10).map((entry, index) => (index % 2 === 0 ? { ...entry, customerId: 'busy' } : entry));
    await world.happens(entries);
    const runner = world.runner('wrk_1');
    for (let day = 0; day < 4; day += 1, world.clock.now += 25 * HOUR) await runner.runOnce();
    expect(await world.store.reads.events.webhook(PARTNER, 'whk_1')).toMatchObject({ waiting: 0, parked: EVENTS });
    expect(to.sent.length).toBeLessThan(12);
    to.sent.length = 0;
    to.answer = () => answered(204);
    const at = new Date(world.clock.now).toISOString();
    for (let from = 1; from <= EVENTS; from += 1_000) {
      const what = { state: 'parked', from, until: from + 999 } as const;
      await world.store.write(PARTNER, (unit) => unit.events.replay(PARTNER, 'whk_1', what, at, 1_000));
    }
    await runner.runOnce();
    expect(to.sent).toHaveLength(EVENTS);
    expect(isInOrder(to)).toBe(true);
    expect(to.mostOfCustomer).toBe(1);
  });
});
