import { expect, test } from 'vitest';
import { type Options, readTerms } from './agreement-terms.ts';

const TYPED: Options = { code: 'association-notice', audience: 'agency-sale, referral', 'notice-days': '30' };
const read = (more: Options = {}) => readTerms({ ...TYPED, ...more }, 'USAGE');

test('What is typed of a version is read, and what is left out has the mildest meaning', () => {
  expect(read()).toEqual({
    code: 'association-notice',
    audience: ['agency-sale', 'referral'],
    noticeDays: 30,
    isRequired: false,
    viewPolicy: 'none',
  });
  expect(read({ required: true, view: 'headings', effective: '2024-10-01T00:00:00+08:00' })).toMatchObject({
    isRequired: true,
    viewPolicy: 'headings',
    effectiveAt: '2024-09-30T16:00:00.000Z',
  });
});

test.each<[string, Options, string]>([
  ['a code that is none', { code: 'Notice!' }, '"Notice!" is no code: 2 to 32 small letters, digits and dashes, a letter first'],
  ['a code of one letter', { code: 'x' }, '"x" is no code: 2 to 32 small letters, digits and dashes, a letter first'],
  ['an audience that there is not', { audience: 'agency-sale,resale' }, '--audience is one or both of agency-sale, referral'],
  ['days that are none', { 'notice-days': '-1' }, '--notice-days is a whole number from 0 to 365, not "-1".'],
  ['more days than a year', { 'notice-days': '366' }, '--notice-days is a whole number from 0 to 365'],
  ['a policy that there is not', { view: 'scrolled' }, '--view is one of none, open, headings, not "scrolled".'],
  ['an instant without its zone', { effective: '2099-01-01T00:00:00' }, '--effective is an instant with its zone'],
  ['a day that there is not', { effective: '2099-02-31T00:00:00Z' }, '--effective is an instant with its zone'],
])('%s is refused with what to type, and that nothing was published', (_, more, said) => {
  expect(() => read(more)).toThrow(said);
  expect(() => read(more)).toThrow('Nothing was published.');
});

test.each(['code', 'audience', 'notice-days'] as const)('A missing --%s is named', (option) => {
  expect(() => read({ [option]: undefined })).toThrow(`--${option} is missing.\n\nUSAGE`);
});
