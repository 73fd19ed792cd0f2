import { describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../../shared/values/lists.ts';
import { checkCustomRole, checkRemoval } from './role-custom-rules.ts';
import { isGrantable } from './role-rules.ts';

const CLERK = { code: 'finance-clerk', name: 'Finance', permissions: ['account.read'] as const };
const TEN = Array.from({ length: 10 }, (_, index) => ({ code: `role-${index}`, name: `Role ${index}` }));

describe('a custom role', () => {
  it.each([
    ['is taken', CLERK, [], null],
    ['may hold everything that is not an administrator’s alone', { ...CLERK, permissions: PERMISSIONS.filter(isGrantable) }, [], null],
    ['may hold nothing', { ...CLERK, permissions: [] }, [], null],
    ['may be saved again under its own name', CLERK, [CLERK], null],
    ['may be changed where there are ten', { ...CLERK, code: 'role-3' }, TEN, null],
    ['is refused as an eleventh', CLERK, TEN, 'custom-roles-full'],
    ['is refused in the place of a preset role', { ...CLERK, code: 'supervisor' }, [], 'role-fixed'],
    [
      'is refused with an administrator’s permission',
      { ...CLERK, permissions: ['account.read', 'customer.export'] },
      [],
      'permission-not-grantable',
    ],
    ['is refused under another role’s name', CLERK, [{ code: 'other', name: 'Finance' }], 'role-name-taken'],
    [
      'is refused under a name that reads like another’s',
      { ...CLERK, name: ' ＦＩＮＡＮＣＥ' },
      [{ code: 'other', name: 'finance' }],
      'role-name-taken',
    ],
  ] as const)('%s', (_title, role, existing, refusal) => {
    expect(checkCustomRole(role, existing)?.refusal ?? null).toBe(refusal);
  });
});

describe('removing a role', () => {
  it.each([
    ['works where nobody has it', CLERK.code, { members: 0, sessions: 0 }, 'store', null],
    ['is refused for a preset', 'account-manager', null, 'store', 'role-fixed'],
    ['is refused where there is none', 'gone', null, 'store', 'not-found'],
    ['is refused while an operator is kept with it', CLERK.code, { members: 1, sessions: 0 }, 'store', 'role-in-use'],
    ['is refused while a session acts by it', CLERK.code, { members: 1, sessions: 1 }, 'session', 'role-in-use'],
    ['works where a session named it once and none acts by it', CLERK.code, { members: 1, sessions: 0 }, 'session', null],
  ] as const)('%s', (_title, code, use, source, refusal) => {
    expect(checkRemoval(code, use, source)?.refusal ?? null).toBe(refusal);
  });
});
