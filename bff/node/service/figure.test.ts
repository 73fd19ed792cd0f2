import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { figureOf } from './figure.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

test('A figure is read once in five seconds, however often and by how many it is asked', async () => {
  const read = vi.fn(async () => 1);
  const figure = figureOf(read, () => {});
  await Promise.all([figure.refresh(), figure.refresh()]);
  await figure.refresh();
  expect([figure.last, read.mock.calls.length]).toEqual([1, 1]);
  vi.advanceTimersByTime(5_000);
  await figure.refresh();
  expect(read).toHaveBeenCalledTimes(2);
});

test('While the database is away the last value stands, and each failure is told', async () => {
  const failed = vi.fn();
  const read = vi.fn<() => Promise<number>>().mockResolvedValueOnce(1).mockRejectedValueOnce(new Error('away')).mockResolvedValue(2);
  const figure = figureOf(read, failed);
  await figure.refresh();
  vi.advanceTimersByTime(5_000);
  await figure.refresh();
  expect([figure.last, failed.mock.calls.length]).toEqual([1, 1]);
  await figure.refresh();
  expect(figure.last).toBe(2);
});

test('A reading that hangs holds nobody up for longer than a second, is not repeated beside itself, and is given up in the end', async () => {
  const late = Promise.withResolvers<number>();
  const read = vi.fn<() => Promise<number>>().mockReturnValueOnce(late.promise).mockResolvedValue(2);
  const figure = figureOf(read, () => {});
  const asked = Promise.all([figure.refresh(), figure.refresh()]);
  await vi.advanceTimersByTimeAsync(1_000);
  await asked;
  expect([figure.last, read.mock.calls.length]).toEqual([undefined, 1]);
  vi.advanceTimersByTime(9_000);
  await figure.refresh();
  expect(figure.last).toBe(2);
  late.resolve(1);
  await late.promise;
  expect(figure.last).toBe(2);
});
