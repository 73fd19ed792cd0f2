import { describe, expect, it } from 'vitest';
import { ROLE_CODE_PATTERN } from '../../shared/values/ids.ts';
import { PERMISSIONS } from '../../shared/values/lists.ts';
import { codeFor, GROUPS, obstacle } from './rules.ts';

describe('roles that one person may hold together', () => {
  it('are three at most, an administrator’s alone, and never account manager and supervisor', () => {
    expect(obstacle(['a', 'b', 'c'], 'd')).toBe('three');
    expect(obstacle(['a'], 'administrator')).toBe('alone');
    expect(obstacle(['administrator'], 'a')).toBe('alone');
    expect(obstacle(['account-manager'], 'supervisor')).toBe('excluded');
    expect(obstacle(['supervisor'], 'account-manager')).toBe('excluded');
    expect(obstacle(['account-manager'], 'finance')).toBeNull();
  });

  it('can always be taken off again', () => {
    expect(obstacle(['a', 'b', 'c'], 'c')).toBeNull();
    expect(obstacle(['administrator'], 'administrator')).toBeNull();
  });
});

it('every permission of the table has its place on the screen, once', () => {
  expect(Object.values(GROUPS).flat().sort()).toEqual([...PERMISSIONS].sort());
});

describe('the code of a new role', () => {
  it('is spelt from its name, and fits the contract whatever the name', () => {
    expect(codeFor('Finance Clerk', [])).toBe('finance-clerk');
    expect(codeFor('财务专员', [])).toBe('role-1');
    expect(codeFor('财务专员', ['role-1'])).toBe('role-2');
    expect(codeFor('Finance Clerk', ['finance-clerk'])).toBe('finance-clerk-1');
    for (const name of ['42', '--', 'A', '客户 2 组', 'x'.repeat(40)]) expect(codeFor(name, [])).toMatch(ROLE_CODE_PATTERN);
  });
});
