import { expect, it } from 'vitest';
import { bodyOf, EMPTY_FORM, problemsOf } from './form.ts';

const TODAY = '2026-11-22';

it('The last day is covered whole: the agreement ends at the midnight after it, in UTC+8', () => {
  const form = { ...EMPTY_FORM, trustee: '  星河科技  ', lastDay: '2026-12-31' };
  expect(bodyOf(form)).toEqual({
    trustee: '星河科技',
    trusteeType: 'enterprise',
    kind: 'standing',
    expiresAt: '2026-12-31T16:00:00.000Z',
  });
  expect(bodyOf({ ...form, lastDay: '' })).not.toHaveProperty('expiresAt');
});

it('A name of one character, spaces around it or not, and a day that is over, are told before anything is sent', () => {
  expect(problemsOf({ ...EMPTY_FORM, trustee: ' 星 ' }, TODAY)).toEqual(['trustee']);
  expect(problemsOf({ ...EMPTY_FORM, trustee: '星河', lastDay: '2026-11-21' }, TODAY)).toEqual(['lastDay']);
  expect(problemsOf({ ...EMPTY_FORM, trustee: '星河', lastDay: TODAY }, TODAY)).toEqual([]);
});
