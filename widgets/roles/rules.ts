import type { AnswerOf } from '../../shared/contract/index.ts';
import { PERMISSIONS, type Permission, ROLES } from '../../shared/values/lists.ts';

export type RolesAnswer = AnswerOf<'GET /v1/roles'>;
export type Role = RolesAnswer['roles'][number];
export type Member = AnswerOf<'POST /v1/operators/search'>['operators'][number];

const MOST_ROLES = 3;

/** Why a role cannot be added to those held (R-ROLE-4); the BFF decides, this spares a round trip. Null where it can. */
export function obstacle(held: readonly string[], role: string): 'alone' | 'excluded' | 'three' | null {
  if (held.includes(role)) return null;
  const isAlone = held.includes('administrator') || (role === 'administrator' && held.length > 0);
  if (isAlone) return 'alone';
  const other = role === 'account-manager' ? 'supervisor' : role === 'supervisor' ? 'account-manager' : null;
  if (other !== null && held.includes(other)) return 'excluded';
  return held.length >= MOST_ROLES ? 'three' : null;
}

export function isPreset(code: string): code is (typeof ROLES)[number] {
  return ROLES.some((role) => role === code);
}

/** Permissions by what they are about, in the order of the table (DOMAIN.md §1.3). */
export const GROUPS = {
  customers: ['customer.read', 'customer.reveal', 'customer.tag', 'assignment.write', 'customer.export', 'customer.dissociate'],
  consumption: ['consumption.read', 'consumption.export'],
  coupons: ['quota.read', 'quota.grant', 'coupon.read', 'coupon.issue', 'coupon.recall', 'operation-log.read'],
  money: ['account.read', 'account.write'],
  company: ['agreement.publish', 'role.write', 'audit.read'],
} as const satisfies Record<string, readonly Permission[]>;
export type Group = keyof typeof GROUPS;

/** The same set of permissions, in the contract's order. */
export function ordered(permissions: Iterable<Permission>): Permission[] {
  const held = new Set(permissions);
  return PERMISSIONS.filter((permission) => held.has(permission));
}

const CODE_PARTS = /[^a-z0-9]+/g;
const LONGEST_CODE = 32;

/** A code for a new role out of its name, where the name has Latin letters; else the next free number. */
export function codeFor(name: string, taken: readonly string[]): string {
  const spelt = name
    .toLowerCase()
    .replace(CODE_PARTS, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, LONGEST_CODE - 3);
  const base = spelt.length > 1 ? spelt : 'role';
  if (base !== 'role' && !taken.includes(base)) return base;
  for (let number = 1; ; number += 1) {
    const code = `${base}-${number}`;
    if (!taken.includes(code)) return code;
  }
}
