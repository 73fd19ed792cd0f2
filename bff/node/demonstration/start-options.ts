import { parseArgs } from 'node:util';
import { typed } from '../program/release.ts';
import { readProgramSettings } from '../program/settings.ts';
import { StartFailure } from '../program/start-failure.ts';

export interface StartOptions {
  /** The environment with what the command line says in its place. */
  env: NodeJS.ProcessEnv;
  port: number;
  host: string;
  /** Origin under which browsers reach this server; default: `http://localhost:PORT`. */
  publicOrigin: string;
  dataFolder: string;
  /** Left out: a file in the data folder. */
  logPath: string | undefined;
  /** Business day to show; undefined for today. */
  at: string | undefined;
}

export const USAGE = `npm start -- [options]

  --port 8787        port to listen on (PORT)
  --host 127.0.0.1   address to listen on (HOST)
  --at 2024-09-30    show the world as of that day; the clocks of tokens and audit stay real (AT)

This is the demonstration. In earnest: ${typed('serve')}

DATA_DIR names the data folder, DATABASE_URL a PostgreSQL to use instead of SQLite, PUBLIC_ORIGIN the address that browsers see.`;

/** Reads the command line and, where it says nothing, the settings. Throws `StartFailure` where they make no sense. */
export function readStartOptions(args: readonly string[], given: NodeJS.ProcessEnv): StartOptions {
  const { port, host, at } = parse(args);
  const env: NodeJS.ProcessEnv = { ...given, ...(port === undefined ? {} : { PORT: port }), ...(host === undefined ? {} : { HOST: host }) };
  const settings = readProgramSettings(env);
  return {
    env,
    port: settings.PORT,
    host: settings.HOST,
    publicOrigin: settings.PUBLIC_ORIGIN ?? `http://localhost:${settings.PORT}`,
    dataFolder: settings.DATA_DIR,
    logPath: settings.LOG_FILE,
    at: at ?? (env.AT || undefined),
  };
}

function parse(args: readonly string[]) {
  if (args.includes('--service')) throw new StartFailure(`npm start is the demonstration. A service in earnest is ${typed('serve')}`);
  try {
    const options = { port: { type: 'string' }, host: { type: 'string' }, at: { type: 'string' } } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new StartFailure(`${(error as Error).message}\n\n${USAGE}`);
  }
}
