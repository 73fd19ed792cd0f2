import { auditScopeOf, checkAuditSpan } from '../../domain/audit-rules.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { auditQueryOf } from '../audit/query.ts';
import { searchStretches } from '../audit/stretches.ts';
import type { PreparedExport } from './create.ts';
import type { AskedAudit } from './request.ts';

/** An export of the trail as it is now. How many rows a filter leaves is not counted: that would walk through all of them. */
export async function prepareAudit(world: World, call: CallOf<'POST /v1/exports'>, asked: AskedAudit): Promise<PreparedExport | Refusal> {
  const { partner, session, permissions } = call.caller;
  const refused = checkAuditSpan(asked.filter ?? {}, '/body/export/filter');
  if (refused) return refused;
  const scope = auditScopeOf(permissions);
  const newest = (await world.store.reads.audit.head(partner.partnerId))?.sequence ?? 0;
  const query = await auditQueryOf(asked.filter ?? {}, {
    operators: world.store.reads.operators,
    partnerId: partner.partnerId,
    scope,
    operatorId: session.actor.operatorId,
  });
  const { rows } = query
    ? await searchStretches(world.store.reads.audit, partner.partnerId, { query, before: null, size: 1 })
    : { rows: [] };
  if (rows.length === 0) return refuse('export-empty');
  const isWhole = scope === 'all' && Object.keys(asked.filter ?? {}).length === 0;
  return { request: { locale: session.locale, asked, basis: { scope, newest } }, total: isWhole ? newest : null };
}
