import { describe, expect, it } from 'vitest';
import { checkNewKey, decideRotation, isKeyValid } from './key-rules.ts';

const NOW = Date.parse('2026-01-31T00:00:00.000Z');
const DAY = 24 * 60 * 60 * 1000;
const at = (milliseconds: number) => new Date(milliseconds).toISOString();
const key = (keyId: string, different: { revokedAt?: string; expiresAt?: string } = {}) => ({
  keyId,
  revokedAt: null,
  expiresAt: null,
  ...different,
});

describe('a secret key', () => {
  it('is valid until the millisecond it ends, unless it was revoked', () => {
    expect(isKeyValid(key('k'), NOW)).toBe(true);
    expect([NOW - 1, NOW, NOW + 1].map((now) => isKeyValid(key('k', { expiresAt: at(NOW) }), now))).toEqual([true, false, false]);
    expect(isKeyValid(key('k', { revokedAt: at(NOW) }), NOW)).toBe(false);
  });

  it('that has ended leaves its place to another', () => {
    expect(checkNewKey([key('a'), key('b')], NOW)).toBe('two-keys-are-active');
    expect(checkNewKey([key('a'), key('b', { expiresAt: at(NOW) })], NOW)).toBeNull();
    expect(checkNewKey([key('a'), key('b', { revokedAt: at(NOW) })], NOW)).toBeNull();
  });
});

describe('replacing a key', () => {
  it('lets the old one go on for the overlap, and not longer than it would have', () => {
    expect(decideRotation([key('a')], 7 * DAY, NOW)).toEqual({ replacedId: 'a', endsAt: '2026-02-07T00:00:00.000Z' });
    expect(decideRotation([key('a')], 0, NOW)).toEqual({ replacedId: 'a', endsAt: at(NOW) });
    const ending = key('a', { expiresAt: at(NOW + DAY) });
    expect(decideRotation([ending, key('b', { revokedAt: at(NOW) })], 7 * DAY, NOW)).toEqual({ replacedId: 'a', endsAt: at(NOW + DAY) });
  });

  it('is refused where there is nothing to replace, or the change is under way', () => {
    expect(decideRotation([key('a', { expiresAt: at(NOW) })], DAY, NOW)).toEqual({ refusal: 'no-key-is-active' });
    expect(decideRotation([key('a', { expiresAt: at(NOW + 1) }), key('b')], DAY, NOW)).toEqual({ refusal: 'two-keys-are-active' });
  });
});
