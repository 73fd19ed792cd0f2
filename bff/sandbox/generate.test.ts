import { describe, expect, test } from 'vitest';
import { addAmounts, ZERO } from '../../shared/values/amount.ts';
import { billCycleAt } from '../../shared/values/bill-cycle.ts';
import { BILL_TYPES, CHARGE_MODES, MONEY_SOURCES } from '../../shared/values/consumption-lists.ts';
import { CUSTOMER_ID_PATTERN, MADE_ID_PATTERN } from '../../shared/values/ids.ts';
import {
  ASSOCIATION_TYPES,
  CUSTOMER_LEVELS,
  CUSTOMER_TYPES,
  FROZEN_STATES,
  ROLES,
  VERIFICATION_STATES,
} from '../../shared/values/lists.ts';
import { checkRoles, isGrantable } from '../domain/role-rules.ts';
import { createDraw } from './draw.ts';
import { generateAssignments } from './generate-assignments.ts';
import { generateCustomer } from './generate-customers.ts';
import { generateLines } from './generate-lines.ts';
import { WORLD_PARTNERS, worldPartner } from './generate-partners.ts';
import { generateResources } from './generate-resources.ts';

const NOW = Date.parse('2026-11-18T02:00:00Z');
const managers = worldPartner('distributor')
  .operators.filter((operator) => operator.roles.includes('account-manager'))
  .map((operator) => operator.operatorId);

function generate(seed: string, count = 2000) {
  return Array.from({ length: count }, (_, index) => {
    const draw = createDraw(`${seed}/${index}`);
    const customer = generateCustomer(draw, { index, partnerLabel: 'D', englishShare: 0.2, now: NOW });
    return {
      customer,
      assignments: generateAssignments(draw, customer, managers, NOW),
      lines: generateLines(draw, { ...customer, billingAccountId: 'b', now: NOW, cycles: 3 }),
    };
  });
}

const world = generate('seed');
const customers = world.map((entry) => entry.customer);

function valuesOf<Value>(pick: (customer: (typeof customers)[number]) => Value): Set<Value> {
  return new Set(customers.map(pick));
}

describe('the customers of the sandbox', () => {
  test('are the same for the same seed, and others for another', () => {
    expect(generate('seed', 50)).toEqual(world.slice(0, 50));
    expect(generate('other', 50)).not.toEqual(world.slice(0, 50));
  });

  test('show every state that a list can show', () => {
    expect(valuesOf((c) => c.associationType)).toEqual(new Set(ASSOCIATION_TYPES));
    expect(valuesOf((c) => c.verification)).toEqual(new Set(VERIFICATION_STATES));
    expect(valuesOf((c) => c.customerType)).toEqual(new Set(CUSTOMER_TYPES));
    expect(valuesOf((c) => c.level)).toEqual(new Set([...CUSTOMER_LEVELS, null]));
    expect(valuesOf((c) => c.frozen)).toEqual(new Set([...FROZEN_STATES, null]));
    expect(valuesOf((c) => c.tags.length).size).toBeGreaterThan(3);
    for (const field of ['customerName', 'mobile', 'email', 'partnerCustomerNo', 'earliestResourceExpiryAt'] as const) {
      expect(valuesOf((c) => c[field] === null)).toEqual(new Set([true, false]));
    }
  });

  test('have a name only once their real name is verified', () => {
    for (const customer of customers) expect(customer.customerName !== null).toBe(customer.verification === 'verified');
  });

  test('have credit only in agency sale, and never credit and arrears together', () => {
    const credits = customers.flatMap((customer) => (customer.credit ? [{ ...customer.credit, type: customer.associationType }] : []));
    expect(credits.every((credit) => credit.type === 'agency-sale')).toBe(true);
    expect(credits.every((credit) => credit.availableMinor === 0n || credit.arrearsMinor === 0n)).toBe(true);
    expect(credits.some((credit) => credit.arrearsMinor > 0n)).toBe(true);
    expect(customers.some((customer) => customer.associationType === 'agency-sale' && !customer.credit)).toBe(true);
  });

  test('carry names of every length and kind, characters beyond the basic plane among them', () => {
    const names = customers.flatMap((customer) => (customer.customerName ? [customer.customerName] : []));
    const lengths = names.map((name) => Array.from(name).length);
    expect(Math.min(...lengths)).toBe(1);
    expect(Math.max(...lengths)).toBeGreaterThan(50);
    expect(names.some((name) => /[\u{20000}-\u{2ffff}]/u.test(name))).toBe(true);
    expect(names.some((name) => /^(欧阳|司马|上官|诸葛)/.test(name))).toBe(true);
    expect(names.some((name) => /^[A-Z][a-zé]+ [A-Z]/.test(name))).toBe(true);
    expect(new Set(names).size).toBeLessThan(names.length);
  });

  test('have ids and account names of their own', () => {
    expect(valuesOf((c) => c.customerId).size).toBe(customers.length);
    expect(valuesOf((c) => c.accountName).size).toBe(customers.length);
    for (const customer of customers) expect(customer.customerId).toMatch(CUSTOMER_ID_PATTERN);
  });

  test('can be reached by nobody: telephone prefixes without subscribers, e-mail at example domains', () => {
    for (const { mobile, email } of customers) {
      if (mobile !== null) expect(mobile).toMatch(/^((\+86|0086-)?14[23]\d{8}|\+8520\d{7}|\+652\d{7}|\+1(212|415|604)55501\d\d)$/);
      if (email !== null) expect(email).toMatch(/^[a-z0-9.+]+@([a-z-]+\.)*example(\.(com|org|net))?$/);
    }
    expect(customers.some((customer) => customer.mobile?.startsWith('+65'))).toBe(true);
  });
});

