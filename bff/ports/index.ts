import type { Chance, Clock } from './clock.ts';
import type { Log } from './log.ts';
import type { Security } from './security.ts';
import type { Settings } from './settings.ts';
import type { Store } from './store.ts';

/** The world, as actions see it. */
export interface World {
  store: Store;
  clock: Clock;
  security: Security;
  log: Log;
  settings: Settings;
}

export type { Chance, Clock, Log, Security, Settings, Store };
