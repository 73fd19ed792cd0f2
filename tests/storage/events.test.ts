import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Store, Unit } from '../../bff/ports/store.ts';
import { AT, assigned, claim, exported, HOOK, happens, newEvent, OTHER, openWith, sendable, settle, webhook } from './event-world.ts';
import { PARTNER, partnerRecord } from './records.ts';
import { onBothEngines } from './stores.ts';

const write = <Result>(store: Store, command: (unit: Unit) => Promise<Result>) => store.write(PARTNER, command);
const read = async (store: Store, after: number, limit = 100) =>
  (await store.reads.events.after(PARTNER, after, limit)).map(({ sequence }) => sequence);
const forget = (store: Store, before: string, limit = 100) => write(store, (unit) => unit.events.forget(PARTNER, before, limit));

onBothEngines('Events', (engines) => {
  test('are read in their order from where somebody came to, each partner its own', async () => {
    const store = await openWith(engines);
    expect(await happens(store, assigned('c1'), exported('job_1'))).toEqual([1, 2]);
    expect(await happens(store, assigned('c1', AT(5)))).toEqual([3]);
    await store.write(OTHER, (unit) => unit.events.append(OTHER, [newEvent(assigned('c1'))]));
    const [first, ...others] = await store.reads.events.after(PARTNER, 0, 2);
    expect(first).toMatchObject({ partnerId: PARTNER, sequence: 1, type: 'customer.assigned', customerId: 'c1', at: AT(0) });
    expect(first?.data).toEqual(assigned('c1').data);
    expect(others).toMatchObject([{ sequence: 2, type: 'export.done', customerId: null }]);
    expect(await read(store, 2)).toEqual([3]);
    expect(await read(store, 3)).toEqual([]);
    expect(await read(store, 99)).toEqual([]);
    expect(await store.reads.events.after(OTHER, 0, 10)).toMatchObject([{ partnerId: OTHER, sequence: 1 }]);
    expect(await store.reads.events.bounds(PARTNER)).toEqual({ forgotten: 0, last: 3 });
    expect(await store.reads.events.bounds('par_none')).toEqual({ forgotten: 0, last: 0 });
  });

  test('leave no gap where a command is undone beside others that are kept', async () => {
    const store = await openWith(engines);
    const commands = Array.from({ length: 24 }, (_, index) =>
      store
        .write(PARTNER, async (unit) => {
          await unit.events.append(PARTNER, [newEvent(assigned(`c${index}`)), newEvent(exported(`job_${index}`))]);
          if (index % 3 === 1) throw new Error('undone');
        })
        .catch((error: Error) => error.message),
    );
    expect((await Promise.all(commands)).filter((answer) => answer === 'undone')).toHaveLength(8);
    expect(await read(store, 0)).toEqual(Array.from({ length: 32 }, (_, index) => index + 1));
    expect(await happens(store, assigned('c'))).toEqual([33]);
  });

  test('are never read before an earlier one, whichever of two replicas keeps them', async () => {
    const { store, address } = await engines.open();
    const other = await engines.reopen(address);
    await store.write(PARTNER, (unit) => unit.partners.add(partnerRecord()));
    const seen: number[] = [];
    const isDone = { yes: false };
    const reader = async () => {
      for (let isLast = false; !isLast; ) {
        isLast = isDone.yes;
        const after = seen.at(-1) ?? 0;
        for (const { sequence } of await store.reads.events.after(PARTNER, after, 7)) seen.push(sequence);
        if ((seen.at(-1) ?? 0) !== after) isLast = false;
        await setImmediate();
      }
    };
    const writer = async (one: Store) => {
      for (let round = 0; round < 10; round += 1) {
        const commands = Array.from({ length: 4 }, (_, index) =>
          one.write(PARTNER, async (unit) => {
            await unit.events.append(PARTNER, [newEvent(assigned('c1')), newEvent(assigned('c2'))]);
            if (index === 2) throw new Error('undone');
          }),
        );
        await Promise.allSettled(commands);
      }
    };
    const reading = reader();
    await Promise.all([writer(store), writer(other)]);
    isDone.yes = true;
    await reading;
    expect(seen).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
  });

  test('that are old are forgotten in their order, and whoever asks for them can tell', async () => {
    const store = await openWith(engines);
    await happens(store, assigned('c1', AT(0)), assigned('c2', AT(10)), assigned('c3', AT(20)), assigned('c4', AT(20)));
    expect(await store.reads.events.forgettable(AT(0))).toEqual([]);
    expect(await store.reads.events.forgettable(AT(15))).toEqual([PARTNER]);
    expect(await forget(store, AT(15), 1)).toBe(true);
    expect(await store.reads.events.bounds(PARTNER)).toEqual({ forgotten: 1, last: 4 });
    expect(await forget(store, AT(15), 100)).toBe(false);
    expect(await store.reads.events.bounds(PARTNER)).toEqual({ forgotten: 2, last: 4 });
    expect(await read(store, 0)).toEqual([3, 4]);
    expect(await store.reads.events.forgettable(AT(15))).toEqual([]);
    expect(await happens(store, assigned('c5', AT(30)))).toEqual([5]);
  });

  test('are not forgotten out of order where the clock went back', async () => {
    const store = await openWith(engines);
    await happens(store, assigned('c1', AT(3600)), assigned('c2', AT(0)));
    expect(await forget(store, AT(600))).toBe(false);
    expect(await read(store, 0)).toEqual([1, 2]);
    expect(await store.reads.events.forgettable(AT(600))).toEqual([]);
  });

  test('that still wait for a webhook are kept for it, however old, and go once it has them', async () => {
    const store = await openWith(engines, webhook());
    await happens(store, assigned('c1'), assigned('c2'), assigned('c3'));
    expect(await claim(store, 'worker', 1)).toBe(true);
    const deliver = (sequence: number) => settle(store, 'worker', { sequence, at: AT(2), outcome: 'delivered', status: 200 });
    await deliver(2);
    expect(await store.reads.events.forgettable(AT(100))).toEqual([PARTNER]);
    await forget(store, AT(100));
    expect(await store.reads.events.bounds(PARTNER)).toEqual({ forgotten: 3, last: 3 });
    expect(await read(store, 0)).toEqual([]);
    expect(await sendable(store, 100)).toEqual([1, 3]);
    await deliver(1);
    expect(await store.reads.events.forgettable(AT(100))).toEqual([PARTNER]);
    await forget(store, AT(100));
    expect((await store.reads.events.deliveries(PARTNER, HOOK, 'waiting', 0, 10)).map(({ event }) => event.sequence)).toEqual([3]);
  });

  test('that were given up on are forgotten with their deliveries', async () => {
    const store = await openWith(engines, webhook());
    await happens(store, assigned('c1'));
    await claim(store, 'worker', 1);
    await settle(store, 'worker', { sequence: 1, at: AT(2), outcome: 'parked', status: null, reason: 'unreachable' });
    await forget(store, AT(100));
    expect(await store.reads.events.webhook(PARTNER, HOOK)).toMatchObject({ waiting: 0, parked: 0 });
    expect(await store.reads.events.backlog()).toEqual({ oldestWaitingAt: null, waiting: 0, parked: 0 });
  });

  test('go on after what was given before a restore', async () => {
    const store = await openWith(engines);
    await happens(store, assigned('c1'));
    await write(store, (unit) => unit.events.skipTo(PARTNER, 40));
    await write(store, (unit) => unit.events.skipTo(PARTNER, 7));
    expect(await happens(store, assigned('c1'))).toEqual([41]);
    expect(await read(store, 1)).toEqual([41]);
  });

  test('that happen often are counted, and told again once a while has passed or the clock went back', async () => {
    const store = await openWith(engines);
    const count = (seconds: number, about = 'session.refused mint') =>
      write(store, (unit) => unit.events.count(PARTNER, about, AT(seconds), AT(seconds - 60)));
    expect(await count(0)).toBe(1);
    expect(await count(1)).toBe(0);
    expect(await count(59)).toBe(0);
    expect(await count(59, 'session.refused swap')).toBe(1);
    expect(await count(61)).toBe(3);
    expect(await count(62)).toBe(0);
    // Another replica's clock is a little behind.
    expect(await count(58)).toBe(0);
    expect(await count(-3600)).toBe(3);
    expect(await count(-3599)).toBe(0);
    expect(await store.reads.events.told('session.refused ', AT(0), 10)).toEqual([{ partnerId: PARTNER, about: 'session.refused mint' }]);
    expect(await store.reads.events.told('reveal', AT(100), 10)).toEqual([]);
    const take = (seconds: number) =>
      write(store, (unit) => unit.events.takeUntold(PARTNER, 'session.refused mint', AT(seconds), AT(seconds - 60)));
    expect(await take(-3590)).toBe(0);
    expect(await take(0)).toBe(1);
    expect(await count(1)).toBe(0);
    expect(await take(70)).toBe(1);
    expect(await take(200)).toBe(0);
    expect(await store.reads.events.told('session.refused mint', AT(1_000), 10)).toEqual([]);
  });
});
