import type { RoleSource } from '../../../shared/values/lists.ts';
import type { World } from '../../ports/index.ts';
import { instantOf } from '../audit-entry.ts';
import { commandEntry } from '../keys/command-entry.ts';
import { changeRolesFrom } from './roles-from.ts';

/** Sets where a partner's roles come from, at the command line; answers how many sessions ended with the change. */
export async function setRolesFromByCommand(
  world: Pick<World, 'store' | 'security' | 'clock'>,
  partnerId: string,
  rolesFrom: RoleSource,
): Promise<{ endedSessions: number }> {
  const at = instantOf(world.clock.now());
  return world.store.write(partnerId, async (unit) => {
    const changed = await changeRolesFrom(unit, partnerId, rolesFrom, at);
    const details = { rolesFrom, ...changed };
    await unit.audit.append(partnerId, { ...commandEntry(world, 'settings.save', [partnerId]), details });
    return { endedSessions: changed.endedSessions };
  });
}
