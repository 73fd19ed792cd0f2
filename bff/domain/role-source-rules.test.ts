import { describe, expect, it } from 'vitest';
import { checkRolesToKeep, isSameRoles, rolesForSession } from './role-source-rules.ts';

const CUSTOM = [{ code: 'finance-clerk' }];

describe('the roles of a session', () => {
  it.each([
    ['are those it names, where they come with the session', 'session', ['supervisor'], ['account-manager'], ['supervisor']],
    ['need no operator that is known, where they come with the session', 'session', ['finance-clerk'], null, ['finance-clerk']],
    ['must be named, where they come with the session', 'session', undefined, ['account-manager'], 'roles-missing'],
    ['are refused where the partner has no such role', 'session', ['auditor'], null, 'role-unknown'],
    ['are those kept, where it names none', 'store', undefined, ['account-manager'], ['account-manager']],
    ['may be named where they are the ones kept, in any order', 'store', ['b', 'a'], ['a', 'b'], ['a', 'b']],
    ['are refused where others are kept', 'store', ['administrator'], ['account-manager'], 'roles-differ'],
    ['are refused where more are kept', 'store', ['account-manager'], ['account-manager', 'finance-clerk'], 'roles-differ'],
    [
      'are refused where fewer are kept, and never merged',
      'store',
      ['account-manager', 'finance-clerk'],
      ['account-manager'],
      'roles-differ',
    ],
    ['are refused where it names an empty list', 'store', [], ['account-manager'], 'roles-differ'],
    ['are not found where nobody is known', 'store', ['account-manager'], null, 'not-found'],
    ['are missing where none are kept', 'store', ['account-manager'], [], 'roles-missing'],
  ] as const)('%s', (_title, source, stated, kept, expected) => {
    const roles = rolesForSession(source, stated, kept, CUSTOM);
    expect('refusal' in roles ? roles.refusal : roles).toEqual(expected);
  });
});

describe('roles to keep', () => {
  it.each([
    ['are refused where they come with the session, whatever they are', 'session', ['account-manager'], 'roles-from-session'],
    ['follow the rules of roles where they are kept', 'store', ['administrator', 'finance-clerk'], 'roles-conflict'],
    ['are taken where they are kept', 'store', ['account-manager', 'finance-clerk'], null],
  ] as const)('%s', (_title, source, roles, refusal) => {
    expect(checkRolesToKeep(source, roles, CUSTOM)?.refusal ?? null).toBe(refusal);
  });
});

describe('two lists of roles', () => {
  it.each([
    [['a', 'b'], ['b', 'a'], true],
    [['a', 'a'], ['a'], true],
    [['a'], ['b'], false],
    [['a'], ['a', 'b'], false],
    [[], [], true],
  ] as const)('%j and %j are the same: %s', (one, other, isSame) => {
    expect(isSameRoles(one, other)).toBe(isSame);
  });
});
