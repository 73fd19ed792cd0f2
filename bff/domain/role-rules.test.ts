import { describe, expect, it } from 'vitest';
import { PERMISSIONS, type Permission, ROLES } from '../../shared/values/lists.ts';
import type { Actor } from './actor.ts';
import { type CustomRole, checkRoles, isGrantable, permissionsOf, scopeOf, withPresentRoles } from './role-rules.ts';

const CLERK: CustomRole = { code: 'finance-clerk', permissions: ['consumption.read', 'account.read'] };
const TESTER: CustomRole = { code: 'tester', permissions: [] };
const CUSTOM = [CLERK, TESTER];

const operator = (...roles: string[]): Actor => ({ kind: 'operator', operatorId: 'op_1', userId: 'u', roles });
const customer: Actor = { kind: 'end-customer', customerId: 'c1', personId: null };

describe('roles that one person may hold together (R-ROLE-4)', () => {
  it.each([
    [['administrator'], null],
    [['account-manager'], null],
    [['supervisor'], null],
    [['finance-clerk'], null],
    [['account-manager', 'finance-clerk'], null],
    [['account-manager', 'finance-clerk', 'tester'], null],
    [['supervisor', 'finance-clerk', 'tester'], null],
    [[], 'roles-missing'],
    [['account-manager', 'finance-clerk', 'tester', 'supervisor'], 'roles-too-many'],
    [['administrator', 'account-manager'], 'roles-conflict'],
    [['administrator', 'supervisor'], 'roles-conflict'],
    [['administrator', 'finance-clerk'], 'roles-conflict'],
    [['account-manager', 'supervisor'], 'roles-conflict'],
    [['account-manager', 'supervisor', 'tester'], 'roles-conflict'],
    [['account-manager', 'account-manager'], 'roles-conflict'],
    [['auditor'], 'role-unknown'],
    [['account-manager', 'auditor'], 'role-unknown'],
  ] as const)('%j: %s', (roles, refusal) => {
    expect(checkRoles(roles, CUSTOM)?.refusal ?? null).toBe(refusal);
  });
});

/** The table of DOMAIN.md §1.3, row by row: administrator, account manager, supervisor, and whether a custom role may hold it. */
const TABLE: Readonly<Record<Permission, readonly [boolean, boolean, boolean, boolean]>> = {
  'customer.read': [true, true, true, true],
  'customer.reveal': [true, true, true, true],
  'customer.tag': [true, true, true, true],
  'consumption.read': [true, true, true, true],
  'consumption.export': [true, true, true, true],
  'assignment.write': [true, false, true, true],
  'customer.export': [true, false, false, false],
  'customer.dissociate': [true, false, false, false],
  'agreement.publish': [true, false, false, false],
  'role.write': [true, false, false, false],
  'audit.read': [true, false, false, false],
  'coupon.read': [true, false, false, true],
  'coupon.issue': [true, false, false, true],
  'coupon.recall': [true, false, false, true],
  'quota.read': [true, false, false, true],
  'quota.grant': [true, false, false, true],
  'operation-log.read': [true, false, false, true],
  'account.read': [true, false, false, true],
  'account.write': [true, false, false, true],
};

describe.each(PERMISSIONS)('the permission %s (DOMAIN.md §1.3)', (permission) => {
  it.each(ROLES.map((role, index) => [role, TABLE[permission][index]] as const))('%s: %s', (role, isHeld) => {
    expect(permissionsOf(operator(role), CUSTOM).includes(permission)).toBe(isHeld);
  });

  it(`${TABLE[permission][3] ? 'can' : 'cannot'} be given to a custom role`, () => {
    expect(isGrantable(permission)).toBe(TABLE[permission][3]);
  });

  it('is held by nobody without a role, and by an end customer only to read what is their own', () => {
    expect(permissionsOf(operator(), CUSTOM)).not.toContain(permission);
    expect(permissionsOf(customer, CUSTOM).includes(permission)).toBe(['customer.read', 'consumption.read'].includes(permission));
  });
});

describe('permissions of several roles', () => {
  it('are the union of what each allows', () => {
    const held = permissionsOf(operator('account-manager', 'finance-clerk'), CUSTOM);
    expect(held).toContain('account.read');
    expect(held).toContain('customer.reveal');
    expect(held).not.toContain('coupon.issue');
  });

  it('change with the custom role, and end with it', () => {
    const actor = operator('finance-clerk');
    expect(permissionsOf(actor, [{ ...CLERK, permissions: ['coupon.read'] }])).toEqual(['coupon.read']);
    expect(permissionsOf(actor, [])).toEqual([]);
  });
});

describe('customers that somebody may see (DOMAIN.md §1.3)', () => {
  it.each([
    ['an administrator: all', operator('administrator'), { kind: 'all' }],
    ['an account manager: those assigned', operator('account-manager'), { kind: 'account-manager', operatorId: 'op_1' }],
    ['a supervisor: the team’s', operator('supervisor'), { kind: 'supervisor', operatorId: 'op_1' }],
    ['a custom role: all', operator('finance-clerk'), { kind: 'all' }],
    ['an account manager with any other role: all', operator('account-manager', 'tester'), { kind: 'all' }],
    ['a supervisor with any other role: all', operator('supervisor', 'tester'), { kind: 'all' }],
    ['an operator without a role: none', operator(), { kind: 'none' }],
    ['an end customer: itself', customer, { kind: 'customer', customerId: 'c1' }],
  ] as const)('%s', (_name, actor, scope) => {
    expect(scopeOf(actor)).toEqual(scope);
  });
});

describe('a custom role that was removed', () => {
  it.each([
    ['leaves an account manager their own customers', operator('account-manager', 'gone'), { kind: 'account-manager', operatorId: 'op_1' }],
    ['leaves somebody without another role no customer', operator('gone'), { kind: 'none' }],
    ['widens nothing for a supervisor', operator('supervisor', 'gone'), { kind: 'supervisor', operatorId: 'op_1' }],
  ] as const)('%s', (_name, actor, scope) => {
    expect(scopeOf(withPresentRoles(actor, CUSTOM))).toEqual(scope);
  });

  it('takes nothing from roles that are there, nor from an end customer', () => {
    const actor = operator('account-manager', 'tester');
    expect(withPresentRoles(actor, CUSTOM)).toBe(actor);
    expect(withPresentRoles(customer, [])).toBe(customer);
  });
});
