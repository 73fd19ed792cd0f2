import type { AnswerOf } from '../../../shared/contract/index.ts';
import { PERMISSIONS } from '../../../shared/values/lists.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { checkCustomRole, type NamedRole } from '../../domain/role-custom-rules.ts';
import type { World } from '../../ports/index.ts';
import type { CustomRoleRecord } from '../../ports/records.ts';
import { refuseOutdated } from '../access/refuse-outdated.ts';
import type { CallOf } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';
import { customView } from './view.ts';

type Save = CallOf<'PUT /v1/roles/:code'>;

/** Adds or changes a custom role. What it allows holds from the commit on, also in live sessions and on every replica. */
export async function saveRole(world: World, call: Save): Promise<AnswerOf<'PUT /v1/roles/:code'> | Refusal> {
  const { partnerId } = call.caller.partner;
  const { code } = call.params;
  const permissions = PERMISSIONS.filter((permission) => call.body.permissions.includes(permission));
  const role = { code, name: call.body.name, permissions };
  const at = instantOf(world.clock.now());
  return world.store.write(partnerId, async (unit) => {
    const existing = await unit.roles.list(partnerId);
    const before = existing.find((one) => one.code === code) ?? null;
    const refusal = (await refuseOutdated(unit, call.caller, 'role.write', world.clock.now())) ?? checkCustomRole(role, existing);
    const details = { before: before?.permissions ?? [], permissions };
    await unit.audit.append(partnerId, auditEntry(call, { at, action: 'role.save', targets: [code], details }, refusal ?? undefined));
    if (refusal) return refusal;
    const saved = isSame(before, role) ? before : { ...role, changedAt: at };
    if (saved !== before) await unit.roles.save(partnerId, saved);
    return customView(saved, await unit.roles.members(partnerId));
  });
}

function isSame(before: CustomRoleRecord | null, role: NamedRole): before is CustomRoleRecord {
  return before !== null && before.name === role.name && String(before.permissions) === String(role.permissions);
}
