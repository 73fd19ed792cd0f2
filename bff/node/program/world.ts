import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { LevelWithSilent } from 'pino';
import type { World } from '../../ports/index.ts';
import { SILENT_METER } from '../../ports/meter.ts';
import { createLog, type ProcessLog } from '../service/log.ts';
import { openStoreAt } from '../storage/open-store.ts';
import { createSystemClock } from './clock.ts';
import { openSecurity } from './keys.ts';
import { coreSettings, readProgramSettings } from './settings.ts';
import type { ProgramSettings } from './settings-schema.ts';
import { StartFailure } from './start-failure.ts';

export interface OpenedWorld extends World {
  engine: 'sqlite' | 'postgres';
  /** Absolute path of the data folder. */
  dataFolder: string;
  log: ProcessLog;
  programSettings: ProgramSettings;
  /** True where business time was moved. */
  isTimeMoved: boolean;
  /** Closes the store and writes out the log. */
  close(): Promise<void>;
}

export interface OpenWorldOptions {
  /** Business day (`2024-09-30`) or instant to start from; default: `AT`, else real time. */
  at?: string | undefined;
  /** Where log lines go; default: `LOG_FILE`, else standard output. */
  logPath?: string | undefined;
  /** Pages of a SQLite database kept in memory for writes; default: what a service needs. */
  writerCacheMebibytes?: number;
}

export const DEFAULT_DATA_FOLDER = '.data';
export { DATABASE_FILE } from '../storage/open-store.ts';

/**
 * The world of a process, from its environment: `DATABASE_URL` (PostgreSQL) or `DATA_DIR` (SQLite), keys, settings, log.
 * Throws `StartFailure` with a sentence where something must be put right first.
 */
export async function openWorld(env: NodeJS.ProcessEnv = process.env, options: OpenWorldOptions = {}): Promise<OpenedWorld> {
  const dataFolder = resolve(env.DATA_DIR || DEFAULT_DATA_FOLDER);
  const clock = createSystemClock(options.at ?? (env.AT || undefined));
  const programSettings = readProgramSettings(env);
  const level: LevelWithSilent = programSettings.LOG_LEVEL;
  makeFolder(dataFolder);
  const security = openSecurity(env, dataFolder);
  const url = env.DATABASE_URL;
  const store = await openStoreAt(url, dataFolder, security, options.writerCacheMebibytes);
  const path = options.logPath ?? env.LOG_FILE;
  const log = createLog({ level, ...(path ? { path } : {}) });
  return {
    store,
    clock,
    security,
    settings: coreSettings(programSettings),
    meter: SILENT_METER,
    sender: null,
    programSettings,
    log,
    engine: url ? 'postgres' : 'sqlite',
    dataFolder,
    isTimeMoved: clock.isMoved,
    close: async () => {
      await store.close();
      await log.flush();
    },
  };
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StartFailure(
      `The data folder ${path} cannot be made (${(error as NodeJS.ErrnoException).code}). Name another with DATA_DIR.`,
    );
  }
}
