import type { Feature } from '../../shared/values/lists.ts';
import type { Settings } from '../ports/settings.ts';
import type { WorldPartnerName } from './generate-partners.ts';
import type { Sandbox } from './index.ts';

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
  /** What has happened before the page opens. */
  prepare?(sandbox: Sandbox): void;
}

/** Longer than any token lives. */
const LONGER_THAN_TOKENS = 11 * 60 * 1000;

export const SCENARIOS = {
  normal: {},
  /** Every list answer waits until the network is released. */
  loading: { prepare: ({ network }) => void network.held.add('/v1/customers/search') },
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
      host.grants = 'nothing';
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
  /** The token has run out by the time the list asks, and the partner's server renews nothing by itself. */
  expired: {
    prepare: ({ clock, host, network }) => {
      host.isRenewing = false;
      network.beforeFirst('/v1/customers/search', () => clock.advance(LONGER_THAN_TOKENS));
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
  'search-limit': { settings: { nameSearchesPerMinute: 1 } },
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;
export const SCENARIO_NAMES = Object.keys(SCENARIOS) as ScenarioName[];
