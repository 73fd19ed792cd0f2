import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type Store, StoreUnavailable } from '../../bff/ports/store.ts';
import { until } from '../until.ts';
import { FACE, fillForRecall, ITEMS_PER_SLICE, JOB, recalledOf, recallRunner } from './recall-world.ts';
import { PARTNER } from './records.ts';
import { onBothEngines } from './stores.ts';

const LEASE = 30_000;
const COUNT = 1_000;
const instant = (milliseconds: number) => new Date(milliseconds).toISOString();
const find = (store: Store) => store.reads.moneyOperations.find(JOB);
const WHOLE = { recalled: COUNT, items: COUNT, moved: FACE * BigInt(COUNT), left: 0n, available: FACE * BigInt(COUNT) };

/** Another process that works on the store's operations, once it has done some slices. */
async function startWorking(store: Store, address: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./recalling-child.ts', import.meta.url)), address], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await until(async () => ((await find(store))?.done ?? 0) >= 3 * ITEMS_PER_SLICE);
  return child;
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.on('close', (code) => resolve(code)));
}

onBothEngines('A recall of 1,000 coupons', (engines) => {
  test('that a kill interrupts is taken over, and each coupon is recalled once', { timeout: 60_000 }, async () => {
    const { store, address } = await engines.open();
    await fillForRecall(store, COUNT, instant(Date.now()));
    const child = await startWorking(store, address);
    const gone = ended(child);
    child.kill('SIGKILL');
    await gone;
    const left = await find(store);
    expect(left).toMatchObject({ state: 'running', attempts: 1 });
    expect(left?.done).toBeLessThan(COUNT);
    expect(await recallRunner(store, Date.now, 'wrk_early').runOnce()).toBe(false);

    expect(await recallRunner(store, () => Date.now() + LEASE + 1_000, 'wrk_second').runOnce()).toBe(true);
    expect(await find(store)).toMatchObject({ state: 'done', done: COUNT, refused: 0, moved: WHOLE.moved, attempts: 2 });
    expect(await recalledOf(store, COUNT)).toEqual(WHOLE);
    const trail = await store.reads.audit.after(PARTNER, 0, 100);
    expect(trail.map(({ action }) => action)).toEqual(['job.takeover', 'operation.end']);
    expect(trail[0]?.details).toMatchObject({ attempt: 2, items: left?.done });
  });

  test('that a stopping service gives back is taken up at once', { timeout: 60_000 }, async () => {
    const { store, address } = await engines.open();
    await fillForRecall(store, COUNT, instant(Date.now()));
    const child = await startWorking(store, address);
    const gone = ended(child);
    child.kill('SIGTERM');
    expect(await gone).toBe(0);
    expect(await find(store)).toMatchObject({ state: 'running', attempts: 0 });
    expect(await recallRunner(store, Date.now, 'wrk_second').runOnce()).toBe(true);
    expect(await recalledOf(store, COUNT)).toEqual(WHOLE);
    expect((await store.reads.audit.after(PARTNER, 0, 100)).map(({ action }) => action)).toEqual(['operation.end']);
  });

  test('that is stopped while it runs ends within a slice, and what was not begun stays with the customers', async () => {
    const { store } = await engines.open();
    await fillForRecall(store, COUNT, instant(0));
    const stopping: Store = {
      ...store,
      write: async (partnerId, command, options) => {
        if ((await find(store))?.done === 2 * ITEMS_PER_SLICE)
          await store.write(PARTNER, (unit) => unit.moneyOperations.update(JOB, { isStopping: true }));
        return store.write(partnerId, command, options);
      },
    };
    await recallRunner(stopping, () => 0, 'wrk_first').runOnce();
    const done = 2 * ITEMS_PER_SLICE;
    expect(await find(store)).toMatchObject({ state: 'stopped', done, refused: 0, isStopping: false });
    expect(await recalledOf(store, COUNT)).toMatchObject({ items: done, left: FACE * BigInt(COUNT - done) });
  });

  test('over which five workers died is given up: what is left is refused, and can be tried again', async () => {
    const { store } = await engines.open();
    await fillForRecall(store, 120, instant(0));
    const dying: Store = {
      ...store,
      write: async (partnerId, command, options) => {
        if ((await find(store))?.done === ITEMS_PER_SLICE) throw new StoreUnavailable('killed');
        return store.write(partnerId, command, options);
      },
    };
    await expect(recallRunner(dying, () => 0, 'wrk_0').runOnce()).rejects.toThrow(StoreUnavailable);
    for (let attempt = 1; attempt < 5; attempt += 1) {
      const lease = { owner: `wrk_${attempt}`, until: instant((attempt + 1) * LEASE) };
      await store.write(PARTNER, (unit) => unit.operationLeases.claim(PARTNER, JOB, instant(attempt * LEASE), lease));
    }
    expect(await recallRunner(store, () => 6 * LEASE, 'wrk_last').runOnce()).toBe(true);
    expect(await find(store)).toMatchObject({ state: 'done', done: ITEMS_PER_SLICE, refused: 120 - ITEMS_PER_SLICE });
    const [refused] = await store.reads.moneyOperations.items(JOB, ['refused'], 0, 1);
    expect(refused).toMatchObject({ refusal: 'internal', moved: null });
  });

  test('whose worker lost its lease is left alone by it', async () => {
    const { store, address } = await engines.open();
    const second = await engines.reopen(address);
    await fillForRecall(store, COUNT, instant(0));
    let isTaken = false;
    const interrupting: Store = {
      ...store,
      write: async (partnerId, command, options) => {
        if (!isTaken && (await find(store))?.done === 2 * ITEMS_PER_SLICE) {
          isTaken = true;
          const lease = { owner: 'wrk_second', until: instant(10 * LEASE) };
          await second.write(PARTNER, (unit) => unit.operationLeases.claim(PARTNER, JOB, instant(2 * LEASE), lease));
        }
        return store.write(partnerId, command, options);
      },
    };
    await recallRunner(interrupting, () => 0, 'wrk_first').runOnce();
    expect(isTaken).toBe(true);
    expect(await find(store)).toMatchObject({ state: 'running', done: 2 * ITEMS_PER_SLICE, attempts: 2 });
    expect(await store.write(PARTNER, (unit) => unit.operationLeases.release(PARTNER, JOB, 'wrk_first'))).toBe(false);
  });

  test('lets others issue and spend between its slices', async () => {
    const { store } = await engines.open();
    await fillForRecall(store, COUNT, instant(0));
    let between = 0;
    let isDone = false;
    const working = recallRunner(store, () => 0, 'wrk_first')
      .runOnce()
      .finally(() => {
        isDone = true;
      });
    while (!isDone) {
      await store.write(PARTNER, async (unit) => void (await unit.moneyOperations.find(JOB)));
      between += 1;
    }
    await working;
    expect(between).toBeGreaterThanOrEqual(COUNT / ITEMS_PER_SLICE / 2);
    expect(await recalledOf(store, COUNT)).toEqual(WHOLE);
  });
});
