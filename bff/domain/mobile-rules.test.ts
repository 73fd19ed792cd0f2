import { expect, it } from 'vitest';
import { normaliseMobile } from './mobile-rules.ts';

it.each([
  '13812341234',
  ' 138 1234 1234 ',
  '138-1234-1234',
  '+8613812341234',
  '+86 138 1234 1234',
  '0086-13812341234',
  '008613812341234',
  '8613812341234',
  '(+86) 13812341234',
  '１３８１２３４１２３４',
])('%s is the same Chinese mobile however it is written', (written) => {
  expect(normaliseMobile(written)).toBe('13812341234');
});

it.each([
  ['+852 9123 4567', '85291234567'],
  ['00852-91234567', '85291234567'],
  ['+1 (415) 555-0100', '14155550100'],
  ['0755-28780808', '075528780808'],
  // Eleven digits after 86, but no mobile: a landline keeps what it has.
  ['+86 0755 2878080', '8607552878080'],
  ['+86 10 1234 5678', '861012345678'],
  ['no number', ''],
])('%s becomes %s', (written, normal) => {
  expect(normaliseMobile(written)).toBe(normal);
});

it('changes nothing when done twice', () => {
  for (const written of ['+86 138 1234 1234', '0086-13812341234', '+852 9123 4567', '12345'])
    expect(normaliseMobile(normaliseMobile(written))).toBe(normaliseMobile(written));
});
