import type { Permission } from '../../shared/values/lists.ts';
import { type Refusal, refuse } from './refusal.ts';

/** How much of the trail somebody sees: all of the partner's rows, or what they did themselves (DOMAIN.md §1.3). */
export type AuditScope = 'all' | 'own';

export function auditScopeOf(permissions: readonly Permission[]): AuditScope {
  return permissions.includes('audit.read') ? 'all' : 'own';
}

/** A span of time runs forwards; `part` names where in the request it stands. */
export function checkAuditSpan({ from, until }: { from?: string | undefined; until?: string | undefined }, part: string): Refusal | null {
  if (from === undefined || until === undefined || Date.parse(from) < Date.parse(until)) return null;
  return refuse('range-inverted', { errors: [{ pointer: `${part}/until`, detail: 'Must be later than from.' }] });
}
