import { ADMINISTRATOR_PERMISSIONS, PERMISSIONS, type Permission, ROLES, type Role, type RoleCode } from '../../shared/values/lists.ts';
import type { Actor, CustomerScope } from './actor.ts';
import { type Refusal, refuse } from './refusal.ts';

/** A partner's own role, as far as rules need it. */
export interface CustomRole {
  code: RoleCode;
  permissions: readonly Permission[];
}

export const MAXIMUM_ROLES = 3;
/** DOMAIN.md §1.3. */
export const MAXIMUM_CUSTOM_ROLES = 10;

const ACCOUNT_MANAGER: readonly Permission[] = [
  'customer.read',
  'customer.reveal',
  'customer.tag',
  'consumption.read',
  'consumption.export',
];

/** What each preset role allows (DOMAIN.md §1.3). The account manager's range is fixed (R-ROLE-3). */
export const PERMISSIONS_OF_PRESET: Readonly<Record<Role, readonly Permission[]>> = {
  administrator: PERMISSIONS,
  'account-manager': ACCOUNT_MANAGER,
  supervisor: [...ACCOUNT_MANAGER, 'assignment.write'],
};

/** A customer sees its own data masked; the eye belongs to operators. */
const PERMISSIONS_OF_CUSTOMER: readonly Permission[] = ['customer.read', 'consumption.read'];

export function isPresetRole(code: RoleCode): code is Role {
  return ROLES.some((role) => role === code);
}

/** Whether a custom role may hold a permission; administrators alone hold the others. */
export function isGrantable(permission: Permission): boolean {
  return !ADMINISTRATOR_PERMISSIONS.some((own) => own === permission);
}

/**
 * Which roles one person may hold together (R-ROLE-4): one to three, an administrator no other, and never account manager and
 * supervisor at once. `custom` are the partner's own roles.
 */
export function checkRoles(roles: readonly RoleCode[], custom: readonly Pick<CustomRole, 'code'>[]): Refusal | null {
  const held = new Set(roles);
  if (held.size === 0) return refuse('roles-missing');
  if (roles.length > MAXIMUM_ROLES) return refuse('roles-too-many');
  if (held.size !== roles.length) return refuse('roles-conflict');
  if (roles.some((role) => !isPresetRole(role) && !custom.some(({ code }) => code === role))) return refuse('role-unknown');
  if (held.has('administrator') && held.size > 1) return refuse('roles-conflict');
  if (held.has('account-manager') && held.has('supervisor')) return refuse('roles-conflict');
  return null;
}

/** The actor as it is now: a custom role that was removed in the meantime grants nothing and widens nothing. */
export function withPresentRoles(actor: Actor, custom: readonly Pick<CustomRole, 'code'>[]): Actor {
  if (actor.kind === 'end-customer') return actor;
  const roles = actor.roles.filter((role) => isPresetRole(role) || custom.some(({ code }) => code === role));
  return roles.length === actor.roles.length ? actor : { ...actor, roles };
}

/** What an actor may do: the union of what its roles allow (DOMAIN.md §1.3). */
export function permissionsOf(actor: Actor, custom: readonly CustomRole[]): readonly Permission[] {
  if (actor.kind === 'end-customer') return PERMISSIONS_OF_CUSTOMER;
  const held = new Set(
    actor.roles.flatMap((role) =>
      isPresetRole(role) ? PERMISSIONS_OF_PRESET[role] : (custom.find(({ code }) => code === role)?.permissions ?? []),
    ),
  );
  return PERMISSIONS.filter((permission) => held.has(permission));
}

/**
 * The customers an actor may see (R-ROLE-1, R-ROLE-2, R-ROLE-7): only the account manager's role restricts, and only where it
 * is the person's one role; a supervisor sees the team; an end customer itself.
 */
export function scopeOf(actor: Actor): CustomerScope {
  if (actor.kind === 'end-customer') return { kind: 'customer', customerId: actor.customerId };
  const [role, ...others] = new Set(actor.roles);
  if (role === undefined) return { kind: 'none' };
  if (others.length > 0) return { kind: 'all' };
  if (role === 'account-manager') return { kind: 'account-manager', operatorId: actor.operatorId };
  if (role === 'supervisor') return { kind: 'supervisor', operatorId: actor.operatorId };
  return { kind: 'all' };
}
