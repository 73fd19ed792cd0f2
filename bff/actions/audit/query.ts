import type { AuditFilter } from '../../../shared/contract/exports.ts';
import type { AuditScope } from '../../domain/audit-rules.ts';
import type { AuditQuery } from '../../ports/audit.ts';
import type { Reads } from '../../ports/store.ts';

/** Whose trail is read, and how much of it its reader may see. */
export interface AuditReader {
  operators: Pick<Reads['operators'], 'findByUserId'>;
  partnerId: string;
  scope: AuditScope;
  operatorId: string;
}

/** The filter as the store takes it, within what its reader may see; null where nothing of that can match. */
export async function auditQueryOf(filter: AuditFilter, reader: AuditReader): Promise<AuditQuery | null> {
  const named = await withActor(filter, reader);
  return named && withinScope(named, reader);
}

/** An operator named by the partner's own id, by the id that rows carry; null where there is none, or the filter names another. */
async function withActor({ userId, ...filter }: AuditFilter, { operators, partnerId }: AuditReader): Promise<AuditFilter | null> {
  if (userId === undefined) return filter;
  const id = (await operators.findByUserId(partnerId, userId))?.operatorId;
  if (id === undefined || (filter.actorId ?? id) !== id || (filter.actorKind ?? 'operator') !== 'operator') return null;
  return { ...filter, actorKind: 'operator', actorId: id };
}

function withinScope(filter: AuditFilter, { scope, operatorId }: AuditReader): AuditQuery | null {
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
