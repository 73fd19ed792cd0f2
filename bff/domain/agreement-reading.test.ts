import { describe, expect, it } from 'vitest';
import { mayCustomerRead, standingsOf } from './agreement-reading.ts';
import type { RuledCustomer, RuledVersion } from './agreement-rules.ts';

const NOW = '2024-09-15T04:00:00.000Z';
const VERSION = { version: 2, audience: ['agency-sale'] as const, effectiveAt: '2024-09-01T00:00:00.000Z', withdrawnAt: null };
const customer: Pick<RuledCustomer, 'associationType'> = { associationType: 'agency-sale' };
const nothing = { signed: [], at: NOW };

describe('what an end customer may read of its partner’s agreements', () => {
  it('is what it is or was asked to sign', () => {
    expect(mayCustomerRead(VERSION, customer, nothing)).toBe(true);
    expect(mayCustomerRead({ ...VERSION, withdrawnAt: '2024-09-10T00:00:00.000Z' }, customer, nothing)).toBe(true);
  });

  it('is nothing that is not effective yet, or was taken back before it was', () => {
    expect(mayCustomerRead({ ...VERSION, effectiveAt: '2024-09-15T04:00:00.001Z' }, customer, nothing)).toBe(false);
    expect(mayCustomerRead({ ...VERSION, effectiveAt: NOW }, customer, nothing)).toBe(true);
    expect(mayCustomerRead({ ...VERSION, withdrawnAt: '2024-08-20T00:00:00.000Z' }, customer, nothing)).toBe(false);
  });

  it('is nothing that is meant for customers of another association type', () => {
    expect(mayCustomerRead(VERSION, { associationType: 'referral' }, nothing)).toBe(false);
  });

  it('is what it has signed, whatever became of the version or of its association since', () => {
    expect(mayCustomerRead(VERSION, { associationType: 'referral' }, { signed: [1, 2], at: NOW })).toBe(true);
    expect(mayCustomerRead(VERSION, { associationType: 'referral' }, { signed: [1], at: NOW })).toBe(false);
  });
});

describe('where a customer stands with all agreements', () => {
  const version = (code: string, number: number, more: Partial<RuledVersion> = {}): RuledVersion => ({
    ...VERSION,
    code,
    version: number,
    noticeDays: 30,
    isRequired: true,
    ...more,
  });
  const signed = (code: string, number: number, isWithdrawn = false) => ({ code, version: number, isWithdrawn });
  const asked = { ...customer, associatedAt: '2024-01-01T00:00:00.000Z', isAsked: true };
  const standings = (versions: RuledVersion[], signatures: ReturnType<typeof signed>[], who = asked) =>
    standingsOf(versions, signatures, who, NOW).map(({ version: { code, version: number }, state, dueAt }) => [code, number, state, dueAt]);

  it('is told with overdue ones first, then those to sign, then those signed', () => {
    const versions = [
      version('a-signed', 1),
      version('b-pending', 1),
      version('c-overdue', 1, { noticeDays: 0 }),
      version('d-later', 1, { effectiveAt: '2025-01-01T00:00:00.000Z' }),
      version('e-others', 1, { audience: ['referral'] }),
    ];
    expect(standings(versions, [signed('a-signed', 1)])).toEqual([
      ['c-overdue', 1, 'overdue', '2024-09-01T00:00:00.000Z'],
      ['b-pending', 1, 'pending', '2024-10-01T00:00:00.000Z'],
      ['a-signed', 1, 'signed', null],
    ]);
  });

  it('names what was signed where nothing is asked of the customer any more', () => {
    const moved: typeof asked = { ...asked, associationType: 'referral' };
    const versions = [version('notice', 1), version('notice', 2), version('gone', 1, { withdrawnAt: NOW })];
    expect(standings(versions, [signed('notice', 1), signed('gone', 1)], moved)).toEqual([
      ['gone', 1, 'signed', null],
      ['notice', 1, 'signed', null],
    ]);
    expect(standings(versions, [signed('notice', 1)], { ...asked, isAsked: false })).toEqual([['notice', 1, 'signed', null]]);
  });

  it('says nothing of a signature that was withdrawn, where nothing is asked in its place', () => {
    expect(standings([version('gone', 1, { withdrawnAt: NOW })], [signed('gone', 1, true)])).toEqual([]);
    expect(standings([version('notice', 1)], [signed('notice', 1, true)])).toEqual([['notice', 1, 'pending', '2024-10-01T00:00:00.000Z']]);
  });
});
