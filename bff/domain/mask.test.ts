import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskEmail, maskMobile, maskName } from './mask.ts';

describe('a name is shown by its first characters and a fixed number of stars', () => {
  it.each([
    ['李雷', 'person', '李**'],
    ['欧阳娜娜', 'person', '欧**'],
    ['李', 'person', '*'],
    ['X', 'person', '*'],
    ['zhangsan', 'person', 'zh***'],
    ['zhangs', 'account', 'zh***'],
    ['lilei', 'account', 'l***'],
    ['Amy', 'person', 'A***'],
    ['Li', 'person', '***'],
    ['A Lewis', 'person', 'A***'],
    ['华为技术有限公司', 'company', '华为****公司'],
    ['北京云公司', 'company', '北****'],
    ['小米', 'company', '小****'],
    ['Acme Cloud Ltd', 'company', 'Ac****td'],
    ['Hooli', 'company', 'H****'],
    ['Q', 'company', '*'],
    ['华为技术有限公司', 'unknown', '华**'],
    ['𠮷田', 'person', '𠮷**'],
    ['e\u0301lise', 'person', 'é***'],
    ['e\u0301', 'person', '*'],
    ['\u200b李\u200b', 'person', '*'],
    ['  王芳 ', 'person', '王**'],
  ] as const)('%s (%s) becomes %s', (name, kind, masked) => {
    expect(maskName(name, kind)).toBe(masked);
  });
});

describe('a telephone number keeps its country code and its end', () => {
  it.each([
    ['13812341234', '138****1234'],
    ['138 1234 1234', '138****1234'],
    ['１３８１２３４１２３４', '138****1234'],
    ['+8613812341234', '+86138****1234'],
    ['+86 138-1234-1234', '+86138****1234'],
    ['0086-13812341234', '0086-138****1234'],
    ['008613812341234', '0086138****1234'],
    ['+1 415 555 2671', '+141****2671'],
    ['+85291234567', '+852*****567'],
    ['0755123456', '*****456'],
    ['62345678', '*****678'],
    ['1234567', '*****67'],
    ['12345', '*****45'],
    ['1234', '*****'],
    ['unknown', '*****'],
    ['138****1234', '*****34'],
  ])('%s becomes %s', (mobile, masked) => {
    expect(maskMobile(mobile)).toBe(masked);
  });
});

describe('an e-mail address keeps its domain', () => {
  it.each([
    ['zhangsan@example.com', 'zh***@example.com'],
    ['lilei@example.com', 'l***@example.com'],
    ['li@example.com', '***@example.com'],
    ['"a@b"@example.com', '"***@example.com'],
    ['not an address', 'no***'],
  ])('%s becomes %s', (email, masked) => {
    expect(maskEmail(email)).toBe(masked);
  });
});

describe('no mask gives away what it stands for', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc.string({ unit: fc.constantFrom('*', 'a', '李', '@', '1', '+'), minLength: 1 }),
  );

  it('never equals the value, even where the source already holds stars', () => {
    fc.assert(
      fc.property(text, (value) => {
        for (const kind of ['person', 'company', 'account', 'unknown'] as const) expect(maskName(value, kind)).not.toBe(value);
        expect(maskMobile(value)).not.toBe(value);
        expect(maskEmail(value)).not.toBe(value);
      }),
    );
    for (const value of ['*', '**', '***', '****', '*****', '李**', '华为****公司', '***@a.cn', '****@a.cn']) {
      expect([maskName(value, 'person'), maskName(value, 'company'), maskMobile(value), maskEmail(value)]).not.toContain(value);
    }
  });

  it('does not tell how long a name is', () => {
    const long = fc.integer({ min: 6, max: 200 }).map((count) => `王小${'明'.repeat(count)}技术`);
    fc.assert(
      fc.property(long, long, (a, b) => {
        expect(maskName(a, 'company')).toBe(maskName(b, 'company'));
        expect(maskName(a, 'person')).toBe(maskName(b, 'person'));
      }),
    );
  });
});
