import { describe, expect, it } from 'vitest';
import { codeOf, drawCode } from './code.ts';

describe('a code', () => {
  it('has six digits, leading zeros too, each as likely as every other', () => {
    expect([0, 7, 999_999, 1_000_000, 4_293_999_999].map(codeOf)).toEqual(['000000', '000007', '999999', '000000', '999999']);
    expect([4_294_000_000, 2 ** 32 - 1].map(codeOf)).toEqual([null, null]);
  });

  it('is drawn again where chance would make some likelier than others', () => {
    const drawn = [Uint8Array.of(255, 255, 255, 255), Uint8Array.of(0, 0, 0, 42)];
    expect(drawCode({ bytes: () => drawn.shift() as Uint8Array<ArrayBuffer> })).toBe('000042');
    expect(drawn).toEqual([]);
  });
});
