import type { Permission, Role } from '../../shared/values/lists.ts';
import type { Actor, CustomerScope } from './actor.ts';
import { type Refusal, refuse } from './refusal.ts';

/** What each preset role allows (DOMAIN.md §1.3). The account manager's range is fixed (R-ROLE-3). */
const PERMISSIONS_OF_ROLE: Readonly<Record<Role, readonly Permission[]>> = {
  administrator: ['customer.read', 'customer.reveal', 'consumption.read'],
  'account-manager': ['customer.read', 'customer.reveal', 'consumption.read'],
  supervisor: ['customer.read', 'customer.reveal', 'consumption.read'],
};

/** A customer sees its own data masked; the eye belongs to operators. */
const PERMISSIONS_OF_CUSTOMER: readonly Permission[] = ['customer.read', 'consumption.read'];

/**
 * Which roles one person may hold together (R-ROLE-4): one to three, an administrator no other, and never account manager and
 * supervisor at once.
 */
export function checkRoles(roles: readonly Role[]): Refusal | null {
  const held = new Set(roles);
  if (held.size < 1 || held.size > 3) return refuse('roles-conflict');
  if (held.size !== roles.length) return refuse('roles-conflict');
  if (held.has('administrator') && held.size > 1) return refuse('roles-conflict');
  if (held.has('account-manager') && held.has('supervisor')) return refuse('roles-conflict');
  return null;
}

/** Whether an actor holds a permission: the union of what its roles allow. */
export function isPermitted(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'end-customer') return PERMISSIONS_OF_CUSTOMER.includes(permission);
  return actor.roles.some((role) => PERMISSIONS_OF_ROLE[role].includes(permission));
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
