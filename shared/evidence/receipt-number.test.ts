import { expect, test } from 'vitest';
import { receiptNumberOf } from './receipt-number.ts';

test('a receipt has a short number that can be read out, made of the first 60 bits of its row hash', () => {
  expect(receiptNumberOf('0'.repeat(64))).toBe('0000-0000-0000');
  expect(receiptNumberOf('f'.repeat(64))).toBe('ZZZZ-ZZZZ-ZZZZ');
  // Five bits a letter: twelve times 00001.
  expect(receiptNumberOf(`084210842108421${'7'.repeat(49)}`)).toBe('1111-1111-1111');
  expect(receiptNumberOf(`${'0'.repeat(15)}${'f'.repeat(49)}`)).toBe('0000-0000-0000');
  expect(() => receiptNumberOf('0'.repeat(63))).toThrow('64 hexadecimal');
});
