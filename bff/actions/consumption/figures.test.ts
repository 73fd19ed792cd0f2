import { describe, expect, it, test } from 'vitest';
import { NOTHING, type Sums } from '../../domain/consumption-sums.ts';
import { isSameSum, loadFitting, shareOf, statedSum, toFigures } from './figures.ts';

const sums = (different: Partial<Sums>): Sums => ({ ...NOTHING, ...different });

describe('a sum over lines', () => {
  it('is told where one line states it, with how many do not', () => {
    expect(statedSum({ micro: 1_500_000n, rest: 0n }, { lines: 3, unstatedLines: 2 })).toEqual({ amount: '1.50', unstatedLines: 2 });
  });

  it('is open where there are lines and none states it, and zero where there are no lines', () => {
    expect(statedSum({ micro: 0n, rest: 0n }, { lines: 3, unstatedLines: 3 })).toEqual({ amount: null, unstatedLines: 3 });
    expect(toFigures(NOTHING)).toEqual({ due: '0.00', paid: { amount: '0.00', unstatedLines: 0 }, lines: 0 });
  });
});

test('A share is of what is ranked by', () => {
  const part = sums({ due: { micro: 1_000_000n, rest: 0n }, paid: { micro: 500_000n, rest: 0n } });
  const total = sums({ due: { micro: 4_000_000n, rest: 0n }, paid: { micro: 1_000_000n, rest: 0n } });
  expect([shareOf(part, total, 'due'), shareOf(part, total, 'paid')]).toEqual(['25.00', '50.00']);
});

describe('what is read in several steps', () => {
  const counting = (fitsFrom: number) => {
    let reads = 0;
    const load = async () => {
      reads += 1;
      return reads;
    };
    return { load: () => loadFitting(load, (read) => read >= fitsFrom), reads: () => reads };
  };

  it('is read once where it fits together', async () => {
    const { load, reads } = counting(1);
    expect([await load(), reads()]).toEqual([1, 1]);
  });

  it('is read anew where a delivery came in between, and not for ever', async () => {
    expect(await counting(2).load()).toBe(2);
    expect(await counting(99).load()).toBe(3);
  });

  it('fits where lines, due and paid are the same to the last digit', () => {
    const one = sums({ lines: 1, due: { micro: 1n, rest: 0n } });
    expect(isSameSum(one, sums({ lines: 1, due: { micro: 0n, rest: 10_000_000_000n } }))).toBe(true);
    expect(isSameSum(one, sums({ lines: 1, due: { micro: 1n, rest: 1n } }))).toBe(false);
    expect(isSameSum(one, sums({ lines: 2, due: { micro: 1n, rest: 0n } }))).toBe(false);
  });
});
