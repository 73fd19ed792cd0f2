import { describe, expect, it } from 'vitest';
import {
  checkAccountManager,
  checkAssignment,
  checkRecipient,
  checkResellerAssignment,
  checkResellerWithdrawal,
  checkWithdrawal,
  decideStated,
  type Holding,
} from './assignment-rules.ts';

const START = '2024-09-10T00:00:00.000Z';
const BEFORE = '2024-09-09T23:59:59.999Z';
const NOW = '2024-09-15T04:00:00.000Z';
const LATER = '2024-09-15T04:00:00.001Z';
const free: Holding = { assignment: null, lastEndedAt: null };
const ended: Holding = { assignment: null, lastEndedAt: START };
const held: Holding = { assignment: { operatorId: 'op_a', assignedAt: START }, lastEndedAt: null };

describe('who may be given customers', () => {
  const all = { scope: { kind: 'all' }, rolesFrom: 'session' } as const;
  const team = { scope: { kind: 'supervisor', operatorId: 'op_lead' }, rolesFrom: 'session' } as const;
  const manager = { roles: ['account-manager'], supervisorId: 'op_lead' };

  it.each([
    ['an account manager', ['account-manager'], 'session', null],
    ['one with another role besides', ['account-manager', 'finance-clerk'], 'store', null],
    ['one whose portal has not named roles yet', [], 'session', null],
    ['one who has no role where roles are kept', [], 'store', 'not-an-account-manager'],
    ['an administrator', ['administrator'], 'session', 'not-an-account-manager'],
  ] as const)('%s: %j from %s gives %s', (_who, roles, rolesFrom, refusal) => {
    expect(checkAccountManager({ roles }, rolesFrom)?.refusal ?? null).toBe(refusal);
  });

  it('is anybody for those who see all, and the own team for a supervisor', () => {
    expect(checkRecipient(manager, all)).toBeNull();
    expect(checkRecipient(manager, team)).toBeNull();
    expect(checkRecipient({ ...manager, supervisorId: null }, all)).toBeNull();
  });

  it('answers alike who is missing and who is beyond the team, whatever their roles', () => {
    const missing = checkRecipient(null, team);
    expect(missing).toEqual({ refusal: 'not-found' });
    expect(checkRecipient({ ...manager, supervisorId: 'op_other' }, team)).toEqual(missing);
    expect(checkRecipient({ roles: ['administrator'], supervisorId: null }, team)).toEqual(missing);
    expect(checkRecipient(manager, { ...all, scope: { kind: 'account-manager', operatorId: 'op_x' } })).toEqual(missing);
  });
});

describe('an operator', () => {
  it.each([
    ['takes nobody who is not in scope', null, undefined, 'not-found'],
    ['takes a customer who is free', free, undefined, null],
    ['takes a customer who was withdrawn before', ended, undefined, null],
    ['takes no customer whom somebody holds', held, undefined, 'customer-assigned'],
    ['hands a customer over from the one who holds it', held, 'op_a', null],
    ['hands no customer over whom somebody else holds', held, 'op_b', 'assigned-elsewhere'],
    ['hands no customer over whom nobody holds', free, 'op_a', 'assigned-elsewhere'],
  ])('%s', (_title, holding, from, refusal) => {
    expect(checkAssignment(holding, { from, at: NOW })?.refusal ?? null).toBe(refusal);
  });

  it('changes nothing by a clock that is behind the present or the last period', () => {
    const overlaps = { refusal: 'assignment-overlaps' };
    expect(checkAssignment(held, { from: 'op_a', at: BEFORE })).toEqual(overlaps);
    expect(checkAssignment(ended, { from: undefined, at: BEFORE })).toEqual(overlaps);
    expect(checkWithdrawal(held, BEFORE)).toEqual(overlaps);
    expect([checkWithdrawal(held, START), checkAssignment(ended, { from: undefined, at: START })]).toEqual([null, null]);
  });

  it('withdraws only whom somebody holds', () => {
    expect([held, free, ended, null].map((one) => checkWithdrawal(one, NOW)?.refusal ?? null)).toEqual([
      null,
      'customer-unassigned',
      'customer-unassigned',
      'not-found',
    ]);
  });

  it('gives a reseller to one manager at a time', () => {
    expect([free, held, null].map((one) => checkResellerAssignment(one, NOW)?.refusal ?? null)).toEqual([
      null,
      'reseller-assigned',
      'not-found',
    ]);
    expect([held, free, null].map((one) => checkResellerWithdrawal(one, NOW)?.refusal ?? null)).toEqual([
      null,
      'reseller-unassigned',
      'not-found',
    ]);
    expect(checkResellerWithdrawal(held, BEFORE)).toEqual({ refusal: 'assignment-overlaps' });
  });
});

describe("the word of the partner's own system", () => {
  it.each<[string, Holding | null, string | null, string | null, unknown]>([
    ['is about nobody who is not there', null, 'op_a', null, { refusal: 'not-found' }],
    ['does not reach into the future', free, 'op_a', LATER, { refusal: 'assignment-in-future' }],
    ['gives a free customer from now on', free, 'op_a', null, { at: NOW }],
    ['gives a free customer from an earlier instant on', free, 'op_a', BEFORE, { at: BEFORE }],
    ['hands a customer over', held, 'op_b', NOW, { at: NOW }],
    ['hands nothing over before the present period', held, 'op_b', BEFORE, { refusal: 'assignment-overlaps' }],
    ['begins nothing before the last period ended', ended, 'op_a', BEFORE, { refusal: 'assignment-overlaps' }],
    ['withdraws', held, null, NOW, { at: NOW }],
    ['withdraws nothing before the present period', held, null, BEFORE, { refusal: 'assignment-overlaps' }],
    ['said again changes nothing', held, 'op_a', START, null],
    ['said again without an instant changes nothing', held, 'op_a', null, null],
    ['that a manager holds a customer still changes nothing', held, 'op_a', NOW, null],
    ['that a manager held a customer earlier is refused', held, 'op_a', BEFORE, { refusal: 'assignment-overlaps' }],
    ['that nobody holds a free customer changes nothing', free, null, null, null],
  ])('%s', (_title, holding, operatorId, at, decided) => {
    expect(decideStated(holding, { operatorId, at }, NOW)).toEqual(decided);
  });
});
