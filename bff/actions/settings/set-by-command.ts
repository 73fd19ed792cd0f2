import type { RoleSource } from '../../../shared/values/lists.ts';
import type { World } from '../../ports/index.ts';
import type { MoneyLimit, MoneyRules } from '../../ports/records.ts';
import { instantOf } from '../audit-entry.ts';
import { commandEntry } from '../keys/command-entry.ts';
import { ruleDetails } from './money-rules.ts';
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

/** Sets how a partner guards what moves money, at the command line; what is left out stays. Answers how it is now. */
export async function setMoneyRulesByCommand(
  world: Pick<World, 'store' | 'security' | 'clock'>,
  partnerId: string,
  { stepUp, limits }: { stepUp?: boolean | undefined; limits?: readonly MoneyLimit[] | undefined },
): Promise<Pick<MoneyRules, 'stepUp' | 'limits'>> {
  return world.store.write(partnerId, async (unit) => {
    const before = await unit.partners.find(partnerId);
    if (!before) throw new Error('The partner is gone.');
    const rules = { stepUp: stepUp ?? before.stepUp, limits: limits ?? before.limits };
    await unit.partners.setMoneyRules(partnerId, rules);
    await unit.audit.append(partnerId, { ...commandEntry(world, 'settings.save', [partnerId]), details: ruleDetails(rules) });
    return rules;
  });
}

/** Sets whether the upstream has verified the partner's real name, at the command line. */
export async function setVerifiedByCommand(
  world: Pick<World, 'store' | 'security' | 'clock'>,
  partnerId: string,
  isVerified: boolean,
): Promise<void> {
  await world.store.write(partnerId, async (unit) => {
    await unit.partners.setVerified(partnerId, isVerified);
    await unit.audit.append(partnerId, { ...commandEntry(world, 'settings.save', [partnerId]), details: { isVerified } });
  });
}
