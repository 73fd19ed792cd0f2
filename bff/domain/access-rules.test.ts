import { describe, expect, it } from 'vitest';
import { type AccessOfSession, type AccessRule, checkAccess } from './access-rules.ts';
import type { Actor } from './actor.ts';

const operator: Actor = { kind: 'operator', operatorId: 'op_1', userId: 'u', roles: ['supervisor'] };
const customer: Actor = { kind: 'end-customer', customerId: 'c1', personId: null };

const RULE: AccessRule = {
  callers: ['operator'],
  permission: 'customer.reveal',
  widgets: ['customer-list', 'customer'],
  feature: 'reveal',
  partnerKind: 'distributor',
};
const ENTITLED: AccessOfSession = {
  actor: operator,
  widgets: ['customer'],
  features: ['reveal'],
  permissions: ['customer.reveal'],
  partnerKind: 'distributor',
};

describe('an endpoint is refused for the first reason that holds', () => {
  it.each([
    ['session-kind-wrong', { actor: customer, partnerKind: 'reseller', widgets: [], features: [], permissions: [] }],
    ['partner-kind-wrong', { partnerKind: 'reseller', widgets: [], features: [], permissions: [] }],
    ['widget-not-in-session', { widgets: ['audit'], features: [], permissions: [] }],
    ['feature-not-in-session', { features: [], permissions: [] }],
    ['permission-missing', { permissions: ['customer.read'] }],
    [null, {}],
  ] as const)('%s', (refusal, different) => {
    expect(checkAccess(RULE, { ...ENTITLED, ...different })?.refusal ?? null).toBe(refusal);
  });

  it('is open to every session of its callers where it asks for nothing', () => {
    const open: AccessRule = { callers: ['operator'], permission: null, widgets: [], feature: null };
    expect(checkAccess(open, { ...ENTITLED, widgets: [], features: [], permissions: [], partnerKind: 'reseller' })).toBeNull();
  });
});
