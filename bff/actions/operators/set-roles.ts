import type { AnswerOf } from '../../../shared/contract/index.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { checkRolesToKeep } from '../../domain/role-source-rules.ts';
import { withRoles } from '../../domain/role-team-rules.ts';
import type { World } from '../../ports/index.ts';
import type { OperatorRecord } from '../../ports/records.ts';
import type { Unit } from '../../ports/store.ts';
import { refuseOutdated } from '../access/refuse-outdated.ts';
import type { CallOf } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';
import { listedAs } from './listed.ts';
import { saveOperatorAndSessions } from './save-operator.ts';

type SetRoles = CallOf<'PUT /v1/operators/:operatorId/roles'>;

/** Gives an operator roles to keep, at once on every replica: sessions that act by the old ones end. */
export async function setOperatorRoles(world: World, call: SetRoles): Promise<AnswerOf<'PUT /v1/operators/:operatorId/roles'> | Refusal> {
  const { partnerId } = call.caller.partner;
  const { operatorId } = call.params;
  const { roles } = call.body;
  const made = { at: instantOf(world.clock.now()), action: 'operator.roles' as const, targets: [operatorId] };
  return world.store.write(partnerId, async (unit) => {
    const operator = (await refuseOutdated(unit, call.caller, 'role.write', world.clock.now())) ?? (await operatorFor(unit, call));
    if (isRefusal(operator)) {
      await unit.audit.append(partnerId, auditEntry(call, { ...made, details: { roles } }, operator));
      return operator;
    }
    const { freed, endedSessions } = await saveOperatorAndSessions(unit, operator, withRoles(operator, roles), made.at);
    const details = { before: operator.roles, roles, freed, endedSessions };
    await unit.audit.append(partnerId, auditEntry(call, { ...made, details }));
    return listedAs(unit, operator);
  });
}

/** The operator, where the roles may be given to them. */
async function operatorFor(unit: Unit, { caller, params, body }: SetRoles): Promise<OperatorRecord | Refusal> {
  const { partnerId } = caller.partner;
  const operator = await unit.operators.find(partnerId, params.operatorId);
  // The setting may have changed while the request waited.
  const partner = await unit.partners.find(partnerId);
  if (operator === null || partner === null) return refuse('not-found');
  return checkRolesToKeep(partner.rolesFrom, body.roles, await unit.roles.list(partnerId)) ?? operator;
}
