import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ChangesClosed } from '../../ports/store.ts';
import { startDeliveryLoop } from './deliver-loop.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function loopOver(runOnce: () => Promise<boolean>) {
  const failures: unknown[] = [];
  const seen = { looks: 0, isStopped: false };
  const runner = {
    runOnce: () => {
      seen.looks += 1;
      return runOnce();
    },
    stop: () => {
      seen.isStopped = true;
    },
  };
  const loop = startDeliveryLoop(runner, { log: { request: () => {}, failure: (_id, error) => void failures.push(error) } });
  return { loop, seen, failures };
}

test('Events are looked for each second, also while a slow receiver has not answered', async () => {
  const { loop, seen } = loopOver(() => new Promise((resolve) => setTimeout(resolve, 9_500, true)));
  await vi.advanceTimersByTimeAsync(3_500);
  expect(seen.looks).toBe(4);
  const stopped = loop.stop();
  await vi.advanceTimersByTimeAsync(10_000);
  await stopped;
});

test('A failure is logged, and tried again after ten seconds', async () => {
  const { loop, seen, failures } = loopOver(() => Promise.reject(new Error('away')));
  await vi.advanceTimersByTimeAsync(9_500);
  expect(seen.looks).toBe(1);
  expect(failures).toMatchObject([{ message: 'away' }]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(seen.looks).toBe(2);
  await loop.stop();
});

test('A restored store that takes no changes fills no log, and is sent from within a second once it takes them', async () => {
  const { loop, seen, failures } = loopOver(() => Promise.reject(new ChangesClosed()));
  await vi.advanceTimersByTimeAsync(25_000);
  expect(failures).toEqual([]);
  const { looks } = seen;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(seen.looks).toBe(looks + 1);
  await loop.stop();
});

test('Stopping waits for requests under way, and looks for nothing more', async () => {
  const release = Promise.withResolvers<boolean>();
  const { loop, seen } = loopOver(() => release.promise);
  await vi.advanceTimersByTimeAsync(1);
  let isStopped = false;
  const stopped = loop.stop().then(() => {
    isStopped = true;
  });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(isStopped).toBe(false);
  expect(seen).toEqual({ looks: 1, isStopped: true });
  release.resolve(true);
  await stopped;
});
