import type { Locale, Widget } from '../../shared/values/lists.ts';
import { createBff, startJobLoop, startOperationLoop } from '../index.ts';
import type { Store } from '../ports/index.ts';
import type { RequestLine } from '../ports/log.ts';
import { createDemonstrationSecurity } from '../security/demonstration.ts';
import { createSandboxClock, type SandboxClock } from './clock.ts';
import type { WorldPartnerName } from './generate-partners.ts';
import type { SigningFate } from './generate-signatures.ts';
import { createHost, type Host, type SandboxRole } from './host.ts';
import { createMailbox, type Mailbox } from './mailbox.ts';
import { createNetwork, type Network, type Transport } from './network.ts';
import { SCENARIOS, type Scenario, type ScenarioName } from './scenarios.ts';
import { inTrouble, type Trouble } from './trouble.ts';
import { copyWorld } from './wasm-store.ts';
import { type WorldSize, worldKeys } from './world.ts';

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
  /** The page's origin. */
  origin: string;
}

export interface Sandbox {
  /** Takes a widget's request to the BFF in this page. */
  transport: Transport;
  /** What the host page hands to `<partner-session>`. */
  fetchSession: Host['fetchSession'];
  clock: SandboxClock;
  store: Store;
  network: Network;
  host: Host;
  trouble: Trouble;
  /** What the BFF sent by mail, newest first. */
  mails: Mailbox['received'];
  /** The lines the BFF logged, one a request. */
  log: RequestLine[];
  close(): Promise<void>;
}

/** The address requests are made for; nothing listens there. */
export const SANDBOX_BASE_URL = 'https://bff.sandbox.example';

/** The whole BFF in this page, on a copy of the sandbox world. */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const scenario: Scenario = SCENARIOS[options.scenario ?? 'normal'];
  const security = createDemonstrationSecurity();
  const clock = createSandboxClock(options.now, options.elapsed);
  const trouble: Trouble = { isStoreBroken: false };
  const partner = scenario.partner ?? options.partner ?? 'distributor';
  const store = inTrouble(await copyWorld({ now: options.now, size: scenario.world ?? options.size ?? 'normal' }, security), trouble);
  const log: RequestLine[] = [];
  const mailbox = createMailbox(clock.now);
  const running = run({ store, clock, security, mailer: mailbox, callerOrigin: options.origin }, log, scenario.settings);
  const network = createNetwork();
  const host = createHost({
    ...hostOptionsOf(options, scenario),
    send: running.toReplica,
    partner,
    world: { store, security, clock },
  });
  const sandbox: Sandbox = {
    transport: network.wrap(running.fetch),
    fetchSession: host.fetchSession,
    clock,
    store,
    network,
    host,
    trouble,
    mails: mailbox.received,
    log,
    close: async () => {
      await running.stop();
      await store.close();
    },
  };
  const { moneyRules } = scenario;
  if (moneyRules) {
    const { partnerId } = worldKeys()[partner].partner;
    await store.write(partnerId, (unit) => unit.partners.setMoneyRules(partnerId, moneyRules));
  }
  scenario.prepare?.(sandbox);
  return sandbox;
}

interface Running {
  /** The BFF that the widgets reach; what a request may have begun goes on behind it. */
  fetch: Transport;
  /** The one that the partner's own server reaches: another replica, whose limit of requests is not the one a scenario is about. */
  toReplica(request: Request): Promise<Response>;
  stop(): Promise<void>;
}

type Parts = Omit<Parameters<typeof createBff>[0], 'log' | 'settings'>;

function run(parts: Parts, lines: RequestLine[], settings: Scenario['settings']): Running {
  const log = { request: (line: RequestLine) => void lines.push(line), failure: () => {} };
  const bff = createBff({ ...parts, log, ...(settings && { settings }) });
  const replica = createBff({ ...parts, log: { request: () => {}, failure: () => {} } });
  // Nothing looks for exports here but whoever asked for one.
  const jobs = startJobLoop(bff.jobs, { log }, { pauseMilliseconds: null, sweepMilliseconds: Number.POSITIVE_INFINITY });
  const operations = startOperationLoop(bff.operations, { log }, { pauseMilliseconds: null });
  return {
    fetch: async (request) => {
      const response = await bff.fetch(request);
      if (request.method === 'POST') {
        jobs.wake();
        operations.wake();
      }
      return response;
    },
    toReplica: (request) => replica.fetch(request),
    stop: async () => {
      await jobs.stop();
      await operations.stop();
    },
  };
}

function hostOptionsOf(
  { origin, role = 'administrator', userId, signer, locale = 'zh-CN', widget }: SandboxOptions,
  { features }: Scenario,
) {
  return {
    baseUrl: SANDBOX_BASE_URL,
    origin,
    role,
    locale,
    ...(userId !== undefined && { userId }),
    ...(signer !== undefined && { signer }),
    ...(features && { features }),
    ...(widget && { widget }),
  };
}
