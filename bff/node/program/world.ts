import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { agreementFiles } from '../../files/agreements/index.ts';
import { openCsv } from '../../files/csv/open-csv.ts';
import { tableWriters } from '../../files/index.ts';
import type { Mailer, World } from '../../ports/index.ts';
import { type Meter, SILENT_METER } from '../../ports/meter.ts';
import { createLog, type ProcessLog } from '../service/log.ts';
import { createWebhookSender } from '../service/webhook-sender.ts';
import { openStoreAt } from '../storage/open-store.ts';
import { createSystemClock } from './clock.ts';
import { type WatchedKeys, watchKeys } from './keyring-watch.ts';
import { openKeys } from './keys.ts';
import { coreSettings, readProgramSettings } from './settings.ts';
import type { ProgramSettings } from './settings-schema.ts';
import { StartFailure } from './start-failure.ts';

export interface OpenedWorld extends World {
  engine: 'sqlite' | 'postgres';
  /** Absolute path of the data folder. */
  dataFolder: string;
  log: ProcessLog;
  programSettings: ProgramSettings;
  /** Those of the installation; they change underneath while the world is open. */
  keys: WatchedKeys;
  /** True where business time was moved. */
  isTimeMoved: boolean;
  /** Closes the store and writes out the log. */
  close(): Promise<void>;
}

export interface OpenWorldOptions {
  /** Only for the demonstration, which makes its own keys and may move business time to a day (`2024-09-30`) or an instant. */
  demonstration?: { at?: string | undefined };
  /** Where log lines go; default: `LOG_FILE`, else standard output. */
  logPath?: string | undefined;
  /** Pages of a SQLite database kept in memory for writes; default: what a service needs. */
  writerCacheMebibytes?: number;
  /** False: keys that do not fit the database are no reason to refuse. Only for commands that look into what is wrong with them. */
  isGuarded?: boolean;
  /** Told of what is worth counting; default: nobody. */
  meter?: Meter;
  /** What sends mail, where this process sends any. */
  mailer?: (settings: ProgramSettings, log: ProcessLog) => Mailer | null;
}

/** What reads and writes files, which needs no settings. */
const FILES = { tables: tableWriters, openTable: openCsv, agreementFiles } as const;

export { DATABASE_FILE } from '../storage/open-store.ts';

/**
 * The world of a process, from its settings: `DATABASE_URL` (PostgreSQL) or `DATA_DIR` (SQLite), keys, limits, log.
 * Throws `StartFailure` with a sentence where something must be put right first.
 */
export async function openWorld(env: NodeJS.ProcessEnv = process.env, options: OpenWorldOptions = {}): Promise<OpenedWorld> {
  const { demonstration, meter = SILENT_METER } = options;
  if (demonstration === undefined) refuseMovedClock(env);
  const programSettings = readProgramSettings(env);
  const clock = createSystemClock(demonstration?.at);
  const { DATABASE_URL: url, LOG_LEVEL: level } = programSettings;
  const dataFolder = resolve(programSettings.DATA_DIR);
  // Elsewhere the keys are there before the folder is: a command typed in the wrong place leaves nothing behind.
  if (demonstration !== undefined) makeFolder(dataFolder);
  const opened = openKeys(programSettings, dataFolder, { makesKeys: demonstration !== undefined });
  makeFolder(dataFolder);
  const log = openLog(options.logPath ?? programSettings.LOG_FILE, level);
  const mailer = options.mailer?.(programSettings, log) ?? null;
  const store = await openStoreAt(url, dataFolder, opened.security, {
    migrate: demonstration === undefined ? programSettings.MIGRATE : 'start',
    writerCacheMebibytes: options.writerCacheMebibytes,
    connections: programSettings.DATABASE_CONNECTIONS,
    meter,
  });
  const keys = await watchKeys(opened, store, {
    now: clock.now,
    isGuarded: options.isGuarded ?? true,
    onNotice: (sentence, isTrouble) => log.notice('keys', sentence, isTrouble),
  }).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  return {
    store,
    clock,
    keys,
    security: keys.security,
    settings: coreSettings(programSettings),
    meter,
    sender: createWebhookSender({ allowsPrivate: programSettings.WEBHOOK_PRIVATE_ADDRESSES }),
    mailer,
    ...FILES,
    programSettings,
    log,
    engine: url ? 'postgres' : 'sqlite',
    dataFolder,
    isTimeMoved: clock.isMoved,
    close: async () => {
      await keys.stop();
      await store.close();
      await log.flush();
    },
  };
}

/** What the demonstration is told must not reach a service by mistake: its periods and its audit trail would be of another day. */
function refuseMovedClock({ AT }: NodeJS.ProcessEnv): void {
  if (AT) throw new StartFailure('AT moves the business clock, which only the demonstration may do. Take AT out of the environment.');
}

function openLog(path: string | undefined, level: ProgramSettings['LOG_LEVEL']): ProcessLog {
  try {
    return createLog({ level, ...(path ? { path } : {}) });
  } catch (error) {
    throw new StartFailure(
      `The log ${path} cannot be written (${(error as NodeJS.ErrnoException).code}). Correct LOG_FILE, or leave it out.`,
    );
  }
}

/** Makes a folder for this account alone, where it is not there. Throws `StartFailure`. */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StartFailure(
      `The folder ${path} cannot be made (${(error as NodeJS.ErrnoException).code}). Give this account the right to, or name another with DATA_DIR.`,
    );
  }
}
