import { maskName } from '../../domain/mask.ts';
import { isSameRoles } from '../../domain/role-source-rules.ts';
import { isWithoutTeam } from '../../domain/role-team-rules.ts';
import type { OperatorRecord } from '../../ports/records.ts';
import type { Unit } from '../../ports/store.ts';

/** What saving an operator brought about. */
export interface OperatorChange {
  change: 'added' | 'changed' | 'unchanged';
  areRolesChanged: boolean;
  /** Account managers who are without a supervisor now. */
  freed: number;
}

/**
 * Saves an operator where anything differs from before. Who is no supervisor any more frees their account managers (R-ROLE-5).
 * Sessions stay as they are.
 */
export async function saveOperator(unit: Unit, before: OperatorRecord | null, after: OperatorRecord): Promise<OperatorChange> {
  const areRolesChanged = !isSameRoles(before?.roles ?? [], after.roles);
  const isChanged = before === null || areRolesChanged || before.name !== after.name || before.supervisorId !== after.supervisorId;
  if (!isChanged) return { change: 'unchanged', areRolesChanged, freed: 0 };
  await unit.operators.save({ ...after, nameMasked: after.name === null ? null : maskName(after.name, 'person') });
  const isTeamFreed = before !== null && areRolesChanged && isWithoutTeam(after);
  const freed = isTeamFreed ? await unit.operators.freeTeam(after.partnerId, after.operatorId) : 0;
  return { change: before === null ? 'added' : 'changed', areRolesChanged, freed };
}

/** The same, and other roles end the operator's live sessions, which still act by the old ones; answers how many. */
export async function saveOperatorAndSessions(
  unit: Unit,
  before: OperatorRecord | null,
  after: OperatorRecord,
  at: string,
): Promise<OperatorChange & { endedSessions: number }> {
  const saved = await saveOperator(unit, before, after);
  const isActing = before !== null && saved.areRolesChanged;
  const endedSessions = isActing ? await unit.sessions.revoke(after.partnerId, { operatorId: after.operatorId }, at) : 0;
  return { ...saved, endedSessions };
}
