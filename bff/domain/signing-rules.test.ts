import { describe, expect, it } from 'vitest';
import { isExpired, isFor, type Manifest, manifestOf, newManifest } from './manifest-rules.ts';
import {
  type Answered,
  checkContactRequests,
  checkPresenting,
  checkSignatureWithdrawal,
  checkSigning,
  type SignableVersion,
  type SigningState,
} from './signing-rules.ts';

const NOW = Date.parse('2024-09-15T04:00:00.000Z');
const HOUR = 3_600_000;
const at = (milliseconds: number) => new Date(NOW + milliseconds).toISOString();
const WHO = { partnerId: 'par_1', customerId: 'c-1', personId: 'p-1' };
const MANIFEST: Manifest = newManifest(
  { manifestId: 'man_1', ...WHO, code: 'notice', version: 1, locale: 'en', title: 'Notice', sourceSha256: 'a', renderedSha256: 'b' },
  NOW,
);
const versionOf = (version: number, different: Partial<SignableVersion> = {}): SignableVersion => ({
  code: 'notice',
  version,
  audience: ['agency-sale'],
  noticeDays: 10,
  isRequired: true,
  effectiveAt: at((version - 2) * 24 * HOUR),
  withdrawnAt: null,
  viewPolicy: 'none',
  texts: [{ locale: 'en', title: version === 1 ? 'Notice' : `Notice ${version}`, sourceSha256: 'a', renderedSha256: 'b' }],
  ...different,
});
const TICKED: Answered = { isAccepted: true, viewed: 'none' };
const STATE: SigningState = {
  customer: { associationType: 'agency-sale', associatedAt: at(-100 * HOUR), isDissociated: false },
  versions: [versionOf(1)],
  isUsed: false,
  newest: null,
  now: NOW,
  at: at(0),
};

describe('a manifest', () => {
  it('lives for 24 hours', () => {
    expect(MANIFEST).toMatchObject({ presentedAt: at(0), expiresAt: at(24 * HOUR) });
    expect([isExpired(MANIFEST, NOW + 24 * HOUR - 1), isExpired(MANIFEST, NOW + 24 * HOUR)]).toEqual([false, true]);
  });

  it('is no use to another partner, customer or person, nor to somebody unnamed', () => {
    expect(isFor(MANIFEST, WHO, NOW)).toBe(true);
    for (const other of [{ partnerId: 'par_2' }, { customerId: 'c-2' }, { personId: 'p-2' }, { personId: null }])
      expect(isFor(MANIFEST, { ...WHO, ...other }, NOW)).toBe(false);
    expect(isFor({ ...MANIFEST, personId: null }, { ...WHO, personId: null }, NOW)).toBe(true);
  });

  it('from a minute ahead comes from a replica’s clock, from later ahead from one that was set back', () => {
    expect(isFor(MANIFEST, WHO, NOW - 60_000)).toBe(true);
    expect(isFor(MANIFEST, WHO, NOW - 60_001)).toBe(false);
  });

  it('is read back whole, and nothing else is taken for one', () => {
    const payload = { ...MANIFEST } as unknown as Record<string, unknown>;
    expect(manifestOf(payload)).toEqual(MANIFEST);
    expect(manifestOf({ ...payload, sequence: 1 })).toEqual(MANIFEST);
    expect(manifestOf(null)).toBeNull();
    for (const name of Object.keys(MANIFEST)) expect(manifestOf({ ...payload, [name]: undefined })).toBeNull();
    expect(manifestOf({ ...payload, locale: 'fr' })).toBeNull();
    expect(manifestOf({ ...payload, presentedAt: 'yesterday' })).toBeNull();
    expect(manifestOf({ ...payload, personId: null })).not.toBeNull();
  });
});

