import type { Failure } from '../core/failure.ts';

/** Detail of `partner-roles-change`. */
export interface RolesChange {
  /** What was saved: a role, the roles of an operator, or whose supervisor somebody is. */
  kind: 'role' | 'member-roles' | 'supervisor';
}

/** Events of `<partner-roles>` by name. */
export interface PartnerRolesEventMap {
  'partner-error': CustomEvent<Failure>;
  'partner-roles-change': CustomEvent<RolesChange>;
}
