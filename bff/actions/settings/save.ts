import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import { refuseOutdated } from '../access/refuse-outdated.ts';
import type { CallOf } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';
import { changeRolesFrom } from './roles-from.ts';
import { toSettings } from './to-settings.ts';

/** Sets the partner's settings. */
export async function saveSettings(world: World, call: CallOf<'PUT /v1/settings'>): Promise<AnswerOf<'PUT /v1/settings'> | Refusal> {
  const { partnerId } = call.caller.partner;
  const { rolesFrom } = call.body;
  const at = instantOf(world.clock.now());
  const made = { at, action: 'settings.save' as const };
  return world.store.write(partnerId, async (unit) => {
    const refused = await refuseOutdated(unit, call.caller, null, world.clock.now());
    if (refused) {
      await unit.audit.append(partnerId, auditEntry(call, { ...made, details: { rolesFrom } }, refused));
      return refused;
    }
    const changed = await changeRolesFrom(unit, partnerId, rolesFrom, at);
    await unit.audit.append(partnerId, auditEntry(call, { ...made, details: { rolesFrom, ...changed } }));
    return toSettings({ ...call.caller.partner, rolesFrom });
  });
}
