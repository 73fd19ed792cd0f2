import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkReveal, type RevealUse, revealAllowanceOf } from './reveal-rules.ts';

const NOW = Date.parse('2024-09-15T12:00:00.000Z');
const LIMITS = { revealCellsPerMinute: 200, revealCellsPerDay: 2000, revealCellsPerPartnerHour: 10_000, isRevealPurposeRequired: false };
const ago = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();
const none = { cells: 0, oldestAt: null };
const use = (different: Partial<RevealUse> = {}): RevealUse => ({
  operatorMinute: none,
  operatorDay: none,
  partnerHour: none,
  ...different,
});
const check = (cells: number, used: RevealUse, limits = LIMITS) => checkReveal({ cells, hasPurpose: false }, used, limits, NOW);

describe('what may still be revealed', () => {
  it('is the least of minute, day and the partner’s hour', () => {
    const used = use({ operatorMinute: { cells: 50, oldestAt: ago(10) }, operatorDay: { cells: 1900, oldestAt: ago(9000) } });
    expect(revealAllowanceOf(used, LIMITS, NOW)).toEqual({
      remaining: 100,
      minute: { limit: 200, remaining: 150 },
      day: { limit: 2000, remaining: 100 },
      partnerHour: { limit: 10_000, remaining: 10_000 },
      retryAfterSeconds: null,
      isPurposeRequired: false,
    });
  });

  it('never goes below zero, even where a limit was lowered after the fact', () => {
    const used = use({ operatorDay: { cells: 5000, oldestAt: ago(3600) } });
    expect(revealAllowanceOf(used, LIMITS, NOW)).toMatchObject({ remaining: 0, day: { remaining: 0 }, retryAfterSeconds: 82_800 });
  });

  it('says when something fits again: once every full window has let its oldest cell go', () => {
    const used = use({ operatorMinute: { cells: 200, oldestAt: ago(45) }, partnerHour: { cells: 10_000, oldestAt: ago(3000) } });
    expect(revealAllowanceOf(used, LIMITS, NOW).retryAfterSeconds).toBe(600);
  });
});

describe('a reveal', () => {
  it('is refused whole where one cell too many was asked for', () => {
    const used = use({ operatorMinute: { cells: 150, oldestAt: ago(20) } });
    expect(check(50, used)).toBeNull();
    expect(check(51, used)).toEqual({ refusal: 'reveal-limit-reached', retryAfterSeconds: 40 });
  });

  it('that no waiting can help names no time', () => {
    expect(check(100, use(), { ...LIMITS, revealCellsPerMinute: 99 })).toEqual({ refusal: 'reveal-limit-reached' });
  });

  it('needs a purpose only where the setting says so', () => {
    expect(check(1, use(), { ...LIMITS, isRevealPurposeRequired: true })?.refusal).toBe('purpose-required');
  });

  it('is allowed exactly when it fits into what the allowance shows', () => {
    const cells = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(cells, cells, cells, fc.integer({ min: 1, max: 100 }), (minute, day, hour, asked) => {
        const limits = { ...LIMITS, revealCellsPerMinute: 100, revealCellsPerDay: 200, revealCellsPerPartnerHour: 250 };
        const used = use({
          operatorMinute: { cells: minute, oldestAt: ago(5) },
          operatorDay: { cells: day, oldestAt: ago(5) },
          partnerHour: { cells: hour, oldestAt: ago(5) },
        });
        expect(check(asked, used, limits) === null).toBe(asked <= revealAllowanceOf(used, limits, NOW).remaining);
      }),
    );
  });
});
