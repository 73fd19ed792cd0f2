import { describe, expect, it, test } from 'vitest';
import { type AskedSpan, readSpan, windowAt } from './consumption-window.ts';

const NOON = Date.parse('2024-09-15T04:00:00.000Z');
const read = (asked: AskedSpan, at = NOON) => readSpan(asked, at, '/body/filter');

describe('the window of cycles', () => {
  it('is the running one and the 18 before it, by the month in UTC+8', () => {
    expect(windowAt(NOON)).toEqual({ earliest: '2023-03', latest: '2024-09' });
    expect(windowAt(Date.parse('2024-08-31T15:59:59.999Z')).latest).toBe('2024-08');
    expect(windowAt(Date.parse('2024-08-31T16:00:00.000Z')).latest).toBe('2024-09');
  });

  it('is asked for the running cycle where none is named', () => {
    expect(read({})).toEqual({ cycles: { from: '2024-09', to: '2024-09' }, dates: null, areDatesIgnored: false, isEstimate: true });
  });

  it('holds its first and its last cycle, and is an estimate only where the running one is among them', () => {
    expect(read({ cycles: { from: '2023-03', to: '2024-09' } })).toMatchObject({ isEstimate: true });
    expect(read({ cycles: { from: '2023-03', to: '2024-08' } })).toMatchObject({ isEstimate: false });
  });
});

test.each([
  ['a cycle older than the window', { cycles: { from: '2023-02', to: '2023-05' } }, 'cycle-outside-window', '/cycles/from'],
  ['a cycle to come', { cycles: { from: '2024-09', to: '2024-10' } }, 'cycle-outside-window', '/cycles/to'],
  ['only cycles to come', { cycles: { from: '2024-10', to: '2024-11' } }, 'cycle-outside-window', '/cycles/from'],
  ['the first cycle after the last', { cycles: { from: '2024-09', to: '2024-08' } }, 'range-inverted', '/cycles/to'],
  ['the first day after the last', { dates: { begin: '2024-09-03', end: '2024-09-02' } }, 'dates-inverted', '/dates/end'],
  [
    'days together with several cycles',
    { cycles: { from: '2024-08', to: '2024-09' }, dates: { begin: '2024-09-01', end: '2024-09-02' } },
    'dates-need-one-cycle',
    '/cycles',
  ],
  ['a first day in another month', { dates: { begin: '2024-08-31', end: '2024-09-02' } }, 'dates-outside-cycle', '/dates/begin'],
  ['a last day in another month', { dates: { begin: '2024-09-30', end: '2024-10-01' } }, 'dates-outside-cycle', '/dates/end'],
] as const)('%s is refused by its own name', (_what, asked, refusal, place) => {
  expect(read(asked)).toMatchObject({ refusal, errors: [{ pointer: `/body/filter${place}` }] });
});

describe('days of a cycle', () => {
  it('count where both are named', () => {
    const asked = { cycles: { from: '2024-02', to: '2024-02' }, dates: { begin: '2024-02-29', end: '2024-02-29' } };
    expect(read(asked)).toEqual({ ...asked, areDatesIgnored: false, isEstimate: false });
  });

  it.each([{ begin: '2024-01-01' }, { end: '2024-01-01' }])(
    'of which one alone is named leave the cycle to count, and it is said',
    (dates) => {
      const cycles = { from: '2024-07', to: '2024-08' };
      expect(read({ cycles, dates })).toEqual({ cycles, dates: null, areDatesIgnored: true, isEstimate: false });
    },
  );

  it('that are both left out are not asked for', () => {
    expect(read({ dates: {} })).toMatchObject({ dates: null, areDatesIgnored: false });
  });
});
