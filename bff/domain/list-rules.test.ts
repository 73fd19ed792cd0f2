import { describe, expect, it } from 'vitest';
import { checkNameSearch } from './limit-rules.ts';
import { checkFilterRanges, isCycleRunning, lastPageLength, lookAlikeNumber } from './list-rules.ts';
import { fullBucket, takeFromBucket } from './rate-rules.ts';

const named = (customerNameMasked: string | null, accountNameMasked: string | null) => ({ customerNameMasked, accountNameMasked });

describe('look-alikes', () => {
  it('are known by one number, which no other pair of masked names has', () => {
    expect(lookAlikeNumber(named('李**', 'l***'))).toBe(lookAlikeNumber(named('李**', 'l***')));
    const parts = [null, '', '李**', '王**', 'l***', 'k***', ...Array.from({ length: 200 }, (_, index) => `${index}****`)];
    const numbers = parts.flatMap((name) => parts.map((account) => lookAlikeNumber(named(name, account))));
    expect(new Set(numbers).size).toBe(parts.length ** 2);
    expect(numbers.every((number) => number === null || (Number.isSafeInteger(number) && number >= 0))).toBe(true);
  });

  it('need a name to be mistaken for', () => {
    expect(lookAlikeNumber(named(null, null))).toBeNull();
  });
});

it.each([
  [0, 20, 0],
  [1, 20, 1],
  [20, 20, 20],
  [21, 20, 1],
  [1_000_000, 50, 50],
])('%i customers on pages of %i leave %i for the last', (total, size, length) => {
  expect(lastPageLength(total, size)).toBe(length);
});

it('a cycle is an estimate until its month is over in UTC+8', () => {
  expect(isCycleRunning('2024-09', Date.parse('2024-09-30T15:59:59.999Z'))).toBe(true);
  expect(isCycleRunning('2024-09', Date.parse('2024-09-30T16:00:00.000Z'))).toBe(false);
});

describe('the limit of name searches', () => {
  const NOW = Date.parse('2024-09-15T12:00:00.000Z');
  it('lets the sixtieth through and says when the sixty-first may come', () => {
    const oldestAt = new Date(NOW - 20_000).toISOString();
    expect(checkNameSearch({ count: 59, oldestAt }, 60, NOW)).toBeNull();
    expect(checkNameSearch({ count: 60, oldestAt }, 60, NOW)).toEqual({ refusal: 'search-limit-reached', retryAfterSeconds: 40 });
  });

  it('lets through what counts as several where all of them fit, and what counts as more than a minute holds in an empty one', () => {
    const oldestAt = new Date(NOW - 20_000).toISOString();
    expect(checkNameSearch({ count: 50, oldestAt }, 60, NOW, 10)).toBeNull();
    expect(checkNameSearch({ count: 51, oldestAt }, 60, NOW, 10)?.refusal).toBe('search-limit-reached');
    expect(checkNameSearch({ count: 0, oldestAt: null }, 5, NOW, 10)).toBeNull();
    expect(checkNameSearch({ count: 1, oldestAt }, 5, NOW, 10)?.refusal).toBe('search-limit-reached');
    expect(checkNameSearch({ count: 0, oldestAt: null }, 0, NOW)?.refusal).toBe('search-limit-reached');
  });
});

describe('the bucket of requests', () => {
  it('empties, says how long to wait, and refills evenly', () => {
    const bucket = fullBucket(60, 0);
    const taken = Array.from({ length: 61 }, () => takeFromBucket(bucket, 60, 0));
    expect(taken.filter((wait) => wait === null)).toHaveLength(60);
    expect(taken.at(-1)).toBe(1);
    expect(takeFromBucket(bucket, 60, 1_000)).toBeNull();
    expect(takeFromBucket(bucket, 60, 1_000)).toBe(1);
  });

  it('never holds more than a minute’s worth, and a clock that goes back adds nothing', () => {
    const bucket = fullBucket(2, 0);
    expect([0, 0, 0].map((at) => takeFromBucket(bucket, 2, at))).toEqual([null, null, 30]);
    expect(takeFromBucket(bucket, 2, -60_000)).toBe(30);
    const rested = fullBucket(2, 0);
    expect([1e9, 1e9, 1e9].map((at) => takeFromBucket(rested, 2, at))).toEqual([null, null, 30]);
  });
});

describe('a range of a filter', () => {
  const amount = (micro: bigint, rest = 0n) => ({ micro, rest });
  const [early, late] = ['2024-09-01T00:00:00.000Z', '2024-09-02T00:00:00.000Z'];

  it.each([
    {},
    { consumption: { minimum: amount(1n), maximum: null } },
    { consumption: { minimum: null, maximum: amount(-1n) } },
    { consumption: { minimum: amount(5n, 3n), maximum: amount(5n, 3n) } },
    { consumption: { minimum: amount(-5n), maximum: amount(0n, -1n) } },
    { resourceExpiry: { from: early, until: late } },
    { resourceExpiry: { from: late, until: null } },
    { resourceExpiry: { from: null, until: early } },
  ])('may be open at an end or hold a single amount: %o', (ranges) => {
    expect(checkFilterRanges(ranges, '/filter')).toBeNull();
  });

  it.each([
    [{ consumption: { minimum: amount(6n), maximum: amount(5n, 9n) } }, '/filter/consumption/maximum'],
    [{ consumption: { minimum: amount(0n, 2n), maximum: amount(0n, 1n) } }, '/filter/consumption/maximum'],
    [{ consumption: { minimum: amount(0n), maximum: amount(0n, -1n) } }, '/filter/consumption/maximum'],
    [{ resourceExpiry: { from: late, until: early } }, '/filter/resourceExpiry/until'],
    [{ resourceExpiry: { from: early, until: early } }, '/filter/resourceExpiry/until'],
  ])('in which nothing can lie is refused by name: %o', (ranges, pointer) => {
    expect(checkFilterRanges(ranges, '/filter')).toMatchObject({ refusal: 'range-inverted', errors: [{ pointer }] });
  });
});