describe('signing what was presented', () => {
  const check = (state: Partial<SigningState>, answered: Answered = TICKED) => checkSigning(MANIFEST, answered, { ...STATE, ...state });

  it('goes through where it is presented, asked for, viewed and ticked', () => {
    expect(check({})).toBeNull();
  });

  it('tells the first reason against it, in the order in which a signer can do something about it', () => {
    const withdrawn = versionOf(1, { withdrawnAt: at(-1), viewPolicy: 'headings' });
    const dissociated = { ...STATE.customer, isDissociated: true };
    const all: Partial<SigningState> = { now: NOW + 24 * HOUR, isUsed: true, customer: dissociated, versions: [withdrawn, versionOf(2)] };
    const wrong: Answered = { isAccepted: false, viewed: 'open' };
    const codes: unknown[] = [];
    for (const mended of [
      {},
      { now: NOW },
      { isUsed: false },
      { customer: STATE.customer },
      { versions: [versionOf(1, { viewPolicy: 'headings' }), versionOf(2)] },
      { versions: [versionOf(1, { viewPolicy: 'headings' })] },
    ])
      codes.push(check(Object.assign(all, mended), wrong)?.refusal);
    codes.push(check(all, { ...wrong, viewed: 'headings' })?.refusal);
    codes.push(check(all, { isAccepted: true, viewed: 'headings' }));
    expect(codes).toEqual([
      'manifest-expired',
      'manifest-used',
      'customer-dissociated',
      'agreement-withdrawn',
      'agreement-outdated',
      'agreement-not-viewed',
      'agreement-not-accepted',
      null,
    ]);
  });

  it('is refused where the version is gone, or says something else, since a store was put back', () => {
    const [text] = versionOf(1).texts;
    for (const other of [{ locale: 'zh-CN' }, { title: 'Other' }, { sourceSha256: 'c' }, { renderedSha256: 'c' }] as const) {
      const version = versionOf(1, { texts: [{ ...(text as SignableVersion['texts'][number]), ...other }] });
      expect(check({ versions: [version] })?.refusal).toBe('manifest-invalid');
    }
    expect(check({ versions: [] })?.refusal).toBe('manifest-invalid');
  });

  it('names the newer version, with the deadline that the customer has', () => {
    expect(check({ versions: [versionOf(1), versionOf(2)] })).toEqual({
      refusal: 'agreement-outdated',
      agreements: [{ code: 'notice', version: 2, title: 'Notice 2', dueAt: at(9 * 24 * HOUR) }],
    });
  });

  it('does not wait for a version that is not effective yet, nor for one that was withdrawn', () => {
    expect(check({ versions: [versionOf(1), versionOf(2, { effectiveAt: at(1) })] })).toBeNull();
    expect(check({ versions: [versionOf(1), versionOf(2, { withdrawnAt: at(-1) })] })).toBeNull();
  });

  it('goes through where a clock went back behind the version’s beginning since', () => {
    expect(check({ at: at(-48 * HOUR) })).toBeNull();
  });

  it('is not for customers whose association changed away from it', () => {
    expect(check({ customer: { ...STATE.customer, associationType: 'referral' } })?.refusal).toBe('not-found');
  });

  it.each([
    ['none', ['none', 'open', 'headings']],
    ['open', ['open', 'headings']],
    ['headings', ['headings']],
  ] as const)('with the policy %s is met by %s', (viewPolicy, met) => {
    for (const viewed of ['none', 'open', 'headings'] as const) {
      const refused = check({ versions: [versionOf(1, { viewPolicy })] }, { isAccepted: true, viewed });
      expect(refused?.refusal ?? null).toBe(met.some((one) => one === viewed) ? null : 'agreement-not-viewed');
    }
  });
});

describe('presenting', () => {
  it('presents what is asked for', () => {
    expect(checkPresenting([versionOf(1)], null, STATE.customer, at(0))).toMatchObject({ version: { version: 1 }, reason: 'never-signed' });
  });

  it('refuses what is signed, is meant for others, is not effective, or would be signed by who left', () => {
    const present = (version: SignableVersion, newest: SigningState['newest'], customer = STATE.customer) =>
      checkPresenting([version], newest, customer, at(0));
    expect(present(versionOf(1), { version: 1, isWithdrawn: false })).toEqual({ refusal: 'agreement-signed-already' });
    expect(present(versionOf(1, { audience: ['referral'] }), null)).toEqual({ refusal: 'not-found' });
    expect(present(versionOf(3), null)).toEqual({ refusal: 'not-found' });
    expect(present(versionOf(1), null, { ...STATE.customer, isDissociated: true })).toEqual({ refusal: 'customer-dissociated' });
  });
});

it('a signature is withdrawn once, by its own customer; a withdrawal is not one', () => {
  const record = { kind: 'signed', customerId: 'c-1' };
  expect(checkSignatureWithdrawal(record, 'c-1', false)).toBeNull();
  expect(checkSignatureWithdrawal(record, 'c-1', true)).toEqual({ refusal: 'signature-withdrawn' });
  expect(checkSignatureWithdrawal(record, 'c-2', false)).toEqual({ refusal: 'not-found' });
  expect(checkSignatureWithdrawal({ ...record, kind: 'withdrawn' }, 'c-1', false)).toEqual({ refusal: 'not-found' });
  expect(checkSignatureWithdrawal(null, 'c-1', false)).toEqual({ refusal: 'not-found' });
});

it('a customer asks to be contacted five times in 24 hours, and hears when the next time is', () => {
  expect(checkContactRequests({ count: 4, oldestAt: at(-HOUR) }, NOW)).toBeNull();
  expect(checkContactRequests({ count: 5, oldestAt: at(-HOUR) }, NOW)).toEqual({
    refusal: 'contact-requests-full',
    retryAfterSeconds: 23 * 3600,
  });
});
