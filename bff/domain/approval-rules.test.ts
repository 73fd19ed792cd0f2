import { describe, expect, it } from 'vitest';
import { approvalEnd, checkDecision, isAboveLimit, operatorDayStart, permissionToDecide } from './approval-rules.ts';

const NOW = Date.parse('2024-09-15T04:00:00.000Z');

describe('a second person is needed', () => {
  const limit = { operationMaximum: 100_00n, operatorDayMaximum: 300_00n };

  it.each([
    [100_00n, 0n, false],
    [100_01n, 0n, true],
    [100_00n, 200_00n, false],
    [100_00n, 200_01n, true],
    [1n, 300_00n, true],
  ])('for %s after %s of the day: %s', (amount, movedInDay, expected) => {
    expect(isAboveLimit(limit, { amount, movedInDay })).toBe(expected);
  });

  it('for no amount where neither limit is set', () => {
    const none = { operationMaximum: null, operatorDayMaximum: null };
    expect(isAboveLimit(none, { amount: 99_999_999_999_900n, movedInDay: 99_999_999_999_900n })).toBe(false);
  });

  it('for every amount where a limit is zero', () => {
    expect(isAboveLimit({ operationMaximum: 0n, operatorDayMaximum: null }, { amount: 1n, movedInDay: 0n })).toBe(true);
    expect(isAboveLimit({ operationMaximum: null, operatorDayMaximum: 0n }, { amount: 1n, movedInDay: 0n })).toBe(true);
  });

  it('within seven days; what an operator moved counts for one', () => {
    expect(new Date(approvalEnd(NOW)).toISOString()).toBe('2024-09-22T04:00:00.000Z');
    expect(new Date(operatorDayStart(NOW)).toISOString()).toBe('2024-09-14T04:00:00.000Z');
  });
});

describe('an operation is decided', () => {
  const operation = { kind: 'coupon-issue', state: 'awaiting-approval', until: NOW + 1, askedBy: 'op_1' } as const;
  const second = { operatorId: 'op_2', permissions: ['coupon.issue'], now: NOW } as const;
  const refusalOf = (...[one, who]: Parameters<typeof checkDecision>) => checkDecision(one, who)?.refusal ?? null;

  it('by a second person who could have asked for it', () => {
    expect(refusalOf(operation, second)).toBeNull();
    expect(permissionToDecide('quota-grant')).toBe('quota.grant');
    expect(permissionToDecide('allocation')).toBe('account.write');
  });

  it('never by whoever asked for it', () => {
    expect(refusalOf(operation, { ...second, operatorId: 'op_1' })).toBe('approver-is-requester');
  });

  it('not without the permission that it needs itself', () => {
    expect(refusalOf(operation, { ...second, permissions: ['coupon.recall', 'quota.grant', 'account.write'] })).toBe('permission-missing');
  });

  it('not once it was decided or has lapsed', () => {
    for (const state of ['queued', 'running', 'done', 'stopped', 'rejected', 'lapsed'] as const)
      expect(refusalOf({ ...operation, state }, second)).toBe('operation-not-awaiting');
    expect(refusalOf({ ...operation, until: NOW }, second)).toBe('operation-not-awaiting');
  });

  it('only where its kind is one that waits', () => {
    expect(refusalOf({ ...operation, kind: 'coupon-recall' }, { ...second, permissions: ['coupon.recall'] })).toBe(
      'operation-not-awaiting',
    );
  });
});
