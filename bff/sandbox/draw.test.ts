import { describe, expect, test } from 'vitest';
import { createDraw } from './draw.ts';

describe('a draw', () => {
  test('gives the same values for the same seed and others for another', () => {
    const values = (seed: string) => {
      const draw = createDraw(seed);
      return Array.from({ length: 20 }, () => draw.whole(0, 1_000_000));
    };
    expect(values('a')).toEqual(values('a'));
    expect(values('a')).not.toEqual(values('b'));
  });

  test('spreads evenly over its range, both ends included', () => {
    const draw = createDraw('even');
    const counts = new Map<number, number>();
    for (let round = 0; round < 12_000; round += 1) counts.set(draw.whole(1, 6), (counts.get(draw.whole(1, 6)) ?? 0) + 1);
    expect([...counts.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6]);
    const fractions = Array.from({ length: 20_000 }, () => draw.fraction());
    expect(fractions.reduce((sum, value) => sum + value, 0) / fractions.length).toBeCloseTo(0.5, 1);
    expect(Math.max(...fractions)).toBeLessThan(1);
  });

  test('picks by weight', () => {
    const draw = createDraw('weights');
    const heads = Array.from({ length: 4000 }, () =>
      draw.weighted([
        ['heads', 3],
        ['tails', 1],
      ]),
    ).filter((side) => side === 'heads');
    expect(heads.length / 4000).toBeCloseTo(0.75, 1);
  });

  test('has branches that do not depend on what was drawn before, and do not meet', () => {
    const draw = createDraw('trunk');
    const before = draw.branch('x').text('0123456789abcdef', 32);
    draw.fraction();
    expect(draw.branch('x').text('0123456789abcdef', 32)).toBe(before);
    const ids = new Set(Array.from({ length: 20_000 }, (_, index) => draw.branch(String(index)).text('0123456789abcdef', 32)));
    expect(ids.size).toBe(20_000);
  });
});
