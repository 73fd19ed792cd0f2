import type { RoleCode } from '../../../shared/values/lists.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { checkRemoval } from '../../domain/role-custom-rules.ts';
import { withRoles } from '../../domain/role-team-rules.ts';
import type { World } from '../../ports/index.ts';
import type { Unit } from '../../ports/store.ts';
import { refuseOutdated } from '../access/refuse-outdated.ts';
import type { CallOf } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';
import { saveOperator } from '../operators/save-operator.ts';

/** Removes a custom role that nobody acts by. */
export async function removeRole(world: World, call: CallOf<'DELETE /v1/roles/:code'>): Promise<undefined | Refusal> {
  const { partnerId } = call.caller.partner;
  const { code } = call.params;
  const made = { at: instantOf(world.clock.now()), action: 'role.remove' as const, targets: [code] };
  return world.store.write(partnerId, async (unit) => {
    const refusal =
      (await refuseOutdated(unit, call.caller, 'role.write', world.clock.now())) ?? (await check(unit, partnerId, code, made.at));
    await unit.audit.append(partnerId, auditEntry(call, made, refusal ?? undefined));
    if (refusal) return refusal;
    await forget(unit, partnerId, code);
    await unit.roles.remove(partnerId, code);
    return undefined;
  });
}

async function check(unit: Unit, partnerId: string, code: RoleCode, at: string): Promise<Refusal | null> {
  const partner = await unit.partners.find(partnerId);
  if (partner === null) return refuse('not-found');
  const isThere = (await unit.roles.list(partnerId)).some((role) => role.code === code);
  const members = (await unit.roles.members(partnerId)).get(code) ?? 0;
  const sessions = await unit.sessions.countInRole(partnerId, code, at);
  return checkRemoval(code, isThere ? { members, sessions } : null, partner.rolesFrom);
}

/** Takes the role from those whose last session named it, so that a new role of the same code is not theirs by accident. */
async function forget(unit: Unit, partnerId: string, code: RoleCode): Promise<void> {
  if (((await unit.roles.members(partnerId)).get(code) ?? 0) === 0) return;
  for (const operator of await unit.operators.list(partnerId)) {
    if (!operator.roles.includes(code)) continue;
    await saveOperator(
      unit,
      operator,
      withRoles(
        operator,
        operator.roles.filter((role) => role !== code),
      ),
    );
  }
}
