import { describe, expect, it } from 'vitest';
import { isRefusal } from './refusal.ts';
import { CODE_LIFE_SECONDS, checkCode, checkCodeLimits, isSameText } from './step-up-rules.ts';

const NOW = Date.parse('2024-09-15T04:00:00.000Z');
const MINUTE = 60_000;
const sentAgo = (...minutes: number[]) => minutes.map((ago) => ({ sentAt: NOW - ago * MINUTE }));
const each = (count: number, ago: number) => Array.from({ length: count }, () => ago);

describe('a code', () => {
  const sent = { sentAt: NOW - MINUTE, expiresAt: NOW - MINUTE + CODE_LIFE_SECONDS * 1_000, tries: 0, isUsed: false };
  const refusalOf = (...given: Parameters<typeof checkCode>) => checkCode(...given)?.refusal ?? null;

  it('opens the operation for which it was sent', () => {
    expect(refusalOf(sent, true, NOW)).toBeNull();
    expect(refusalOf({ ...sent, tries: 4 }, true, NOW)).toBeNull();
  });

  it('that is wrong, or was sent for another request, is refused as wrong', () => {
    expect(refusalOf(sent, false, NOW)).toBe('step-up-code-wrong');
    expect(refusalOf(null, false, NOW)).toBe('step-up-code-wrong');
  });

  it.each([
    ['after ten minutes', sent, sent.expiresAt],
    ['after five tries', { ...sent, tries: 5 }, NOW],
    ['once it was used', { ...sent, isUsed: true }, NOW],
    ['sent before the clock was set back', { ...sent, sentAt: NOW + 2 * MINUTE, expiresAt: NOW + 12 * MINUTE }, NOW],
  ])('is over %s, whether it is right or wrong', (_when, code, now) => {
    expect([refusalOf(code, true, now), refusalOf(code, false, now)]).toEqual(['step-up-code-expired', 'step-up-code-expired']);
  });

  it('is compared whole', () => {
    expect(isSameText('i1.k.abc', 'i1.k.abc')).toBe(true);
    for (const other of ['i1.k.abd', 'i1.k.ab', 'i1.k.abcd', '']) expect(isSameText('i1.k.abc', other)).toBe(false);
    expect(isSameText('', 'a')).toBe(false);
  });
});

describe('codes are sent', () => {
  it('fifteen an hour and sixty a day', () => {
    expect(checkCodeLimits([], NOW)).toEqual({ hour: 15, day: 60 });
    expect(checkCodeLimits(sentAgo(...each(14, 59), ...each(45, 120)), NOW)).toEqual({ hour: 1, day: 1 });
    expect(isRefusal(checkCodeLimits(sentAgo(...each(15, 59)), NOW))).toBe(true);
    expect(isRefusal(checkCodeLimits(sentAgo(...each(60, 120)), NOW))).toBe(true);
  });

  it('again once the oldest has left its window', () => {
    const full = sentAgo(50, ...each(14, 10));
    expect(checkCodeLimits(full, NOW)).toEqual({ refusal: 'step-up-limit-reached', retryAfterSeconds: 600 });
    expect(checkCodeLimits(full, NOW + 600_000)).toEqual({ hour: 1, day: 45 });
  });

  it('where both limits are reached, once neither is', () => {
    const full = sentAgo(...each(45, 1_430), ...each(15, 30));
    expect(checkCodeLimits(full, NOW)).toEqual({ refusal: 'step-up-limit-reached', retryAfterSeconds: 1_800 });
  });

  it('also after a clock was set back', () => {
    expect(checkCodeLimits(sentAgo(...each(15, -60)), NOW)).toEqual({ hour: 15, day: 60 });
  });
});
