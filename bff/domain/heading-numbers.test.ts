import { describe, expect, it } from 'vitest';
import { headingNumber } from './heading-numbers.ts';

describe('the number of a heading', () => {
  it.each([
    ['第三条 付款', 3, '付款'],
    ['第 12 章 数据', 12, '数据'],
    ['二十一、投诉', 21, '投诉'],
    ['十、解除', 10, '解除'],
    ['（四）期限', 4, '期限'],
    ['3. Payment', 3, 'Payment'],
    ['2.3 Payment', 3, 'Payment'],
    ['2.3.1. Payment', 1, 'Payment'],
    ['Section 7: Payment', 7, 'Payment'],
  ])('is read of “%s”', (text, value, rest) => {
    expect(headingNumber(text)).toEqual({ value, rest });
  });

  it.each(['付款', '30 days to pay', '2026 年度', '三十日内付款', '第三方'])('is not seen in “%s”', (text) => {
    expect(headingNumber(text)).toBeNull();
  });
});
