import type { AnswerOf } from '../../../shared/contract/index.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import { refuseOutdated } from '../access/refuse-outdated.ts';
import type { CallOf } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';
import { readLimits, ruleDetails } from './money-rules.ts';
import { changeRolesFrom } from './roles-from.ts';
import { toSettings } from './to-settings.ts';

type Save = CallOf<'PUT /v1/settings'>;

/** Sets the partner's settings; what is left out stays as it is. */
export async function saveSettings(world: World, call: Save): Promise<AnswerOf<'PUT /v1/settings'> | Refusal> {
  const { partnerId } = call.caller.partner;
  const { rolesFrom, limits: asked } = call.body;
  const at = instantOf(world.clock.now());
  const limits = asked && readLimits(asked);
  return world.store.write(partnerId, async (unit) => {
    const refused = (await refuseOutdated(unit, call.caller, null, world.clock.now())) ?? (isRefusal(limits) ? limits : null);
    const before = (await unit.partners.find(partnerId)) ?? call.caller.partner;
    const rules = { stepUp: call.body.stepUp ?? before.stepUp, limits: isRefusal(limits) || limits === undefined ? before.limits : limits };
    const made = { at, action: 'settings.save' as const, details: { rolesFrom, ...ruleDetails(rules) } };
    if (refused) {
      await unit.audit.append(partnerId, auditEntry(call, made, refused));
      return refused;
    }
    const changed = await changeRolesFrom(unit, partnerId, rolesFrom, at);
    await unit.partners.setMoneyRules(partnerId, rules);
    const isVerified = call.body.isVerified ?? before.isVerified;
    await unit.partners.setVerified(partnerId, isVerified);
    await unit.audit.append(partnerId, auditEntry(call, { ...made, details: { ...made.details, ...changed, isVerified } }));
    return toSettings({ rolesFrom, ...rules, isVerified });
  });
}
