import { describe, expect, test } from 'vitest';
import { stateFromSearchParams, stateToSearchParams } from './address.ts';
import { EMPTY_FILTER } from './filter.ts';
import { DEFAULT_VIEW } from './query.ts';
import { type CustomerListState, readState, stateOf } from './state.ts';

const RESELLER = 'pt_Qidian0000000000000000';
const WHOLE: CustomerListState = {
  associationType: 'referral',
  accountManagerId: 'none',
  tag: '重点 客户&',
  consumption: { minimum: '100.5', maximum: '5000' },
  resourceExpiry: { from: '2026-11-21', until: '2026-12-21' },
  indirectPartnerId: RESELLER,
  sort: { by: 'credit', direction: 'ascending' },
  size: 50,
  place: { after: 'WyIyMDI2' },
};
const PLAIN = { sort: DEFAULT_VIEW.sort, size: DEFAULT_VIEW.size };

const again = (state: CustomerListState): CustomerListState => {
  const { filter, view } = readState(state);
  return stateOf({ ...EMPTY_FILTER, ...filter }, view);
};

describe('the state that a host may keep', () => {
  test('comes back as it was', () => {
    expect(again(WHOLE)).toEqual(WHOLE);
    expect(again({ place: { at: 'last' } })).toEqual({ ...PLAIN, place: { at: 'last' } });
  });

  test('holds nothing personal, nor the place in a list that something personal narrows', () => {
    const typed = {
      ...EMPTY_FILTER,
      customerName: '星河',
      accountName: 'xinghe',
      customerId: 'C-1',
      mobile: '13812345678',
      tag: 'renewal',
    };
    const state = stateOf(typed, { ...DEFAULT_VIEW, place: { after: 'WyIyMDI2' } });
    expect(state).toEqual({ ...PLAIN, tag: 'renewal' });
    const { filter } = readState({ ...state, customerName: '星河', mobile: '13812345678' } as CustomerListState);
    expect(filter).not.toHaveProperty('customerName');
    expect(filter).not.toHaveProperty('mobile');
  });

  test.each([
    { size: 7 },
    { sort: { by: 'mobile', direction: 'up' } },
    { associationType: 'friend' },
    { accountManagerId: 'the boss' },
    { tag: 'x'.repeat(65) },
    { tag: 5 },
    { consumption: { minimum: '1e9' } },
    { consumption: { minimum: '10', maximum: '9' } },
    { consumption: 'all' },
    { resourceExpiry: { from: 'today' } },
    { resourceExpiry: { from: '2026-12-01', until: '2026-11-01' } },
    { indirectPartnerId: 'pt_1' },
    { place: { after: 'a b' } },
    { place: { at: 'first' } },
    { place: null },
  ])('leaves at its default what makes no sense: %j', (state) => {
    expect(again(state as unknown as CustomerListState)).toEqual(PLAIN);
  });
});

describe('a state in an address', () => {
  test('comes back as it was', () => {
    expect(stateFromSearchParams(new URLSearchParams(stateToSearchParams(WHOLE).toString()))).toEqual(WHOLE);
    for (const place of [{ before: 'WyIx' }, { at: 'last' }] as const)
      expect(stateFromSearchParams(stateToSearchParams({ place }))).toEqual({ ...PLAIN, place });
  });

  test('says nothing of what is at its default', () => {
    expect(stateToSearchParams(PLAIN).toString()).toBe('');
    expect(stateFromSearchParams(new URLSearchParams())).toEqual(PLAIN);
  });

  test('leaves the host its own parameters and takes back what is no longer so', () => {
    const before = new URLSearchParams('theme=dark&tag=old&after=WyIx');
    const after = stateToSearchParams({ associationType: 'referral' }, before);
    expect(after.toString()).toBe('theme=dark&association=referral');
    expect(before.toString()).toBe('theme=dark&tag=old&after=WyIx');
  });

  test('ignores names that are not the list’s and values that make no sense', () => {
    const params = new URLSearchParams(
      'customerName=星河&mobile=13812345678&tag=renewal&rows=9999&sort=mobile&consumption-from=lots&reseller=x&after=%00',
    );
    expect(stateFromSearchParams(params)).toEqual({ ...PLAIN, tag: 'renewal' });
  });

  test('never carries what a careless host puts into the state', () => {
    const careless = { ...WHOLE, customerName: '星河', mobile: '13812345678' } as CustomerListState;
    expect(stateToSearchParams(careless).toString()).toBe(stateToSearchParams(WHOLE).toString());
  });
});
