import type { Role, RoleCode } from '../../shared/values/lists.ts';
import { type Refusal, refuse } from './refusal.ts';

/** An operator, as far as teams go. */
export interface Member {
  operatorId: string;
  /** Empty where none is known yet. */
  roles: readonly RoleCode[];
  /** The supervisor above an account manager. */
  supervisorId: string | null;
}

/**
 * Whether an operator may stand under a supervisor (DOMAIN.md §1.3). Where nothing is known of somebody's roles yet, because they
 * come with the session and the person never signed in, the partner's word stands.
 */
export function checkSupervisor(operator: Pick<Member, 'operatorId' | 'roles'>, supervisor: Member): Refusal | null {
  if (isKnownWithout(operator, 'account-manager')) return refuse('not-an-account-manager');
  if (supervisor.operatorId === operator.operatorId) return refuse('not-a-supervisor');
  // Whoever stands under a supervisor is an account manager, and nobody is both (R-ROLE-4).
  if (supervisor.supervisorId !== null || isKnownWithout(supervisor, 'supervisor')) return refuse('not-a-supervisor');
  return null;
}

/** The operator with other roles: who is no account manager any more stands under no supervisor. */
export function withRoles<Operator extends Member>(operator: Operator, roles: readonly RoleCode[]): Operator {
  const changed = { ...operator, roles };
  return isKnownWithout(changed, 'account-manager') ? { ...changed, supervisorId: null } : changed;
}

/** Whether whoever stood under this operator needs a new supervisor, since the operator is none (R-ROLE-5). */
export function isWithoutTeam(operator: Pick<Member, 'roles'>): boolean {
  return isKnownWithout(operator, 'supervisor');
}

function isKnownWithout({ roles }: Pick<Member, 'roles'>, role: Role): boolean {
  return roles.length > 0 && !roles.includes(role);
}
