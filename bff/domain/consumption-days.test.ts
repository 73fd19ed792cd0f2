import { describe, expect, it } from 'vitest';
import { billDayAt } from '../../shared/values/bill-cycle.ts';
import { daysBetween, daysIn, lastCompleteDay, shiftDay } from './consumption-days.ts';

const at = (text: string) => Date.parse(text);
const noLines: ReadonlySet<string> = new Set();

describe('days in UTC+8', () => {
  it('begin at 16:00 UTC', () => {
    expect(billDayAt(at('2024-08-31T15:59:59.999Z'))).toBe('2024-08-31');
    expect(billDayAt(at('2024-08-31T16:00:00.000Z'))).toBe('2024-09-01');
  });

  it('are those of the calendar', () => {
    expect(['2024-02', '2023-02', '2024-12', '2024-09'].map(daysIn)).toEqual([29, 28, 31, 30]);
    expect(shiftDay('2024-03-01', -1)).toBe('2024-02-29');
    expect(daysBetween('2023-12-30', '2024-01-02')).toEqual(['2023-12-30', '2023-12-31', '2024-01-01', '2024-01-02']);
    expect(daysBetween('2024-01-02', '2024-01-01')).toEqual([]);
  });
});

describe('the last complete day', () => {
  it('was over before the newest delivery arrived', () => {
    const businessNow = at('2024-09-15T04:00:00.000Z');
    expect(lastCompleteDay({ asOf: '2024-09-12T15:00:00.000Z', businessNow, daysWithLines: noLines })).toBe('2024-09-11');
    expect(lastCompleteDay({ asOf: '2024-09-12T16:00:00.000Z', businessNow, daysWithLines: noLines })).toBe('2024-09-12');
  });

  it('is over by the business clock, wherever the delivery’s clock stands', () => {
    const known = { asOf: '2026-01-01T00:00:00.000Z', businessNow: at('2024-09-15T04:00:00.000Z'), daysWithLines: noLines };
    expect(lastCompleteDay(known)).toBe('2024-09-14');
  });

  it('is none of up to two days of which no line has come yet', () => {
    const known = { asOf: '2024-09-15T04:00:00.000Z', businessNow: at('2024-09-15T04:00:00.000Z') };
    expect(lastCompleteDay({ ...known, daysWithLines: new Set(['2024-09-13', '2024-09-15']) })).toBe('2024-09-13');
    expect(lastCompleteDay({ ...known, daysWithLines: new Set(['2024-09-12']) })).toBe('2024-09-12');
    expect(lastCompleteDay({ ...known, daysWithLines: new Set(['2024-09-11']) })).toBe('2024-09-14');
  });

  it('is not known where nothing was delivered', () => {
    expect(lastCompleteDay({ asOf: null, businessNow: at('2024-09-15T04:00:00.000Z'), daysWithLines: noLines })).toBeNull();
  });
});
