import { expect, it } from 'vitest';
import { activeFilters, filterOf, isUnfit, isUpsideDown, readFilter } from './query.ts';

it('asks for whole days in UTC+8, the last one included', () => {
  expect(filterOf({ from: '2026-11-01', until: '2026-11-18' })).toEqual({
    from: '2026-10-31T16:00:00.000Z',
    until: '2026-11-18T16:00:00.000Z',
  });
});

it('asks for one kind and one result as lists, and for whose book it is elsewhere', () => {
  const filter = { kind: 'coupon-issue', state: 'refused', indirectPartnerId: 'par_0123456789abcdefghijkl' } as const;
  expect(filterOf(filter)).toEqual({ kinds: ['coupon-issue'], states: ['refused'] });
  expect(activeFilters(filter)).toBe(2);
});

it('leaves out what is no filter: another kind, a day that is none, an id of another shape', () => {
  expect(readFilter({ kind: 'bribe', from: 'yesterday', quotaId: 'a b', operationId: 'x', userId: ' admin ', other: 1 })).toEqual({
    userId: 'admin',
  });
});

it.each([
  ['customerName', '王', true],
  ['customerName', '王一', false],
  ['operationId', 'op_short', true],
  ['operationId', 'op_0123456789abcdefghijkl', false],
  ['quotaId', 'CQ 1', true],
  ['userId', 'a', false],
] as const)('says before it is asked whether %s can be found as “%s”', (name, text, isWrong) => {
  expect(isUnfit(name, text)).toBe(isWrong);
});

it('knows days that are upside down', () => {
  expect(isUpsideDown({ from: '2026-11-02', until: '2026-11-01' })).toBe(true);
  expect(isUpsideDown({ from: '2026-11-01', until: '2026-11-01' })).toBe(false);
});
