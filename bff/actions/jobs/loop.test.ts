import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startJobLoop } from './loop.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const quiet = { log: { request: () => {}, failure: () => {} } };

/** A runner with so many jobs due; each takes a while. */
function runnerWith(due: number, work: () => Promise<void> = async () => {}) {
  const seen = { due, ran: 0, sweeps: 0, isStopped: false };
  const runner = {
    async runOnce() {
      if (seen.isStopped || seen.due === 0) return false;
      seen.due -= 1;
      await work();
      seen.ran += 1;
      return true;
    },
    async sweep() {
      seen.sweeps += 1;
    },
    stop() {
      seen.isStopped = true;
    },
  };
  return { runner, seen };
}

test('Everything that is due is worked on at once, and what comes later within a second', async () => {
  const { runner, seen } = runnerWith(3);
  const loop = startJobLoop(runner, quiet);
  await vi.advanceTimersByTimeAsync(1);
  expect(seen.ran).toBe(3);
  seen.due = 1;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(seen.ran).toBe(4);
  await loop.stop();
});

test('Old files are swept at the start, and then every ten minutes', async () => {
  const { runner, seen } = runnerWith(0);
  const loop = startJobLoop(runner, quiet);
  await vi.advanceTimersByTimeAsync(599_000);
  expect(seen.sweeps).toBe(1);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(seen.sweeps).toBe(2);
  await loop.stop();
});

test('What is due by the clock does not wait until there is nothing else to do', async () => {
  const { runner, seen } = runnerWith(1_000_000, () => new Promise((resolve) => void setTimeout(resolve, 1_000)));
  const loop = startJobLoop(runner, quiet, { sweepMilliseconds: 60_000 });
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(seen.sweeps).toBeGreaterThanOrEqual(9);
  expect(seen.ran).toBeGreaterThan(590);
  const stopping = loop.stop();
  await vi.advanceTimersByTimeAsync(1_000);
  await stopping;
});

test('A failure is logged, and tried again after ten times the pause', async () => {
  const failures: unknown[] = [];
  let tries = 0;
  const runner = {
    runOnce: async () => {
      tries += 1;
      throw new Error('away');
    },
    sweep: async () => {},
    stop: () => {},
  };
  const loop = startJobLoop(runner, { log: { request: () => {}, failure: (_id, error) => void failures.push(error) } });
  await vi.advanceTimersByTimeAsync(9_000);
  expect(tries).toBe(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(tries).toBe(2);
  expect(failures).toMatchObject([{ message: 'away' }, { message: 'away' }]);
  await loop.stop();
});

test('Stopping waits for what is in hand, and takes up nothing more', async () => {
  const release = Promise.withResolvers<void>();
  const { runner, seen } = runnerWith(2, () => release.promise);
  const loop = startJobLoop(runner, quiet);
  await vi.advanceTimersByTimeAsync(1);
  let isStopped = false;
  const stopped = loop.stop().then(() => {
    isStopped = true;
  });
  await vi.advanceTimersByTimeAsync(10);
  expect(isStopped).toBe(false);
  release.resolve();
  await stopped;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(seen).toMatchObject({ ran: 1, due: 1 });
});

test('Where it is only woken, it looks when it is woken, also while it is at work', async () => {
  const { runner, seen } = runnerWith(1);
  const loop = startJobLoop(runner, quiet, { pauseMilliseconds: null });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(seen.ran).toBe(0);
  loop.wake();
  seen.due = 2;
  loop.wake();
  await vi.advanceTimersByTimeAsync(1);
  expect(seen).toMatchObject({ ran: 3, due: 0 });
  await loop.stop();
});
