import { describe, expect, test } from 'vitest';
import { activeGroups, dayOf, EMPTY_FILTER, type Filter, filterBody, isSound, problemOf, readAmount, without } from './filter.ts';

const filter = (part: Partial<Filter>): Filter => ({ ...EMPTY_FILTER, ...part });

describe('what the list is filtered by', () => {
  test('leaves out what is empty and what is too short to search for', () => {
    const typed = filter({ customerName: ' 星河 ', accountName: 'a', customerId: 'C-1', mobile: '138', tag: 'renewal' });
    expect(filterBody(typed)).toEqual({ customerName: '星河', customerId: 'C-1', tag: 'renewal' });
    expect(activeGroups(typed)).toEqual(['customerName', 'customerId', 'tag']);
    expect(problemOf(typed, 'accountName')).toBe('tooShort');
    expect(problemOf(typed, 'mobile')).toBe('mobileIncomplete');
    expect(isSound(typed)).toBe(true);
  });

  test.each([
    ['1,000.50', '1000.50'],
    ['¥ 1000', '1000'],
    ['１２３', '123'],
    ['007', '7'],
    ['.5', '0.5'],
    ['12.', '12'],
    ['-3', '-3'],
    ['12345678901234567.0000000000000001', '12345678901234567.0000000000000001'],
  ])('takes %s for the amount %s', (typed, amount) => {
    expect(readAmount(typed)).toBe(amount);
  });

  test.each(['', 'abc', '1e3', '1.2.3', '一千', '-', '0.00000000000000001', '--1'])('takes %j for no amount', (typed) => {
    expect(readAmount(typed)).toBeNull();
  });

  test('asks for a range of consumption with one end or both', () => {
    expect(filterBody(filter({ consumptionFrom: '1,000' }))).toEqual({ consumption: { minimum: '1000' } });
    expect(filterBody(filter({ consumptionFrom: '-5', consumptionTo: '10.50' }))).toEqual({
      consumption: { minimum: '-5', maximum: '10.50' },
    });
  });

  test('means whole days in UTC+8 by an expiry, both ends included', () => {
    expect(filterBody(filter({ expiryFrom: '2026-11-21', expiryUntil: '2026-11-21' }))).toEqual({
      resourceExpiry: { from: '2026-11-20T16:00:00.000Z', until: '2026-11-21T16:00:00.000Z' },
    });
    expect(dayOf(Date.parse('2026-11-21T15:59:59Z'))).toBe('2026-11-21');
    expect(dayOf(Date.parse('2026-11-21T16:00:00Z'), 30)).toBe('2026-12-22');
  });

  test('ignores a day that there is not, and a year that nobody means', () => {
    expect(filterBody(filter({ expiryFrom: '2026-02-30', expiryUntil: '0002-01-01' }))).toEqual({});
  });

  test.each([
    { consumptionFrom: '10', consumptionTo: '9' },
    { consumptionFrom: '0.0000000000000002', consumptionTo: '0.0000000000000001' },
    { consumptionFrom: '-1', consumptionTo: '-2' },
    { expiryFrom: '2026-11-22', expiryUntil: '2026-11-21' },
  ])('is not asked while a range is upside down: %j', (part) => {
    expect(isSound(filter(part))).toBe(false);
    expect(problemOf(filter(part), 'consumptionTo') ?? problemOf(filter(part), 'expiryUntil')).toBe('inverted');
  });

  test.each([
    { consumptionFrom: '9', consumptionTo: '10' },
    { consumptionFrom: '10', consumptionTo: '10.00' },
    { consumptionFrom: '-2', consumptionTo: '-1' },
    { expiryFrom: '2026-11-21', expiryUntil: '2026-11-21' },
  ])('is asked where a range has its ends in order: %j', (part) => {
    expect(isSound(filter(part))).toBe(true);
  });

  test('gives up a range as one thing', () => {
    const both = filter({ consumptionFrom: '1', consumptionTo: '2', tag: 'renewal' });
    expect(without(both, 'consumption')).toEqual(filter({ tag: 'renewal' }));
  });
});
