import { describe, expect, test } from 'vitest';
import { activeFilters, EMPTY_FILTER, filterBody, isTooShort, readState, stateOf } from './query.ts';

const typed = { ...EMPTY_FILTER, customerName: ' 星河 ', accountName: 'a', customerId: 'C-1', tag: 'renewal' };

describe('what the list is filtered by', () => {
  test('leaves out what is empty and what is too short to search for', () => {
    expect(filterBody(typed)).toEqual({ customerName: '星河', customerId: 'C-1', tag: 'renewal' });
    expect(activeFilters(typed)).toBe(3);
    expect(isTooShort(typed, 'accountName')).toBe(true);
    expect(isTooShort(typed, 'customerId')).toBe(false);
  });

  test('gives a host nothing personal to keep', () => {
    const state = stateOf(typed, { by: 'credit', direction: 'ascending' }, 50);
    expect(state).toEqual({ tag: 'renewal', sort: { by: 'credit', direction: 'ascending' }, size: 50 });
    expect(JSON.stringify(state)).not.toMatch(/星河|C-1/);
  });

  test('comes back from a state as it was', () => {
    const state = {
      associationType: 'referral',
      accountManagerId: 'none',
      sort: { by: 'credit', direction: 'ascending' },
      size: 10,
    } as const;
    const read = readState(state);
    expect(stateOf({ ...EMPTY_FILTER, ...read.filter }, read.sort, read.size)).toEqual(state);
  });
});
