import { describe, expect, it, test } from 'vitest';
import { type Amount, addAmounts, readAmount, ZERO } from '../../shared/values/amount.ts';
import { dayOf, daysBetween } from './consumption-days.ts';
import { type ForecastBasis, forecastCycle } from './consumption-forecast.ts';

const amount = (value: number | string): Amount => readAmount(typeof value === 'string' ? value : value.toFixed(6))?.amount ?? ZERO;

/** What a running cycle looks like where these amounts were charged by use on the days up to the last one, and `other` besides. */
function basisOf(amounts: readonly number[], lastComplete: string, { other = '0', today = 0 } = {}): ForecastBasis {
  const days = daysBetween('2024-01-01', lastComplete).slice(-amounts.length);
  const daily = new Map(days.map((day, index) => [day, amount(amounts[index] ?? 0)]));
  if (today > 0) daily.set(dayOf('2024-09', Number(lastComplete.slice(8)) + 1), amount(today));
  const ofCycle = [...daily].filter(([day]) => day.startsWith('2024-09')).map(([, due]) => due);
  const due = [...ofCycle, amount(other)].reduce(addAmounts, ZERO);
  return { cycle: '2024-09', lastComplete, due, lines: 100, daily };
}

describe('a forecast of the running cycle', () => {
  it('goes on as the days before where each was like the other', () => {
    expect(forecastCycle(basisOf(Array(28).fill(10), '2024-09-10'))).toEqual({
      isGiven: true,
      due: '300.00',
      low: '300.00',
      high: '300.00',
      confidence: 80,
      days: 28,
    });
  });

  it('counts what was bought or is charged by the month as it is, and does not foresee more of it', () => {
    const given = forecastCycle(basisOf(Array(28).fill(10), '2024-09-10', { other: '12000' }));
    expect(given).toMatchObject({ due: '12300.00', low: '12300.00', high: '12300.00' });
  });

  it('does not count the day that has begun twice', () => {
    expect(forecastCycle(basisOf(Array(28).fill(10), '2024-09-10', { today: 4 }))).toMatchObject({ due: '300.00' });
  });

  it('lies between two bounds that grow with the spread of the days and with the days that remain', () => {
    const wave = Array.from({ length: 28 }, (_, index) => (index % 2 === 0 ? 9 : 11));
    const late = forecastCycle(basisOf(wave, '2024-09-27'));
    const early = forecastCycle(basisOf(wave, '2024-09-05'));
    // Mean 10, spread √(28/27), t of 27 degrees 1.314; 3 days remain, then 25.
    expect(late).toMatchObject({ due: '301.00', low: '298.56', high: '303.44' });
    expect(early).toMatchObject({ due: '301.00', low: '291.80', high: '310.20' });
  });

  it('uses the cycle before on its first days', () => {
    expect(forecastCycle({ ...basisOf(Array(28).fill(10), '2024-08-31'), due: ZERO })).toMatchObject({
      isGiven: true,
      due: '300.00',
      days: 28,
    });
  });

  it('is not wrecked by a day on which something was bought once', () => {
    const days = Array.from({ length: 28 }, (_, index) => (index === 20 ? 5_000 : 10));
    const given = forecastCycle(basisOf(days, '2024-09-10'));
    // The purchase itself stays: it fell on the third of the cycle.
    expect(given).toMatchObject({ isGiven: true, due: '5290.00', low: '5290.00', high: '5290.00', days: 27 });
  });

  it('never lies below what is due already, where no day gave anything back', () => {
    const days = [...Array(13).fill(4), ...Array(14).fill(10), 30];
    const given = forecastCycle(basisOf(days, '2024-09-29', { today: 25 }));
    expect(given).toMatchObject({ isGiven: true });
    const known = 13 * 4 - 13 * 4 + 14 * 10 + 30 + 25;
    if (given.isGiven) for (const value of [given.low, given.due, given.high]) expect(Number(value)).toBeGreaterThanOrEqual(known);
  });
});

test.each([
  ['nothing was delivered', { ...basisOf(Array(28).fill(10), '2024-09-10'), lastComplete: null }, 'nothing-consumed'],
  ['nothing was consumed', { ...basisOf([], '2024-09-10'), lines: 0 }, 'nothing-consumed'],
  ['there are only purchases', basisOf([], '2024-09-10', { other: '500' }), 'too-irregular'],
  ['six days are known', basisOf(Array(6).fill(10), '2024-09-10'), 'too-few-days'],
  ['it stopped weeks ago', basisOf([...Array(5).fill(10), ...Array(23).fill(0)], '2024-09-28'), 'too-irregular'],
  ['three days stick out', basisOf([...Array(25).fill(1), 500, 400, 600], '2024-09-10'), 'too-irregular'],
  [
    'the days are as different as can be',
    basisOf(
      [1, 9, 1, 9, 1, 9, 1, 9].map((one) => one ** 2),
      '2024-09-02',
    ),
    'too-irregular',
  ],
] as const)('There is none, in words, where %s', (_why, basis, reason) => {
  expect(forecastCycle(basis)).toMatchObject({ isGiven: false, reason });
});

test('Days before the first that has a line are not days without consumption', () => {
  expect(forecastCycle(basisOf(Array(7).fill(10), '2024-09-10'))).toMatchObject({ isGiven: true, days: 7 });
});

/** A repeatable stream of numbers between 0 and 1. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
}

test('A cycle that goes on as it did ends between the bounds about four times of five', () => {
  const chance = chances(7);
  const normal = () => Math.sqrt(-2 * Math.log(chance())) * Math.cos(2 * Math.PI * chance());
  let within = 0;
  const rounds = 2_000;
  for (let round = 0; round < rounds; round += 1) {
    const days = Array.from({ length: 48 }, () => 100 + 15 * normal());
    const given = forecastCycle(basisOf(days.slice(0, 28), '2024-09-10'));
    const total = days.slice(18).reduce((sum, due) => sum + due, 0);
    if (given.isGiven && Number(given.low) <= total && total <= Number(given.high)) within += 1;
  }
  expect(within / rounds).toBeGreaterThan(0.77);
  expect(within / rounds).toBeLessThan(0.83);
});