describe('assignments of the sandbox', () => {
  const assignments = world.map((entry) => entry.assignments);

  test('leave some customers without a manager and hand some over to a second one', () => {
    expect(new Set(assignments.map((list) => list.length))).toEqual(new Set([0, 1, 2]));
    for (const [first, second] of assignments) {
      if (first && second) {
        expect(first.operatorId).not.toBe(second.operatorId);
        expect(second.assignedAt > first.assignedAt).toBe(true);
      }
    }
  });

  test('begin after the association and never in the future', () => {
    for (const { customer, assignments: list } of world) {
      for (const { assignedAt } of list) {
        expect(assignedAt >= customer.associatedAt).toBe(true);
        expect(Date.parse(assignedAt)).toBeLessThanOrEqual(NOW);
      }
    }
  });
});

describe('bill lines of the sandbox', () => {
  const lines = world.flatMap((entry) => entry.lines);

  test('lie in their cycle, after the association and never in the future', () => {
    for (const { customer, lines: list } of world) {
      for (const line of list) {
        expect(billCycleAt(Date.parse(line.consumedAt))).toBe(line.cycle);
        expect(line.consumedAt >= customer.associatedAt).toBe(true);
        expect(Date.parse(line.consumedAt)).toBeLessThanOrEqual(NOW);
      }
    }
    expect(new Set(lines.map((line) => line.cycle))).toEqual(new Set(['2026-11', '2026-10', '2026-09']));
  });

  test('hold refunds, sixteen decimals, large sums, and several currencies for one customer', () => {
    expect(lines.some((line) => line.due.micro < ZERO.micro)).toBe(true);
    expect(lines.some((line) => line.due.rest > 0n)).toBe(true);
    expect(lines.some((line) => line.due.micro > 1_000_000_000_000n)).toBe(true);
    expect(world.some((entry) => new Set(entry.lines.map((line) => line.currency)).size === 3)).toBe(true);
    expect(world.some((entry) => entry.lines.length === 0)).toBe(true);
  });
});

