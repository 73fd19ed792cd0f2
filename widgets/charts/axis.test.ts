import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountAxis, axisNumber, labelsWithRoom, textWidth } from './axis.ts';

/** As small and as large as amounts are: sixteen decimals, twelve digits. */
const amount = fc
  .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: -16, max: 7 }))
  .map(([digits, places]) => digits * 10 ** places);

describe('the axis of amounts', () => {
  test('has zero on it, and room for every amount', () => {
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 31 }), (values) => {
        const { low, high, ticks } = amountAxis(values, 5);
        expect(low).toBeLessThanOrEqual(Math.min(0, ...values));
        expect(high).toBeGreaterThanOrEqual(Math.max(0, ...values));
        expect(high).toBeGreaterThan(low);
        expect(ticks).toContain(0);
        expect(ticks.length).toBeLessThanOrEqual(12);
      }),
    );
  });

  test('says one number where there is nothing but zero', () => {
    expect(amountAxis([0, 0], 5)).toEqual({ low: 0, high: 1, ticks: [0] });
    expect(amountAxis([], 5).ticks).toEqual([0]);
  });

  test.each([
    [12_000, '1.2万', '12K'],
    [12_500, '1.25万', '12.5K'],
    [300_000_000, '3亿', '300M'],
    [-2_000, '-2000', '-2K'],
    [0.0002, '0.0002', '0.0002'],
    [0, '0', '0'],
  ])('%d is short in each language: %s, %s', (value, chinese, english) => {
    expect(axisNumber(value, 'zh-CN')).toBe(chinese);
    expect(axisNumber(value, 'en')).toBe(english);
  });

  test('two lines of an axis never read the same', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (value) => {
        const read = amountAxis([value], 5).ticks.map((tick) => axisNumber(tick, 'zh-CN'));
        expect(new Set(read).size).toBe(read.length);
      }),
    );
  });
});

describe('labels of periods', () => {
  const months = Array.from({ length: 19 }, (_, place) => `${(place % 12) + 1}月`);

  test('all are written where there is room', () => {
    expect(labelsWithRoom(months, 60).every(Boolean)).toBe(true);
  });

  test('the newest is always written, and what is written never touches', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 60 }), (step) => {
        const room = labelsWithRoom(months, step);
        expect(room.at(-1)).toBe(true);
        const places = room.flatMap((has, place) => (has ? [place] : []));
        for (const [index, place] of places.entries())
          if (index > 0) expect((place - (places[index - 1] ?? 0)) * step).toBeGreaterThan(textWidth('12月'));
      }),
    );
  });
});
