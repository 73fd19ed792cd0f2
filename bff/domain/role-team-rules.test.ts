import { describe, expect, it } from 'vitest';
import { checkSupervisor, isWithoutTeam, type Member, withRoles } from './role-team-rules.ts';

const member = (operatorId: string, roles: string[], supervisorId: string | null = null): Member => ({ operatorId, roles, supervisorId });
const lead = member('op_lead', ['supervisor']);

describe('an operator stands under a supervisor', () => {
  it.each([
    ['as an account manager', member('op_1', ['account-manager']), lead, null],
    ['as an account manager with a role of the partner’s own', member('op_1', ['account-manager', 'clerk']), lead, null],
    ['while nothing is known of their roles', member('op_1', []), lead, null],
    ['while nothing is known of the supervisor’s roles', member('op_1', ['account-manager']), member('op_2', []), null],
    ['but not as an administrator', member('op_1', ['administrator']), lead, 'not-an-account-manager'],
    ['but not as another supervisor', member('op_1', ['supervisor']), lead, 'not-an-account-manager'],
    ['but not under an administrator', member('op_1', ['account-manager']), member('op_2', ['administrator']), 'not-a-supervisor'],
    ['but not under an account manager', member('op_1', ['account-manager']), member('op_2', ['account-manager']), 'not-a-supervisor'],
    ['but not under somebody who stands under a supervisor', member('op_1', []), member('op_2', [], 'op_lead'), 'not-a-supervisor'],
    ['but not under themselves', member('op_1', []), member('op_1', []), 'not-a-supervisor'],
  ] as const)('%s', (_title, operator, supervisor, refusal) => {
    expect(checkSupervisor(operator, supervisor)?.refusal ?? null).toBe(refusal);
  });
});

describe('with other roles', () => {
  it('an account manager keeps the supervisor as long as they are one', () => {
    expect(withRoles(member('op_1', ['account-manager'], 'op_lead'), ['clerk', 'account-manager'])).toEqual(
      member('op_1', ['clerk', 'account-manager'], 'op_lead'),
    );
    expect(withRoles(member('op_1', ['account-manager'], 'op_lead'), ['administrator']).supervisorId).toBeNull();
  });

  it.each([
    [['supervisor'], false],
    [['supervisor', 'clerk'], false],
    [[], false],
    [['clerk'], true],
    [['account-manager'], true],
  ] as const)('%j leaves a team without its supervisor: %s (R-ROLE-5)', (roles, isFree) => {
    expect(isWithoutTeam({ roles })).toBe(isFree);
  });
});
