import type { PartnerRecord } from '../ports/records.ts';
import type { Sandbox } from './index.ts';
import type { Running } from './running.ts';
import { SCENARIO_NAMES, SCENARIOS, type Scenario, type ScenarioName } from './scenarios.ts';
import { worldKeys } from './world.ts';

/** What a partner demands of those who move money where no scenario says. */
const UNGUARDED: Pick<PartnerRecord, 'stepUp' | 'limits'> = { stepUp: false, limits: [] };

/** The scenario of a name. Throws `RangeError` with the names there are. */
export function scenarioOf(name: ScenarioName): Scenario {
  const scenario: Scenario | undefined = SCENARIOS[name];
  if (!scenario) throw new RangeError(`There is no scenario ${JSON.stringify(name)}. There are: ${SCENARIO_NAMES.join(', ')}.`);
  return scenario;
}

/**
 * Puts a sandbox into a scenario, out of whatever it was in; what has happened in its world stays. Throws `RangeError` for a scenario of
 * another world, which a sandbox must begin with.
 */
export async function play(sandbox: Sandbox, running: Running, name: ScenarioName): Promise<void> {
  const scenario = scenarioOf(name);
  if (scenario.world || (scenario.partner && scenario.partner !== sandbox.partner))
    throw new RangeError(`The scenario ${name} is of another world: begin with it, createSandbox({ scenario: '${name}' }).`);
  await reset(sandbox, running);
  await begin(sandbox, running, scenario);
}

/** Everything of a scenario but its world. */
export async function begin(sandbox: Sandbox, running: Running, { settings, features, moneyRules, prepare }: Scenario): Promise<void> {
  if (settings) await running.restart(settings);
  if (features) sandbox.host.features = features;
  if (moneyRules) await setMoneyRules(sandbox, moneyRules);
  prepare?.(sandbox);
}

async function reset(sandbox: Sandbox, running: Running): Promise<void> {
  const { network, host, trouble } = sandbox;
  network.forget();
  network.mend();
  trouble.isStoreBroken = false;
  host.grants = 'role';
  host.isRenewing = true;
  host.features = null;
  await running.restart({});
  await setMoneyRules(sandbox, UNGUARDED);
}

async function setMoneyRules({ store, partner }: Sandbox, rules: typeof UNGUARDED): Promise<void> {
  const { partnerId } = worldKeys()[partner].partner;
  await store.write(partnerId, (unit) => unit.partners.setMoneyRules(partnerId, rules));
}
