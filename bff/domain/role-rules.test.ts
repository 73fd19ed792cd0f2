import { describe, expect, it } from 'vitest';
import { type AccessRule, checkAccess } from './access-rules.ts';
import type { Actor } from './actor.ts';
import { checkRoles, isPermitted, scopeOf } from './role-rules.ts';

const operator = (...roles: Extract<Actor, { kind: 'operator' }>['roles']): Actor => ({
  kind: 'operator',
  operatorId: 'op_1',
  userId: 'u',
  roles,
});
const customer: Actor = { kind: 'end-customer', customerId: 'c1' };

describe('roles that one person may hold together (R-ROLE-4)', () => {
  it.each([
    [['administrator'], null],
    [['account-manager'], null],
    [['supervisor'], null],
    [[], 'roles-conflict'],
    [['administrator', 'account-manager'], 'roles-conflict'],
    [['administrator', 'supervisor'], 'roles-conflict'],
    [['account-manager', 'supervisor'], 'roles-conflict'],
    [['account-manager', 'account-manager'], 'roles-conflict'],
  ] as const)('%j: %s', (roles, refusal) => {
    expect(checkRoles(roles)?.refusal ?? null).toBe(refusal);
  });
});

describe('customers that somebody may see (DOMAIN.md §1.3)', () => {
  it.each([
    ['an administrator: all', operator('administrator'), { kind: 'all' }],
    ['an account manager: those assigned', operator('account-manager'), { kind: 'account-manager', operatorId: 'op_1' }],
    ['a supervisor: the team’s', operator('supervisor'), { kind: 'supervisor', operatorId: 'op_1' }],
    ['an account manager with any other role: all', operator('account-manager', 'administrator'), { kind: 'all' }],
    ['an operator without a role: none', operator(), { kind: 'none' }],
    ['an end customer: itself', customer, { kind: 'customer', customerId: 'c1' }],
  ] as const)('%s', (_name, actor, scope) => {
    expect(scopeOf(actor)).toEqual(scope);
  });
});

describe('permissions', () => {
  it('let an end customer read, and never reveal', () => {
    expect(isPermitted(customer, 'customer.read')).toBe(true);
    expect(isPermitted(customer, 'customer.reveal')).toBe(false);
  });

  it('are none without a role', () => {
    expect(isPermitted(operator(), 'customer.read')).toBe(false);
  });
});

describe('an endpoint is refused for the first reason that holds', () => {
  const rule: AccessRule = { callers: ['operator'], permission: 'customer.reveal', widget: 'customer-list', feature: 'reveal' };
  it.each([
    ['session-kind-wrong', { actor: customer, widgets: [], features: [] }],
    ['widget-not-in-session', { actor: operator(), widgets: [], features: [] }],
    ['feature-not-in-session', { actor: operator(), widgets: ['customer-list'], features: [] }],
    ['permission-missing', { actor: operator(), widgets: ['customer-list'], features: ['reveal'] }],
    [null, { actor: operator('supervisor'), widgets: ['customer-list'], features: ['reveal'] }],
  ] as const)('%s', (refusal, session) => {
    expect(checkAccess(rule, session)?.refusal ?? null).toBe(refusal);
  });
});
