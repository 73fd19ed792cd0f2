import { foldText } from '../../shared/values/fold.ts';
import type { RoleSource } from '../../shared/values/lists.ts';
import { type Refusal, refuse } from './refusal.ts';
import { type CustomRole, isGrantable, isPresetRole, MAXIMUM_CUSTOM_ROLES } from './role-rules.ts';

export type NamedRole = CustomRole & { name: string };

/**
 * Whether a partner may add or change a custom role (DOMAIN.md §1.3): ten at most, preset roles are fixed (R-ROLE-3), some
 * permissions belong to administrators alone, and two roles whose names read alike could be mistaken for each other.
 */
export function checkCustomRole(role: NamedRole, existing: readonly Pick<NamedRole, 'code' | 'name'>[]): Refusal | null {
  if (isPresetRole(role.code)) return refuse('role-fixed');
  const others = existing.filter(({ code }) => code !== role.code);
  if (others.length >= MAXIMUM_CUSTOM_ROLES) return refuse('custom-roles-full');
  if (!role.permissions.every(isGrantable)) return refuse('permission-not-grantable');
  if (others.some(({ name }) => foldText(name) === foldText(role.name))) return refuse('role-name-taken');
  return null;
}

/** Who has a role: those whose kept roles name it, and the live sessions that act by it. */
export interface RoleUse {
  members: number;
  sessions: number;
}

/**
 * Whether a custom role may be removed. Where roles come with the session, the ones kept merely tell what the last session named,
 * so that somebody who never signs in again does not hold a role for ever.
 */
export function checkRemoval(code: string, use: RoleUse | null, source: RoleSource): Refusal | null {
  if (isPresetRole(code)) return refuse('role-fixed');
  if (use === null) return refuse('not-found');
  if (use.sessions > 0 || (source === 'store' && use.members > 0)) return refuse('role-in-use');
  return null;
}
