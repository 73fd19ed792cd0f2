import type { ConsumptionScope } from '../../shared/values/consumption-lists.ts';
import type { CustomerScope } from './actor.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Under whose assignments consumption counts; null in `heldBy`: under none; undefined: under any. */
export interface Holders {
  scope: ConsumptionScope;
  heldBy: readonly (string | null)[] | undefined;
}

/**
 * Whose consumption somebody sees (R-CON-9, R-CON-10), narrowed to an account manager where one is named (null: while nobody held the
 * customer), to the team of a supervisor, or to one of that team. `team`: the account managers under a supervisor who asks; `below`: those
 * under the supervisor who is named. A manager beyond the scope answers as if there were none; who held a customer is no business of the
 * customer's.
 */
export function holdersIn(
  scope: CustomerScope,
  team: readonly string[],
  manager: string | null | undefined,
  below?: readonly string[],
): Holders | Refusal {
  if (below !== undefined) return holdersBelow(scope, manager, below);
  switch (scope.kind) {
    case 'all':
      return { scope: 'all', heldBy: manager === undefined ? undefined : [manager] };
    case 'account-manager':
      return manager === undefined || manager === scope.operatorId ? { scope: 'own', heldBy: [scope.operatorId] } : refuse('not-found');
    case 'supervisor':
      if (manager === undefined) return { scope: 'team', heldBy: team };
      return manager !== null && team.includes(manager) ? { scope: 'team', heldBy: [manager] } : refuse('not-found');
    case 'customer':
      return manager === undefined ? { scope: 'customer', heldBy: undefined } : refuse('not-found');
    case 'none':
      return refuse('permission-missing');
  }
}

/** Only who sees all customers chooses among supervisors. */
function holdersBelow(scope: CustomerScope, manager: string | null | undefined, below: readonly string[]): Holders | Refusal {
  if (scope.kind === 'none') return refuse('permission-missing');
  if (scope.kind !== 'all') return refuse('not-found');
  if (manager === undefined) return { scope: 'all', heldBy: below };
  return manager !== null && below.includes(manager) ? { scope: 'all', heldBy: [manager] } : refuse('not-found');
}

/** A supervisor looks at the lines of one account manager at a time (R-CON-10). */
export function isManagerNeeded(scope: CustomerScope): boolean {
  return scope.kind === 'supervisor';
}

export function checkLinesOf(scope: CustomerScope, manager: string | null | undefined, part: string): Refusal | null {
  if (!isManagerNeeded(scope) || manager !== undefined) return null;
  return refuse('manager-needed', { errors: [{ pointer: `${part}/accountManagerId`, detail: 'One account manager of the team.' }] });
}
