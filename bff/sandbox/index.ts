import type { Locale, Widget } from '../../shared/values/lists.ts';
import type { Chance } from '../ports/clock.ts';
import type { Store } from '../ports/index.ts';
import type { RequestLine } from '../ports/log.ts';
import { createDemonstrationSecurity } from '../security/demonstration.ts';
import { createSandboxClock, type SandboxClock } from './clock.ts';
import { type Colleague, createColleague } from './colleague.ts';
import type { WorldPartnerName } from './generate-partners.ts';
import type { SigningFate } from './generate-signatures.ts';
import { createHost, type Host, type SandboxRole } from './host.ts';
import { createMailbox, type Mailbox } from './mailbox.ts';
import { createNetwork, type Network, type Transport } from './network.ts';
import { begin, play, scenarioOf } from './play.ts';
import { runBff } from './running.ts';
import type { ScenarioName } from './scenarios.ts';
import { inTrouble, type Trouble } from './trouble.ts';
import { copyWorld } from './wasm-store.ts';
import { WORLD_PARTNERS, type WorldSize } from './world.ts';

export type { SigningFate } from './generate-signatures.ts';
export { operatorIdOf, type SandboxRole } from './host.ts';
export { SCENARIO_NAMES, type ScenarioName } from './scenarios.ts';
export { takeWorldsFrom, unpackWorld, type WorldShelf, type WorldWanted } from './wasm-store.ts';
export { WORLD_FILE, WORLD_PARTNERS, WORLD_TIME, type WorldKeys, type WorldPartnerName, type WorldSize, worldKeys } from './world.ts';

export interface SandboxOptions {
  scenario?: ScenarioName;
  /** Whose portal it is, unless the scenario says; default: the distributor's. */
  partner?: WorldPartnerName;
  /** Default: administrator. */
  role?: SandboxRole;
  /** Which operator of that role, by user id; default: the first. */
  userId?: string;
  /** Which customer an end customer is, by how it stands with its notice; default: the newest one. */
  signer?: SigningFate;
  locale?: Locale;
  /** The widget on the page, so that `refused` can hand out a session for another; default: the customer list. */
  widget?: Widget;
  /** When it is in the sandbox, milliseconds since 1970 in UTC. Sandboxes of the same instant share one world and open copies of it. */
  now: number;
  /** Milliseconds since some fixed point, where time shall run; else it stands still. */
  elapsed?: () => number;
  /** How large the world is, unless the scenario says; default: normal. */
  size?: WorldSize;
  /** What ids and secrets are drawn from; default: the platform's source. */
  chance?: Chance;
  /** The page's origin. */
  origin: string;
}

export interface Sandbox {
  /** Whose portal it is. */
  partner: WorldPartnerName;
  /** Takes a widget's request to the BFF in this page. */
  transport: Transport;
  /** What the host page hands to `<partner-session>`. */
  fetchSession: Host['fetchSession'];
  clock: SandboxClock;
  store: Store;
  network: Network;
  host: Host;
  trouble: Trouble;
  colleague: Colleague;
  /** What the BFF sent by mail, newest first. */
  mails: Mailbox['received'];
  /** The lines the BFF logged, one a request. */
  log: RequestLine[];
  /** Goes over into another scenario; what has happened in the world stays. */
  play(name: ScenarioName): Promise<void>;
  close(): Promise<void>;
}

/** The address requests are made for; nothing listens there. */
export const SANDBOX_BASE_URL = 'https://bff.sandbox.example';

/** The whole BFF in this page, on a copy of the sandbox world. */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const scenario = scenarioOf(options.scenario ?? 'normal');
  const security = createDemonstrationSecurity(options.chance);
  const clock = createSandboxClock(options.now, options.elapsed);
  const trouble: Trouble = { isStoreBroken: false };
  const partner = knownPartner(scenario.partner ?? options.partner ?? 'distributor');
  const world = { now: options.now, size: scenario.world ?? options.size ?? 'normal' };
  const store = inTrouble(await copyWorld(world, security), trouble);
  const log: RequestLine[] = [];
  const mailbox = createMailbox(clock.now);
  const running = runBff({ store, clock, security, mailer: mailbox, callerOrigin: options.origin }, log);
  const network = createNetwork();
  const hostOptions = { ...hostOptionsOf(options), send: running.toReplica, partner, world: { store, security, clock } };
  const host = createHost(hostOptions);
  const sandbox: Sandbox = {
    partner,
    transport: network.wrap(running.fetch),
    fetchSession: host.fetchSession,
    clock,
    store,
    network,
    host,
    trouble,
    colleague: createColleague(hostOptions),
    mails: mailbox.received,
    log,
    play: (name) => play(sandbox, running, name),
    close: async () => {
      await running.stop();
      await store.close();
    },
  };
  await begin(sandbox, running, scenario);
  return sandbox;
}

function knownPartner(name: WorldPartnerName): WorldPartnerName {
  if (WORLD_PARTNERS.includes(name)) return name;
  throw new RangeError(`There is no partner ${JSON.stringify(name)}. There are: ${WORLD_PARTNERS.join(', ')}.`);
}

function hostOptionsOf({ origin, role = 'administrator', userId, signer, locale = 'zh-CN', widget }: SandboxOptions) {
  return {
    baseUrl: SANDBOX_BASE_URL,
    origin,
    role,
    locale,
    ...(userId !== undefined && { userId }),
    ...(signer !== undefined && { signer }),
    ...(widget && { widget }),
  };
}
