import type { RoleCode, RoleSource } from '../../shared/values/lists.ts';
import { type Refusal, refuse } from './refusal.ts';
import { type CustomRole, checkRoles } from './role-rules.ts';

/** Whether two lists name the same roles, in whatever order. */
export function isSameRoles(one: readonly RoleCode[], other: readonly RoleCode[]): boolean {
  const [first, second] = [new Set(one), new Set(other)];
  return first.size === second.size && [...first].every((role) => second.has(role));
}

/**
 * The roles by which an operator acts in a new session. They come from one source alone: `stated` with the session, or `kept`
 * here (null: nobody of that user id is known). Where roles are kept, a session may name them too, but none other: what
 * differs is refused and never merged.
 */
export function rolesForSession(
  source: RoleSource,
  stated: readonly RoleCode[] | undefined,
  kept: readonly RoleCode[] | null,
  custom: readonly Pick<CustomRole, 'code'>[],
): readonly RoleCode[] | Refusal {
  if (source === 'session') return checkRoles(stated ?? [], custom) ?? (stated as readonly RoleCode[]);
  if (kept === null) return refuse('not-found');
  if (kept.length === 0) return refuse('roles-missing');
  if (stated !== undefined && !isSameRoles(stated, kept)) return refuse('roles-differ');
  return kept;
}

/** Whether an operator may be given these roles to keep: only where the store is the source of roles (R-ROLE-4). */
export function checkRolesToKeep(
  source: RoleSource,
  roles: readonly RoleCode[],
  custom: readonly Pick<CustomRole, 'code'>[],
): Refusal | null {
  return source === 'session' ? refuse('roles-from-session') : checkRoles(roles, custom);
}
