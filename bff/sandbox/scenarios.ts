import type { Feature } from '../../shared/values/lists.ts';
import type { PartnerRecord } from '../ports/records.ts';
import type { Settings } from '../ports/settings.ts';
import type { WorldPartnerName } from './generate-partners.ts';
import type { Sandbox } from './index.ts';
import { BATCH_PATHS, beQuicker, publishNewer, takeQuota } from './interference.ts';
import { DATA } from './network.ts';
import type { WorldSize } from './world.ts';

/**
 * A state of the world that a widget must show. It changes what surrounds the BFF (the way to it, the time, its settings, its
 * store, what the partner's server does), never an answer.
 */
export interface Scenario {
  /** Whose portal it is; default: the distributor's. */
  partner?: WorldPartnerName;
  settings?: Partial<Settings>;
  /** What the partner's server allows the session; default: all. */
  features?: readonly Feature[];
  /** Whether the partner asks for codes, and above which amounts a second person approves; default: neither. */
  moneyRules?: Pick<PartnerRecord, 'stepUp' | 'limits'>;
  /** How large the world is; default: whatever was asked for. */
  world?: WorldSize;
  /** What has happened before the page opens. */
  prepare?(sandbox: Sandbox): void;
}

/** Longer than any token lives. */
const LONGER_THAN_TOKENS = 11 * 60 * 1000;

export const SCENARIOS = {
  normal: {},
  /** Whatever a widget asks for waits until the network is released. */
  loading: { prepare: ({ network }) => void network.held.add(DATA) },
  slow: {
    prepare: ({ network }) => {
      network.delayMilliseconds = 1500;
    },
  },
  /** The partner has no customers yet. */
  empty: { partner: 'own' },
  /** The session was minted for another widget. */
  refused: {
    prepare: ({ host }) => {
      host.grants = 'another-widget';
    },
  },
  /** The session was minted for another page. */
  'wrong-page': {
    prepare: ({ host }) => {
      host.grants = 'another-origin';
    },
  },
  /** The partner's server switched the eye off. */
  'reveal-off': { features: [] },
  /** The token has run out by the time the widget asks, and the partner's server renews nothing by itself. */
  expired: {
    prepare: ({ clock, host, network }) => {
      host.isRenewing = false;
      network.beforeFirst(DATA, () => clock.advance(LONGER_THAN_TOKENS));
    },
  },
  offline: {
    prepare: ({ network }) => {
      network.isDown = true;
    },
  },
  /** The database fails: 500 with a request id. */
  failed: {
    prepare: ({ trouble }) => {
      trouble.isStoreBroken = true;
    },
  },
  /** Three cells a minute. */
  'reveal-limit': { settings: { revealCellsPerMinute: 3 } },
  /** What is revealed hides again after a second. */
  'reveal-brief': { settings: { revealShownForSeconds: 1 } },
  'purpose-required': { settings: { isRevealPurposeRequired: true } },
  /** More requests than a session may make in a minute: 429, and when it goes on. */
  'rate-limited': { settings: { requestsPerMinute: 0.5 } },
  /** Of every batch, each second item is refused, because somebody else was quicker. */
  'partial-batch': {
    prepare: (sandbox) => {
      for (const path of BATCH_PATHS) sandbox.network.beforeFirst(path, (request) => beQuicker(sandbox, path, request));
    },
  },
  /** Somebody at another desk issues what is left of a quota, a moment before the first issue from it arrives. */
  'quota-race': {
    prepare: ({ network, colleague }) => network.beforeFirst('/v1/coupons/issues', (request) => takeQuota(colleague, request)),
  },
  /** The partner publishes a newer version of an agreement while somebody reads the one before: it comes in the moment of signing. */
  'stale-version': {
    prepare: ({ network, colleague }) => network.beforeFirst('/v1/agreements/sign', (request) => publishNewer(colleague, request)),
  },
  /** Ten thousand customers: five hundred pages, amounts and names of every length. */
  'huge-partner': { world: 'huge' },
  /** Above ¥1,000.00 an operation waits for a second person; `coupons-1` may be one. */
  'approval-needed': { moneyRules: { stepUp: false, limits: [{ currency: 'CNY', operationMaximum: 100_000n, operatorDayMaximum: null }] } },
  /** Operations that move money ask for a code, which arrives in the sandbox's mailbox. */
  'code-needed': { moneyRules: { stepUp: true, limits: [] } },
  'search-limit': { settings: { nameSearchesPerMinute: 1 } },
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;
export const SCENARIO_NAMES = Object.keys(SCENARIOS) as ScenarioName[];
