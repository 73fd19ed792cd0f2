import { describe, expect, it } from 'vitest';
import { checkGrant, checkIssuable, checkQuotaRecall, type Grantee, type IssuableTerms } from './quota-rules.ts';

const START = '2024-01-01T00:00:00.000Z';
const NOW = '2024-09-15T04:00:00.000Z';
const END = '2024-12-31T16:00:00.000Z';
const JUST_BEFORE_END = '2024-12-31T15:59:59.999Z';
const normal: IssuableTerms = { state: 'normal', effectiveAt: START, expiresAt: END, above: null };

describe('a quota can be issued from', () => {
  it.each([
    ['inside its dates', normal, NOW, null],
    ['from its first instant on', normal, START, null],
    ['until just before its end', normal, JUST_BEFORE_END, null],
    ['not at its end', normal, END, 'quota-expired'],
    ['not before it begins', { ...normal, effectiveAt: JUST_BEFORE_END }, NOW, 'quota-not-started'],
    ['not while frozen', { ...normal, state: 'frozen' }, NOW, 'quota-not-normal'],
    ['not while adjusted', { ...normal, state: 'adjusting' }, NOW, 'quota-not-normal'],
    ['not while invalid, whatever its dates', { ...normal, state: 'invalid' }, END, 'quota-not-normal'],
    ['not once recalled, whatever its dates', { ...normal, state: 'recalled' }, END, 'quota-recalled'],
    ['where the quota it was granted from can', { ...normal, above: normal }, NOW, null],
    [
      'not while the quota it was granted from is frozen',
      { ...normal, above: { ...normal, state: 'frozen' } },
      NOW,
      'parent-quota-not-issuable',
    ],
    [
      'not once the quota it was granted from has ended',
      { ...normal, above: { ...normal, expiresAt: NOW } },
      NOW,
      'parent-quota-not-issuable',
    ],
    ['not for its own reason last', { ...normal, state: 'recalled', above: { ...normal, state: 'frozen' } }, NOW, 'quota-recalled'],
  ] as const)('%s', (_when, quota, at, refusal) => {
    expect(checkIssuable(quota, at)?.refusal ?? null).toBe(refusal);
  });
});

describe('a grant', () => {
  const east: Grantee = { resellerId: 'par_east', isKnown: true, isLeaving: false, hasDesignated: true };
  const west: Grantee = { ...east, resellerId: 'par_west' };
  const quota = { ...normal, available: 10_000n, kept: new Map<string, bigint>(), restrictions: {} };

  it('gives each reseller the amount, to the last cent of the quota', () => {
    expect(checkGrant(quota, NOW, 5_000n, [east, west])).toEqual({ refusal: null, refusals: new Map(), total: 10_000n });
  });

  it('is refused whole where the amounts together pass what is available', () => {
    expect(checkGrant(quota, NOW, 5_001n, [east, west])).toMatchObject({ refusal: { refusal: 'quota-insufficient' }, total: 10_002n });
  });

  it('gives nobody what was recalled from designated customers, who alone can have it again', () => {
    const kept = new Map([['c-1', 1_000n]]);
    expect(checkGrant({ ...quota, kept }, NOW, 4_500n, [east, west]).refusal).toBeNull();
    expect(checkGrant({ ...quota, kept }, NOW, 4_501n, [east, west]).refusal).toEqual({ refusal: 'quota-kept-for-others' });
  });

  it('does not count resellers that get nothing', () => {
    const { refusal, total } = checkGrant(quota, NOW, 10_000n, [east, { ...west, isLeaving: true }]);
    expect([refusal, total]).toEqual([null, 10_000n]);
  });

  it.each([
    ['nobody’s reseller, before all', { isKnown: false, isLeaving: true, hasDesignated: false }, 'not-found'],
    ['one that is leaving, before whom the quota is designated to', { isLeaving: true, hasDesignated: false }, 'reseller-leaving'],
    ['one whose customers the designated ones are not', { hasDesignated: false }, 'designated-not-of-reseller'],
  ])('passes over %s', (_who, different, refusal) => {
    const { refusals } = checkGrant(quota, NOW, 1n, [east, { ...west, ...different }]);
    expect([...refusals].map(([id, refused]) => [id, refused.refusal])).toEqual([['par_west', refusal]]);
  });

  it.each([{ maximumCount: 1 }, { maximumTotal: '100.00' }])('gives nothing of a quota that limits its coupons: %j', (restrictions) => {
    expect(checkGrant({ ...quota, restrictions }, NOW, 1n, [east]).refusal?.refusal).toBe('quota-not-grantable');
  });

  it('names what stands against the quota before that it does not reach', () => {
    expect(checkGrant({ ...quota, state: 'frozen' }, NOW, 99_999n, [east]).refusal?.refusal).toBe('quota-not-normal');
    expect(checkGrant(quota, END, 99_999n, [east]).refusal?.refusal).toBe('quota-expired');
  });
});

describe('a granted quota is taken back', () => {
  const child = { ...normal, parent: { partnerId: 'par_me' } };
  it.each([
    ['while normal', child, NOW, null],
    ['not where no reseller has it', null, NOW, 'not-found'],
    ['not where the reseller has it from the upstream', { ...child, parent: null, state: 'recalled' }, NOW, 'quota-not-granted'],
    ['not where somebody else granted it', { ...child, parent: { partnerId: 'par_other' } }, NOW, 'quota-not-granted'],
    ['not twice', { ...child, state: 'recalled' }, END, 'quota-recalled'],
    ['not while frozen', { ...child, state: 'frozen' }, END, 'quota-not-normal'],
    ['not past its end', child, END, 'quota-expired'],
  ] as const)('%s', (_when, quota, at, refusal) => {
    expect(checkQuotaRecall(quota, 'par_me', at)?.refusal ?? null).toBe(refusal);
  });
});
