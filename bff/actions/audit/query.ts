import type { AuditFilter } from '../../../shared/contract/exports.ts';
import type { AuditScope } from '../../domain/audit-rules.ts';
import type { AuditQuery } from '../../ports/audit.ts';

/** The filter as the store takes it, within what its reader may see; null where nothing of that can match. */
export function auditQueryOf(filter: AuditFilter, scope: AuditScope, operatorId: string): AuditQuery | null {
  const { from, until, actorKind, actorId, action, outcome, target } = filter;
  const query: AuditQuery = {
    ...(from === undefined ? {} : { from: toStored(from) }),
    ...(until === undefined ? {} : { until: toStored(until) }),
    ...(actorKind === undefined ? {} : { actorKind }),
    ...(actorId === undefined ? {} : { actorId }),
    ...(action === undefined ? {} : { action }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(target === undefined ? {} : { target }),
  };
  if (scope === 'all') return query;
  if ((actorKind ?? 'operator') !== 'operator' || (actorId ?? operatorId) !== operatorId) return null;
  return { ...query, actorKind: 'operator', actorId: operatorId };
}

/** Instants are stored with three decimals, and compared as text. */
function toStored(instant: string): string {
  return new Date(instant).toISOString();
}
