/** What a Node server of your own needs around `createBff`: database, keys, clock, log, mail, webhooks. Importing it does nothing. */

import { resolve } from 'node:path';
import { type Bff, startDeliveryLoop, startJobLoop, startOperationLoop } from '../index.ts';
import type { Clock, Mailer, Security, Store, WebhookSender } from '../ports/index.ts';
import { createSystemClock } from './program/clock.ts';
import { watchKeys } from './program/keyring-watch.ts';
import { openKeys } from './program/keys.ts';
import { StartFailure } from './program/start-failure.ts';
import { makeFolder } from './program/world.ts';
import { startHeads } from './service/heads.ts';
import { createLog, type LogOptions, type ProcessLog } from './service/log.ts';
import { createMailer, type MailSettings } from './service/mailer.ts';
import { type Part, stopParts } from './service/parts.ts';
import { createWebhookSender } from './service/webhook-sender.ts';
import { openStoreAt } from './storage/open-store.ts';

/** `createServer(getRequestListener(bff.fetch, { overrideGlobalObjects: false }))`, before any body parser. */
export { getRequestListener } from '@hono/node-server';
export { openPostgresStore, openSqliteStore, type PostgresStoreOptions, type SqliteStoreOptions } from './storage/stores.ts';
export type { LogOptions, MailSettings, Part, ProcessLog };
export { createLog, createMailer, createSystemClock, createWebhookSender, StartFailure };

export interface HostOptions {
  /** Folder of this installation, made where it is not there: its SQLite database, `heads.jsonl`, and `keys.json` unless `keysFile` names another. */
  dataFolder: string;
  /** A PostgreSQL, such as `postgres://user@host/database`, which needs the package `pg`. Default: SQLite in the data folder. */
  databaseUrl?: string;
  /** The keys by which personal data are sealed; every process of one database needs the same. Default: `keys.json` in the data folder. */
  keysFile?: string;
  /** True: keys are made where the data folder has none. For a first try; keys of which nobody has a copy are lost with the disk. */
  makesKeys?: boolean;
  /** `start` (default) brings the schema of the database up to date; `never` refuses where that is still to be done. */
  migrate?: 'start' | 'never';
  /** Default: JSON lines on standard output. */
  log?: LogOptions;
  /** The mail server that carries codes, which needs the package `nodemailer`. Default: none, and no code can be asked for. */
  mail?: MailSettings;
  /** True: webhooks may go to private addresses and plain http. Default: false. */
  allowsPrivateWebhooks?: boolean;
}

/** What `createBff` takes, made for Node: `createBff({ ...host, publicOrigin: 'https://portal.example.com' })`. */
export interface Host {
  store: Store;
  clock: Clock;
  security: Security;
  log: ProcessLog;
  sender: WebhookSender;
  mailer: Mailer | null;
  /**
   * Starts what works beside requests: exports, long operations, what expires, webhooks, signed heads of the audit. In one process at
   * least, and in as many as you like. Stop it before `close`.
   */
  startLoops(bff: Bff): Part;
  /** Closes the database and writes out the log. */
  close(): Promise<void>;
}

/** Opens everything. Throws `StartFailure` with a sentence where something must be put right first. */
export async function openHost(options: HostOptions): Promise<Host> {
  const { databaseUrl, keysFile, makesKeys = false, migrate = 'start', mail, allowsPrivateWebhooks = false } = options;
  const dataFolder = resolve(options.dataFolder);
  makeFolder(dataFolder);
  const clock = createSystemClock();
  const log = createLog(options.log);
  if (databaseUrl !== undefined) await lookForDriver();
  const opened = openKeys({ DATABASE_URL: databaseUrl, KEYS_FILE: keysFile }, dataFolder, { makesKeys });
  const store = await openStoreAt(databaseUrl, dataFolder, opened.security, { migrate });
  const keys = await watchKeys(opened, store, {
    now: clock.now,
    onNotice: (sentence, isTrouble) => log.notice('keys', sentence, isTrouble),
  }).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const host = {
    store,
    clock,
    security: keys.security,
    log,
    sender: createWebhookSender({ allowsPrivate: allowsPrivateWebhooks }),
    mailer: mail ? createMailer(mail, (kind) => log.notice('mail', `The mail server did not take a message (${kind}).`, true)) : null,
  };
  return {
    ...host,
    startLoops: (bff) => startLoops(bff, host, dataFolder),
    async close() {
      await keys.stop();
      await store.close();
      await log.flush();
    },
  };
}

async function lookForDriver(): Promise<void> {
  await import('pg').catch(() => {
    throw new StartFailure('databaseUrl names a PostgreSQL, and the package that speaks with one is not there. Type: npm install pg');
  });
}

const MINUTE = 60_000;

/** Whoever works on something ends before the heads are signed for the last time. */
function startLoops(bff: Bff, host: Pick<Host, 'store' | 'clock' | 'security' | 'log'>, folder: string): Part {
  const { log } = host;
  const heads = startHeads({ ...host, folder, onHead: log.head, onFailure: (error) => log.failure('heads', error) });
  const working = [
    startJobLoop(bff.jobs, host),
    startOperationLoop(bff.operations, host),
    startJobLoop(bff.counting, host, { sweepMilliseconds: MINUTE }),
    startDeliveryLoop(bff.webhooks, host),
  ];
  return { stop: () => stopParts([working, [heads]]) };
}
