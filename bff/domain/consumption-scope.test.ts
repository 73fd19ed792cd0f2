import { expect, test } from 'vitest';
import { checkLinesOf, holdersIn } from './consumption-scope.ts';

const ALL = { kind: 'all' } as const;
const MANAGER = { kind: 'account-manager', operatorId: 'op-m' } as const;
const SUPERVISOR = { kind: 'supervisor', operatorId: 'op-s' } as const;
const CUSTOMER = { kind: 'customer', customerId: 'c-1' } as const;
const TEAM = ['op-m', 'op-n'];

test('Whoever sees all customers sees all consumption, or that under one account manager, or under none', () => {
  expect(holdersIn(ALL, [], undefined)).toEqual({ scope: 'all', heldBy: undefined });
  expect(holdersIn(ALL, [], 'op-m')).toEqual({ scope: 'all', heldBy: ['op-m'] });
  expect(holdersIn(ALL, [], null)).toEqual({ scope: 'all', heldBy: [null] });
});

test('An account manager sees what was consumed under their own assignments, and names nobody else', () => {
  expect(holdersIn(MANAGER, [], undefined)).toEqual({ scope: 'own', heldBy: ['op-m'] });
  expect(holdersIn(MANAGER, [], 'op-m')).toEqual({ scope: 'own', heldBy: ['op-m'] });
  expect(holdersIn(MANAGER, [], 'op-n')).toEqual({ refusal: 'not-found' });
  expect(holdersIn(MANAGER, [], null)).toEqual({ refusal: 'not-found' });
});

test('A supervisor sees the team, and names one of it', () => {
  expect(holdersIn(SUPERVISOR, TEAM, undefined)).toEqual({ scope: 'team', heldBy: TEAM });
  expect(holdersIn(SUPERVISOR, TEAM, 'op-n')).toEqual({ scope: 'team', heldBy: ['op-n'] });
  expect(holdersIn(SUPERVISOR, TEAM, 'op-x')).toEqual({ refusal: 'not-found' });
  expect(holdersIn(SUPERVISOR, TEAM, null)).toEqual({ refusal: 'not-found' });
});

test('A customer sees its own, and is not told who held it', () => {
  expect(holdersIn(CUSTOMER, [], undefined)).toEqual({ scope: 'customer', heldBy: undefined });
  expect(holdersIn(CUSTOMER, [], 'op-m')).toEqual({ refusal: 'not-found' });
  expect(holdersIn(CUSTOMER, [], null)).toEqual({ refusal: 'not-found' });
});

test('Whoever has no role any more sees nothing', () => {
  expect(holdersIn({ kind: 'none' }, [], undefined)).toEqual({ refusal: 'permission-missing' });
});

test('Whoever sees all customers sees the team of a supervisor, or one of it; nobody else chooses among supervisors', () => {
  expect(holdersIn(ALL, [], undefined, TEAM)).toEqual({ scope: 'all', heldBy: TEAM });
  expect(holdersIn(ALL, [], 'op-n', TEAM)).toEqual({ scope: 'all', heldBy: ['op-n'] });
  expect(holdersIn(ALL, [], 'op-x', TEAM)).toEqual({ refusal: 'not-found' });
  expect(holdersIn(ALL, [], null, TEAM)).toEqual({ refusal: 'not-found' });
  expect(holdersIn(ALL, [], undefined, [])).toEqual({ scope: 'all', heldBy: [] });
  for (const scope of [MANAGER, SUPERVISOR, CUSTOMER]) expect(holdersIn(scope, TEAM, undefined, TEAM)).toEqual({ refusal: 'not-found' });
  expect(holdersIn({ kind: 'none' }, [], undefined, TEAM)).toEqual({ refusal: 'permission-missing' });
});

test('A supervisor names an account manager for lines; nobody else has to', () => {
  expect(checkLinesOf(SUPERVISOR, undefined, '/body/filter')).toMatchObject({
    refusal: 'manager-needed',
    errors: [{ pointer: '/body/filter/accountManagerId' }],
  });
  expect(checkLinesOf(SUPERVISOR, 'op-m', '')).toBeNull();
  for (const scope of [ALL, MANAGER, CUSTOMER]) expect(checkLinesOf(scope, undefined, '')).toBeNull();
});
