import { beforeEach, expect, test } from 'vitest';
import { grouped } from './grouped.ts';

/** Reads that are answered when the test says so. */
let reads: { keys: readonly string[]; answer(): Promise<void>; fail(): Promise<void> }[];
let stored: Map<string, number>;
let find: (key: string) => Promise<number | undefined>;

const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

beforeEach(() => {
  reads = [];
  stored = new Map([['one', 1]]);
  find = grouped((keys) => {
    const found = new Map(stored);
    const { promise, resolve, reject } = Promise.withResolvers<Map<string, number>>();
    const after = (done: () => void) => async () => {
      done();
      await settled();
    };
    reads.push({ keys, answer: after(() => resolve(found)), fail: after(() => reject(new Error('The server went away.'))) });
    return promise;
  });
});

test('Whoever asks while reads are under way is asked for together with all others', async () => {
  const answers = ['one', 'two', 'three', 'one', 'three'].map((key) => find(key));
  expect(reads.map(({ keys }) => keys)).toEqual([['one'], ['two']]);
  await reads[0]?.answer();
  expect(reads[2]?.keys).toEqual(['three', 'one']);
  await reads[1]?.answer();
  await reads[2]?.answer();
  expect(await Promise.all(answers)).toEqual([1, undefined, undefined, 1, undefined]);
});

test('Nobody hears what was read before they asked', async () => {
  const [early, other] = [find('one'), find('two')];
  stored.clear();
  const late = find('one');
  await reads[0]?.answer();
  await reads[2]?.answer();
  expect([await early, await late]).toEqual([1, undefined]);
  await reads[1]?.answer();
  await other;
});

test('A read that hangs keeps nobody else waiting', async () => {
  void find('hangs');
  const other = find('two');
  const next = find('one');
  await reads[1]?.answer();
  await reads[2]?.answer();
  expect([await other, await next]).toEqual([undefined, 1]);
});

test('A read that fails fails for those who asked for it, and is asked again by the next', async () => {
  const failing = find('one').catch((error: Error) => error.message);
  await reads[0]?.fail();
  expect(await failing).toBe('The server went away.');
  const next = find('one');
  await reads[1]?.answer();
  expect(await next).toBe(1);
});
