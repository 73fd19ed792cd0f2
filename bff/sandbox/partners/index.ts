import type { Locale, Widget } from '../../../shared/values/lists.ts';
import { createDraw } from '../draw.ts';
import {
  createSandbox as createWholeSandbox,
  SANDBOX_BASE_URL,
  type SandboxRole,
  SCENARIO_NAMES,
  type ScenarioName,
  type SigningFate,
  WORLD_PARTNERS,
  WORLD_TIME,
  type WorldPartnerName,
  type WorldSize,
} from '../index.ts';
import { type Instant, readInstant } from './instant.ts';
import { type SandboxNetwork, switchesOf } from './switches.ts';

export type { Instant } from './instant.ts';
export type { SandboxNetwork } from './switches.ts';
export { type PartnerWorld, worldOf } from './world-of.ts';
export { type SandboxRole, SCENARIO_NAMES, type ScenarioName, type WorldPartnerName as PartnerName, type WorldSize };

/** Partners of the sandbox world. */
export const PARTNERS: readonly WorldPartnerName[] = WORLD_PARTNERS;

/** When it is in a sandbox that says nothing else: Wednesday, 18 November 2026, ten in the morning in UTC+8. */
export const SANDBOX_TIME: Date = new Date(WORLD_TIME);

export interface SandboxOptions {
  /**
   * When it is, and where the past of the world ends; default: `SANDBOX_TIME`, whose world comes with the package. For another instant the
   * world is made once a page, which takes some seconds.
   */
  now?: Instant;
  /** True: the clock goes on with real time. Default: it stands still until the test moves it. */
  isRunning?: boolean;
  /** Default: `normal`. See `play`. */
  scenario?: ScenarioName;
  /** Whose portal it is; default: the distributor's. */
  partner?: WorldPartnerName;
  /** Who is signed in; default: `administrator`. */
  role?: SandboxRole;
  /** Which operator of the partner, by user id (`worldOf(partner).operators`); default: the first of the role. */
  userId?: string;
  /** Of an end customer: how it stands with its notice. Default: whichever customer came last. */
  signer?: SigningFate;
  /** Default: `zh-CN`. */
  locale?: Locale;
  /** The widget on the page, so that the scenario `refused` can hand out a session for another one. */
  widget?: Widget;
  /** Default: `small`, 400 customers. */
  size?: WorldSize;
  /** The page's origin; default: this page's, outside of pages `https://portal.example`. */
  origin?: string;
}

/** A mail that the BFF sent, such as one with a code. */
export interface SandboxMail {
  to: string;
  subject: string;
  text: string;
}

/** A request that the BFF answered. */
export interface SandboxRequest {
  /** Such as `POST /v1/customers/search`. */
  endpoint: string;
  status: number;
  /** Of a refusal or an error: its name. */
  code: string | null;
  requestId: string;
}

/** The whole BFF with a world of its own, for the life of one test. */
export interface Sandbox {
  /** For `base-url` of `<partner-session>`. Nothing listens there. */
  baseUrl: string;
  /** For `transport` of `<partner-session>`; a test may ask through it, too. */
  transport(request: Request): Promise<Response>;
  /** For `fetchSession` of `<partner-session>`: what the portal's own server would do. */
  fetchSession(request: { reason: string; signal?: AbortSignal }): Promise<{ secret: string }>;
  clock: {
    now(): Date;
    /** Throws `RangeError` for what is no instant. */
    set(instant: Instant): void;
    /** Moves it on, by milliseconds; back where they are negative. */
    advance(milliseconds: number): void;
  };
  network: SandboxNetwork;
  /** The portal's own server. */
  portal: {
    /** False: it mints no session by itself any more, only when the operator signs in anew. */
    isRenewing: boolean;
    /** Who signs in next, by user id; null: whoever the sandbox was made for. */
    nextUserId: string | null;
  };
  /**
   * Goes over into a scenario, out of whatever there was; what has happened in the world stays. Rejects with `RangeError` for a scenario that
   * has a world of its own (`empty`, `huge-partner`): those a sandbox begins with.
   */
  play(scenario: ScenarioName): Promise<void>;
  /** What the BFF sent by mail, newest first. */
  mails(): readonly SandboxMail[];
  /** What the BFF answered, in order. */
  log(): readonly SandboxRequest[];
  /** Lets go of the world. What is asked after it fails. */
  close(): Promise<void>;
}

/** What ids and secrets of a sandbox are drawn from: the same requests in the same order make the same ones. */
const CHANCE_SEED = 'partners';

/**
 * Makes a sandbox: the rules, refusals and limits of the real BFF, over invented data, without any server. Nothing in it is secret and nothing
 * of it outlives the page. Throws `RangeError` for an option that names nothing.
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { now = SANDBOX_TIME, isRunning = false, size = 'small', origin = originOfPage(), ...rest } = options;
  const draw = createDraw(CHANCE_SEED);
  const whole = await createWholeSandbox({
    ...rest,
    size,
    origin,
    now: readInstant(now, 'now'),
    chance: { bytes: (count) => Uint8Array.from({ length: count }, () => draw.whole(0, 255)) },
    ...(isRunning && { elapsed: () => performance.now() }),
  });
  return {
    baseUrl: SANDBOX_BASE_URL,
    transport: whole.transport,
    fetchSession: whole.fetchSession,
    clock: {
      now: () => new Date(whole.clock.now()),
      set: (instant) => whole.clock.set(readInstant(instant, 'clock.set')),
      advance: (milliseconds) => whole.clock.advance(milliseconds),
    },
    network: switchesOf(whole.network),
    portal: whole.host,
    play: (scenario) => whole.play(scenario),
    mails: () => whole.mails().map(({ to, subject, text }) => ({ to, subject, text })),
    log: () => whole.log.map(({ endpoint, status, code, requestId }) => ({ endpoint, status, code, requestId })),
    close: () => whole.close(),
  };
}

function originOfPage(): string {
  const origin = globalThis.location?.origin;
  return origin && origin !== 'null' ? origin : 'https://portal.example';
}
