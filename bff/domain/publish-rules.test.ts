import { describe, expect, it } from 'vitest';
import type { RuledVersion } from './agreement-rules.ts';
import { bytesOf, checkFaults, checkFollows, checkSentTexts, checkWithdrawable, nextVersion, type Said } from './publish-rules.ts';

const AT = '2024-09-15T04:00:00.000Z';
const LATER = '2024-10-01T00:00:00.000Z';
const SAID: Said = {
  audience: ['agency-sale', 'referral'],
  noticeDays: 30,
  isRequired: true,
  viewPolicy: 'open',
  texts: [
    { locale: 'zh-CN', title: '须知', sourceSha256: 'a' },
    { locale: 'en', title: 'Notice', sourceSha256: 'b' },
  ],
};
const versionOf = (version: number, different: Partial<RuledVersion & Said> = {}): RuledVersion & Said => ({
  code: 'notice',
  version,
  effectiveAt: '2024-09-01T00:00:00.000Z',
  withdrawnAt: null,
  ...SAID,
  ...different,
});
const now = { effectiveAt: null, at: AT };
const NEW: Said = { ...SAID, noticeDays: 31 };

describe('texts that are sent', () => {
  it('come once in each locale', () => {
    const text = { locale: 'en', title: 'Notice', source: '# One' } as const;
    expect(checkSentTexts([text, text])).toEqual({ refusal: 'agreement-text-missing' });
    expect(checkSentTexts([])).toEqual({ refusal: 'agreement-text-missing' });
    expect(checkSentTexts([text, { ...text, locale: 'zh-CN' }])).toBeNull();
  });

  it('hold 256 KiB of UTF-8, counted in bytes, and the refusal says which is longer', () => {
    const text = (source: string) => ({ locale: 'zh-CN', title: '须知', source }) as const;
    const full = `${'须'.repeat(87_381)}x`;
    expect(checkSentTexts([text(full)])).toBeNull();
    expect(checkSentTexts([text(`${full}x`)])).toEqual({
      refusal: 'agreement-text-too-long',
      errors: [{ pointer: '/body/texts/0/source', detail: '262145 bytes of UTF-8.' }],
    });
  });

  it('are measured as they are stored', () => {
    for (const sample of ['plain', 'é', '须知', '😀', 'a😀须é\n']) expect(bytesOf(sample)).toBe(new TextEncoder().encode(sample).length);
  });

  it('are refused by line, text after text, and not with more lines than anybody mends at once', () => {
    expect(checkFaults([[], []])).toBeNull();
    const refused = checkFaults([
      [{ line: 3, fault: 'html' }],
      Array.from({ length: 50 }, (_, line) => ({ line: line + 1, fault: 'image' })),
    ]);
    expect(refused?.refusal).toBe('agreement-text-unsupported');
    expect(refused?.errors?.slice(0, 2)).toEqual([
      { pointer: '/body/texts/0/source', detail: 'Line 3: html.' },
      { pointer: '/body/texts/1/source', detail: 'Line 1: image.' },
    ]);
    expect(refused?.errors).toHaveLength(21);
  });
});

describe('a version after those before it', () => {
  it('is the first of its code, or counts on, over withdrawn ones too', () => {
    expect(nextVersion([])).toBe(1);
    expect(nextVersion([versionOf(2, { withdrawnAt: AT }), versionOf(1)])).toBe(3);
  });

  it('says something new: text, title, terms or audience; the order in which it says it is nothing new', () => {
    const turned = { ...SAID, audience: SAID.audience.toReversed(), texts: SAID.texts.toReversed() };
    expect(checkFollows([versionOf(1)], SAID, now)).toEqual({ refusal: 'agreement-unchanged' });
    expect(checkFollows([versionOf(1)], turned, now)).toEqual({ refusal: 'agreement-unchanged' });
    const changes: Partial<Said>[] = [
      { audience: ['referral'] },
      { noticeDays: 29 },
      { isRequired: false },
      { viewPolicy: 'none' },
      { texts: SAID.texts.slice(0, 1) },
      { texts: SAID.texts.map((text) => ({ ...text, title: 'Other' })) },
      { texts: SAID.texts.map((text) => ({ ...text, sourceSha256: 'c' })) },
    ];
    for (const change of changes) expect(checkFollows([versionOf(1)], { ...SAID, ...change }, now)).toBeNull();
  });

  it('may say again what was withdrawn, and what an older version said', () => {
    expect(checkFollows([versionOf(1, { withdrawnAt: AT })], SAID, now)).toBeNull();
    expect(checkFollows([versionOf(1), versionOf(2, NEW)], SAID, now)).toBeNull();
  });

  it('becomes effective now or later', () => {
    expect(checkFollows([], SAID, { effectiveAt: '2024-09-15T03:59:59.999Z', at: AT })).toEqual({ refusal: 'agreement-effective-past' });
    expect(checkFollows([], SAID, { effectiveAt: AT, at: AT })).toBeNull();
  });

  it('becomes effective no earlier than one before it that stands', () => {
    const scheduled = [versionOf(1), versionOf(2, { effectiveAt: LATER, noticeDays: 5 })];
    expect(checkFollows(scheduled, NEW, now)).toEqual({ refusal: 'agreement-effective-order' });
    expect(checkFollows(scheduled, NEW, { effectiveAt: LATER, at: AT })).toBeNull();
    const withdrawn = scheduled.map((version) => (version.version === 2 ? { ...version, withdrawnAt: AT } : version));
    expect(checkFollows(withdrawn, NEW, now)).toBeNull();
  });
});

it('a version is withdrawn once', () => {
  expect(checkWithdrawable(undefined)).toEqual({ refusal: 'not-found' });
  expect(checkWithdrawable(versionOf(1, { withdrawnAt: AT }))).toEqual({ refusal: 'agreement-withdrawn' });
  expect(checkWithdrawable(versionOf(1))).toBeNull();
});
