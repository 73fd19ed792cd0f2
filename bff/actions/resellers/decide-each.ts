import type { Holding } from '../../domain/assignment-rules.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { scopeOf } from '../../domain/role-rules.ts';
import type { Unit } from '../../ports/store.ts';
import type { SessionCaller } from '../action.ts';
import type { Outcome } from '../batch.ts';
import { resellersInScope } from '../customers/whose.ts';

/** Puts a rule to each reseller once; one that is not in scope comes as null, like one that is not there. */
export async function decideEach(
  unit: Unit,
  { partner: { partnerId }, session }: SessionCaller,
  resellerIds: readonly string[],
  rule: (held: Holding | null, resellerId: string) => Refusal | null,
): Promise<Map<string, Outcome>> {
  const inScope = new Set((await resellersInScope(unit, partnerId, scopeOf(session.actor))).map((reseller) => reseller.partnerId));
  const outcomes = new Map<string, Outcome>();
  for (const id of new Set(resellerIds)) outcomes.set(id, rule(inScope.has(id) ? await holdingOf(unit, partnerId, id) : null, id) ?? true);
  return outcomes;
}

async function holdingOf(unit: Unit, partnerId: string, resellerId: string): Promise<Holding> {
  const [newest] = await unit.resellers.managers(partnerId, resellerId, 1);
  if (!newest) return { assignment: null, lastEndedAt: null };
  return newest.endedAt === null ? { assignment: newest, lastEndedAt: null } : { assignment: null, lastEndedAt: newest.endedAt };
}