describe('the partners of the sandbox', () => {
  const partners = WORLD_PARTNERS.map(worldPartner);

  test('are a distributor with two resellers, a solution provider and an empty one, all in test mode', () => {
    expect(partners.map((partner) => partner.record.kind)).toEqual([
      'distributor',
      'reseller',
      'reseller',
      'solution-provider',
      'solution-provider',
    ]);
    const [distributor, ...others] = partners;
    expect(others.map((partner) => partner.record.parentPartnerId === distributor?.record.partnerId)).toEqual([true, true, false, false]);
    expect(
      partners.every(
        (partner) => partner.record.mode === 'test' && /^pwk_test_demonstration-only[A-Za-z0-9_-]{25}$/.test(partner.secretKey),
      ),
    ).toBe(true);
    expect(partners.reduce((sum, partner) => sum + partner.share, 0)).toBeCloseTo(1);
    expect(partners.at(-1)?.operators.map((operator) => operator.roles)).toEqual([['administrator']]);
  });

  test('have operators of every role, with supervisors over managers', () => {
    for (const { operators, roles } of partners.slice(0, -1)) {
      expect(new Set(operators.flatMap((operator) => operator.roles))).toEqual(new Set([...ROLES, ...roles.map(({ code }) => code)]));
      expect(new Set(operators.map((operator) => operator.userId)).size).toBe(operators.length);
      const supervisors = operators.filter((operator) => operator.roles.includes('supervisor')).map((operator) => operator.operatorId);
      const above = operators.filter((operator) => operator.roles.includes('account-manager')).map((operator) => operator.supervisorId);
      expect(new Set(above)).toEqual(new Set([...supervisors, null]));
    }
  });

  test('name roles of their own that a custom role may be, within DOMAIN.md §1.3', () => {
    const own = partners.flatMap(({ roles }) => roles);
    expect(own.length).toBeGreaterThan(2);
    expect(own.flatMap(({ permissions }) => permissions).every(isGrantable)).toBe(true);
    for (const { operators, roles } of partners) for (const operator of operators) expect(checkRoles(operator.roles, roles)).toBeNull();
  });

  test('have ids of the shape that the contract asks for', () => {
    for (const { record, keyId, operators } of partners) {
      for (const id of [record.partnerId, keyId, ...operators.map((operator) => operator.operatorId)]) expect(id).toMatch(MADE_ID_PATTERN);
    }
  });
});

describe('the resources of the sandbox', () => {
  const stated = customers.map((customer, index) => ({
    earliest: customer.earliestResourceExpiryAt,
    resources: generateResources(createDraw(`resources/${index}`), customer.earliestResourceExpiryAt),
  }));

  test('expire first when the customer’s record says so; some sources state no resources', () => {
    const known = stated.filter(({ resources }) => resources.length > 0);
    expect(known.length).toBeGreaterThan(1000);
    for (const { earliest, resources } of known) expect(resources.map(({ expiresAt }) => expiresAt).sort()[0]).toBe(earliest);
    expect(stated.some(({ earliest, resources }) => earliest !== null && resources.length === 0)).toBe(true);
    expect(stated.every(({ earliest, resources }) => earliest !== null || resources.length === 0)).toBe(true);
  });
});

describe('what bill lines of the sandbox state', () => {
  const lines = customers.flatMap((customer, index) =>
    generateLines(createDraw(`lines/${index}`), { ...customer, billingAccountId: 'b', now: NOW, cycles: 3, olderCycles: 16 }),
  );

  test('reach 18 cycles back, in every charge mode, as consumption, refund and adjustment', () => {
    expect(new Set(lines.map(({ cycle }) => cycle)).size).toBe(19);
    expect(new Set(lines.map(({ chargeMode }) => chargeMode))).toEqual(new Set([...Object.values(CHARGE_MODES), undefined]));
    expect(new Set(lines.map(({ billClass }) => billClass))).toEqual(new Set(['consumption', 'refund', 'adjustment', undefined]));
    const codes = Object.values(BILL_TYPES).map(({ code }) => code);
    for (const { billType } of lines) if (billType !== undefined) expect(codes).toContain(billType);
    expect(lines.some(({ cycle, consumedAt }) => billCycleAt(Date.parse(consumedAt)) !== cycle)).toBe(true);
  });

  test('are paid with what they come to, but for the few that are marked', () => {
    const stated = lines.filter(({ amounts }) => amounts);
    const marked = stated.filter(({ due, amounts }) => {
      const paid = MONEY_SOURCES.reduce((sum, source) => addAmounts(sum, amounts?.[source] ?? ZERO), ZERO);
      return paid.micro !== due.micro || paid.rest !== due.rest;
    });
    expect(marked.length).toBeGreaterThan(0);
    expect(marked.length).toBeLessThan(stated.length / 100);
    expect(marked.every(({ faults }) => faults === 2)).toBe(true);
    expect(stated.filter(({ faults }) => faults)).toHaveLength(marked.length);
  });
});
