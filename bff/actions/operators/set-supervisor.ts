import type { AnswerOf } from '../../../shared/contract/index.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { checkSupervisor } from '../../domain/role-team-rules.ts';
import type { World } from '../../ports/index.ts';
import type { OperatorRecord } from '../../ports/records.ts';
import type { Unit } from '../../ports/store.ts';
import { refuseOutdated } from '../access/refuse-outdated.ts';
import type { CallOf } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';
import { listedAs } from './listed.ts';
import { saveOperator } from './save-operator.ts';

type SetSupervisor = CallOf<'PUT /v1/operators/:operatorId/supervisor'>;

/** Puts an account manager under a supervisor, who sees their customers from then on; or under none. */
export async function setOperatorSupervisor(
  world: World,
  call: SetSupervisor,
): Promise<AnswerOf<'PUT /v1/operators/:operatorId/supervisor'> | Refusal> {
  const { partnerId } = call.caller.partner;
  const { operatorId } = call.params;
  const { supervisorId } = call.body;
  const targets = supervisorId === null ? [operatorId] : [operatorId, supervisorId];
  const made = { at: instantOf(world.clock.now()), action: 'operator.supervisor' as const, targets };
  return world.store.write(partnerId, async (unit) => {
    const operator = (await refuseOutdated(unit, call.caller, 'role.write', world.clock.now())) ?? (await operatorFor(unit, call));
    if (isRefusal(operator)) {
      await unit.audit.append(partnerId, auditEntry(call, made, operator));
      return operator;
    }
    const { change } = await saveOperator(unit, operator, { ...operator, supervisorId });
    await unit.audit.append(partnerId, auditEntry(call, { ...made, details: { change } }));
    return listedAs(unit, operator);
  });
}

/** The operator, where they may stand under that supervisor. */
async function operatorFor(unit: Unit, { caller, params, body }: SetSupervisor): Promise<OperatorRecord | Refusal> {
  const { partnerId } = caller.partner;
  const operator = await unit.operators.find(partnerId, params.operatorId);
  if (operator === null) return refuse('not-found');
  if (body.supervisorId === null) return operator;
  const supervisor = await unit.operators.find(partnerId, body.supervisorId);
  return supervisor === null ? refuse('not-found') : (checkSupervisor(operator, supervisor) ?? operator);
}
