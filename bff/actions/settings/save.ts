import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';
import { changeRolesFrom } from './roles-from.ts';

/** Sets the partner's settings. */
export async function saveSettings(world: World, call: CallOf<'PUT /v1/settings'>): Promise<AnswerOf<'PUT /v1/settings'>> {
  const { partnerId } = call.caller.partner;
  const { rolesFrom } = call.body;
  const at = instantOf(world.clock.now());
  await world.store.write(partnerId, async (unit) => {
    const changed = await changeRolesFrom(unit, partnerId, rolesFrom, at);
    await unit.audit.append(partnerId, auditEntry(call, { at, action: 'settings.save', details: { rolesFrom, ...changed } }));
  });
  return { rolesFrom };
}
