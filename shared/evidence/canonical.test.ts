import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalOf, readCanonical } from './canonical.ts';

describe('canonical JSON is read', () => {
  test('into the value it was written from', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        fc.pre(JSON.stringify(value).isWellFormed());
        expect(readCanonical(canonicalOf(value))).toEqual({ value: JSON.parse(JSON.stringify(value)) });
      }),
    );
  });

  test.each([
    ['a blank', '{"a": 1}', 5],
    ['members out of order', '{"b":1,"a":2}', 7],
    ['a member twice', '{"a":1,"a":1}', 7],
    ['another spelling of a number', '{"a":1.0}', 5],
    ['a number with an exponent', '[10,1e2]', 4],
    ['a number with a plus', '[+1]', 1],
    ['another escape of a letter', '["\\u0061"]', 1],
    ['a slash with an escape', '["\\/"]', 1],
    ['capital letters in an escape', '["\\u001F"]', 1],
    ['a line feed in a string', '["a\nb"]', 1],
    ['half of a character', '["\\ud800"]', 1],
    ['a comma too much', '[1,]', 3],
    ['something behind it', '{}\n', 2],
    ['a mark of byte order', '\ufeff{}', 0],
    ['nothing', '', 0],
    ['a string without an end', '{"a":"b', 5],
    ['bytes counted in UTF-8', '{"凭证":1,"a":1}', 12],
  ])('strictly: %s is found, at its byte', (_, text, byte) => {
    expect(readCanonical(text)).toEqual({ byte });
  });

  test('never so deep that it would fall over', () => {
    expect(readCanonical('['.repeat(100_000))).toEqual({ byte: 129 });
    expect(readCanonical(`"${'a'.repeat(1_000_000)}"`)).toHaveProperty('value.length', 1_000_000);
    expect(readCanonical(`"${'\\n'.repeat(1_000_000)}`)).toEqual({ byte: 0 });
    expect(readCanonical(`"${'\\\\'.repeat(7_000_000)}"`)).toHaveProperty('value.length', 7_000_000);
  });
});
