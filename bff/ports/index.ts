import type { AgreementFiles } from './agreements.ts';
import type { Chance, Clock } from './clock.ts';
import type { WebhookSender } from './events.ts';
import type { Log } from './log.ts';
import type { Mailer } from './mail.ts';
import type { Meter } from './meter.ts';
import type { Security } from './security.ts';
import type { Settings } from './settings.ts';
import type { Store } from './store.ts';
import type { TableWriters } from './table-files.ts';
import type { OpenTable } from './tables.ts';

/** The world, as actions see it. */
export interface World {
  /** Reads a table that somebody sends. */
  openTable: OpenTable;
  store: Store;
  clock: Clock;
  security: Security;
  log: Log;
  settings: Settings;
  meter: Meter;
  /** Null where webhooks are not sent: they can be kept, and events read. */
  sender: WebhookSender | null;
  /** Null where no mail is sent: codes cannot be asked for. */
  mailer: Mailer | null;
  /** Write files that people open. */
  tables: TableWriters;
  /** Makes texts and files of agreements. */
  agreementFiles: AgreementFiles;
}

export type { Chance, Clock, Log, Mailer, Meter, Security, Settings, Store, WebhookSender };
