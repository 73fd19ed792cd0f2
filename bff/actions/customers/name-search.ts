import { actorId } from '../../domain/actor.ts';
import { checkNameSearch } from '../../domain/limit-rules.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { AuditEntry } from '../../ports/records.ts';
import type { SessionCaller } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';
import type { PersonalTerm } from './filter.ts';

/** Counts and audits a search by name or mobile: which fields and how long the terms were, never the terms. */
export async function recordNameSearch(
  world: World,
  call: { caller: SessionCaller; requestId: string },
  terms: readonly PersonalTerm[],
): Promise<Refusal | null> {
  const details = { fields: terms.map(({ field }) => field), lengths: terms.map(({ normal }) => String(Array.from(normal).length)) };
  return recordSearches(world, call, { searches: 1, details });
}

/** Counts what a call counts as, and audits it; `details` name no term. */
export async function recordSearches(
  world: World,
  call: { caller: SessionCaller; requestId: string },
  { searches, details }: { searches: number; details: AuditEntry['details'] },
): Promise<Refusal | null> {
  const { partnerId } = call.caller.partner;
  const who = actorId(call.caller.session.actor);
  const now = world.clock.now();
  const at = instantOf(now);
  return world.store.write(partnerId, async (unit) => {
    const use = await unit.searches.count(partnerId, who, at);
    const refused = checkNameSearch(use, world.settings.nameSearchesPerMinute, now, searches);
    for (let count = 0; !refused && count < searches; count += 1) await unit.searches.record(partnerId, who, at);
    await unit.audit.append(partnerId, auditEntry(call, { at, action: 'customers.search' as const, details }, refused ?? undefined));
    return refused;
  });
}
