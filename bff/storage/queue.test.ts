import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Job, WriteQueue } from './queue.ts';

const yieldTurn = async (): Promise<void> => setImmediate();
const never = { isRetryable: () => false, isUnavailable: () => false };

/** A queue that notes how many commands shared each commit. */
function recorded({ gatheringMilliseconds = 2 } = {}) {
  const sizes: number[] = [];
  const queue = new WriteQueue<null>(
    async (batch) => {
      sizes.push(batch.length);
      return new Map();
    },
    { ...never, yieldTurn, gatheringMilliseconds },
  );
  const write = () =>
    new Promise<void>((resolve, reject) => {
      const job: Job<null> = { partnerIds: ['par_1'], run: async () => {}, done: resolve, fail: reject };
      queue.add(job);
    });
  return { sizes, queue, write };
}

test('Callers who were answered together share the next commit too, though one asks again before the others', async () => {
  const { sizes, write } = recorded({ gatheringMilliseconds: 10_000 });
  await Promise.all(Array.from({ length: 8 }, write));
  const again = Array.from({ length: 8 }, async (_, caller) => {
    for (let turn = 0; turn < caller * 2; turn += 1) await setImmediate();
    await write();
  });
  await Promise.all(again);
  expect(sizes[0]).toBe(8);
  expect(sizes[1]).toBeGreaterThanOrEqual(4);
});

test('A caller whom the others have left has a commit of its own after a moment', async () => {
  const { sizes, write } = recorded();
  await Promise.all(Array.from({ length: 8 }, write));
  await write();
  await write();
  expect(sizes).toEqual([8, 1, 1]);
});

test('A queue that is closed finishes what waits, and takes nothing more', async () => {
  const { sizes, queue, write } = recorded();
  const before = Promise.all([write(), write()]);
  await queue.close();
  await before;
  expect(sizes).toEqual([2]);
  await expect(write()).rejects.toThrow('The store is closed.');
});
