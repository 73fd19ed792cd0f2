import { describe, expect, it } from 'vitest';
import {
  allPending,
  checkSigned,
  currentVersion,
  deadlineOf,
  type NewestSignature,
  pendingOf,
  pickText,
  type RuledVersion,
  standingOf,
  versionsInForce,
} from './agreement-rules.ts';

type Version = RuledVersion & { texts: { locale: 'zh-CN' | 'en'; title: string }[] };

const day = (days: number) => new Date(Date.parse('2024-09-01T00:00:00.000Z') + days * 86_400_000).toISOString();
const versionOf = (version: number, different: Partial<Version> = {}): Version => ({
  code: 'notice',
  version,
  audience: ['agency-sale'],
  noticeDays: 10,
  isRequired: true,
  effectiveAt: day(version * 10),
  withdrawnAt: null,
  texts: [{ locale: 'zh-CN', title: `须知 ${version}` }],
  ...different,
});
const customer = { associationType: 'agency-sale', associatedAt: day(0), isDissociated: false } as const;
const signed = (version: number, isWithdrawn = false): NewestSignature => ({ version, isWithdrawn });

describe('the version that counts', () => {
  const versions = [versionOf(3), versionOf(1), versionOf(2)];

  it('is the highest one that is effective, from the very instant on', () => {
    expect(currentVersion(versions, day(9.999))).toBeNull();
    expect(currentVersion(versions, day(10))?.version).toBe(1);
    expect(currentVersion(versions, day(29.999))?.version).toBe(2);
    expect(currentVersion(versions, day(30))?.version).toBe(3);
  });

  it('is the one before where the partner withdrew it', () => {
    const withdrawn = [versionOf(1), versionOf(2), versionOf(3, { withdrawnAt: day(31) })];
    expect(currentVersion(withdrawn, day(40))?.version).toBe(2);
    expect(versionsInForce(withdrawn, day(40)).map(({ version }) => version)).toEqual([1, 2]);
  });
});

describe('what a customer is asked to sign', () => {
  const versions = [versionOf(1), versionOf(2)];

  it('is nothing before anything is effective, and nothing once it has signed what counts', () => {
    expect(pendingOf(versions, null, customer, day(5))).toBeNull();
    expect(pendingOf(versions, signed(2), customer, day(25))).toBeNull();
  });

  it('says why: never signed, a new version, or a signature that was withdrawn', () => {
    expect(pendingOf(versions, null, customer, day(21))).toMatchObject({ reason: 'never-signed', signedVersion: null });
    expect(pendingOf(versions, signed(1), customer, day(21))).toMatchObject({ reason: 'new-version', signedVersion: 1 });
    expect(pendingOf(versions, signed(2, true), customer, day(21))).toMatchObject({ reason: 'withdrawn', signedVersion: null });
  });

  it('is nothing for customers of another association type, and for those who left', () => {
    expect(pendingOf(versions, null, { ...customer, associationType: 'referral' }, day(21))).toBeNull();
    expect(pendingOf(versions, null, { ...customer, isDissociated: true }, day(21))).toBeNull();
  });

  it('is nothing of an older version where a later one was signed before its partner withdrew it', () => {
    const withdrawn = [versionOf(1), versionOf(2, { withdrawnAt: day(22) })];
    expect(pendingOf(withdrawn, signed(2), customer, day(25))).toBeNull();
  });

  it('comes overdue first, then by deadline, what has none last', () => {
    const all = [
      versionOf(1, { code: 'optional', isRequired: false }),
      versionOf(1, { code: 'later', noticeDays: 60 }),
      versionOf(1, { code: 'soon', noticeDays: 30 }),
      versionOf(1, { code: 'over', noticeDays: 1 }),
      versionOf(1, { code: 'signed' }),
    ];
    const pending = allPending(all, [{ code: 'signed', ...signed(1) }], customer, day(15));
    expect(pending.map(({ version, isOverdue }) => [version.code, isOverdue])).toEqual([
      ['over', true],
      ['soon', false],
      ['later', false],
      ['optional', false],
    ]);
  });
});

describe('until when it must be signed', () => {
  it('is the notice period after becoming effective, or after the association where that came later', () => {
    expect(deadlineOf([versionOf(1)], 0, customer)).toBe(day(20));
    expect(deadlineOf([versionOf(1)], 0, { ...customer, associatedAt: day(15) })).toBe(day(25));
  });

  it('is never put off by a newer version', () => {
    const versions = [versionOf(1), versionOf(2, { noticeDays: 300 })];
    expect(deadlineOf(versions, 0, customer)).toBe(day(20));
    expect(standingOf(versions, null, customer, day(21))).toEqual({ state: 'overdue', dueAt: day(20) });
    expect(standingOf(versions, signed(1), customer, day(21))).toEqual({ state: 'pending', dueAt: day(320) });
  });

  it('begins again with the oldest version once what was signed is withdrawn', () => {
    expect(standingOf([versionOf(1), versionOf(2)], signed(2, true), customer, day(25))).toEqual({ state: 'overdue', dueAt: day(20) });
  });

  it('does not count versions that were meant for other customers, or need not be signed', () => {
    const versions = [versionOf(1, { audience: ['referral'] }), versionOf(2, { isRequired: false }), versionOf(3)];
    expect(deadlineOf(versions, 0, customer)).toBe(day(40));
    expect(deadlineOf(versions.slice(0, 2), 0, customer)).toBeNull();
  });

  it('leaves out what another version had followed before the association', () => {
    const versions = [versionOf(1, { noticeDays: 0 }), versionOf(2, { noticeDays: 30 })];
    expect(deadlineOf(versions, 0, { ...customer, associatedAt: day(20) })).toBe(day(50));
    expect(deadlineOf(versions, 0, { ...customer, associatedAt: day(19) })).toBe(day(19));
  });

  it('is over at the instant itself, not before', () => {
    expect(standingOf([versionOf(1)], null, customer, day(19.9999)).state).toBe('pending');
    expect(standingOf([versionOf(1)], null, customer, day(20)).state).toBe('overdue');
  });
});

describe('the gate in front of what an end customer does', () => {
  const asked = (versions: Version[], at: string) => checkSigned(allPending(versions, [], customer, at), 'zh-CN');

  it('is open within the notice period, and closed after it, naming what to sign', () => {
    expect(asked([versionOf(1)], day(19))).toBeNull();
    expect(asked([versionOf(1)], day(20))).toEqual({
      refusal: 'agreement-required',
      agreements: [{ code: 'notice', version: 1, title: '须知 1', dueAt: day(20) }],
    });
  });

  it('names the version that counts with the deadline of the one that was missed', () => {
    expect(asked([versionOf(1), versionOf(2)], day(21))?.agreements).toEqual([
      { code: 'notice', version: 2, title: '须知 2', dueAt: day(20) },
    ]);
  });

  it('never waits for what need not be signed', () => {
    expect(asked([versionOf(1, { isRequired: false, noticeDays: 0 })], day(300))).toBeNull();
  });
});

describe('which text somebody gets', () => {
  const both = [
    { locale: 'en', title: 'Notice' },
    { locale: 'zh-CN', title: '须知' },
  ] as const;

  it('is the one asked for, else the session’s, else the first there is', () => {
    expect(pickText(both, 'en', 'zh-CN').title).toBe('Notice');
    expect(pickText(both, undefined, 'en').title).toBe('Notice');
    expect(pickText(both).title).toBe('须知');
    expect(pickText([both[0]], 'zh-CN').title).toBe('Notice');
  });
});
