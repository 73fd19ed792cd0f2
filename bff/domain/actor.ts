import type { RoleCode } from '../../shared/values/lists.ts';

/** Who acts in a session: one of a partner's people, or a customer itself. */
export type Actor =
  | { kind: 'operator'; operatorId: string; userId: string; roles: readonly RoleCode[] }
  /** `personId`: the partner's own id of the person at the customer; null where its server named none. */
  | { kind: 'end-customer'; customerId: string; personId: string | null };

/** Which customers a session may see (DOMAIN.md §1.3); part of every query over customers. */
export type CustomerScope =
  | { kind: 'all' }
  | { kind: 'account-manager'; operatorId: string }
  /** The customers of the account managers under this supervisor. */
  | { kind: 'supervisor'; operatorId: string }
  | { kind: 'customer'; customerId: string }
  | { kind: 'none' };

/** The id by which an actor is known in audit, logs and limits. */
export function actorId(actor: Actor): string {
  return actor.kind === 'operator' ? actor.operatorId : actor.customerId;
}
