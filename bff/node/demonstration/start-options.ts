import { parseArgs } from 'node:util';
import { StartFailure } from '../program/start-failure.ts';

export interface StartOptions {
  port: number;
  host: string;
  /** Origin under which browsers reach this server; default: `http://localhost:PORT`. */
  publicOrigin: string;
  /** Business day to show; undefined for today. */
  at: string | undefined;
  /** False for the BFF and the widgets' files alone: no demonstration data, no demonstration portal. */
  isDemonstration: boolean;
}

const DEFAULT_PORT = 8787;

export const USAGE = `npm start -- [options]

  --port 8787        port to listen on (PORT)
  --host 127.0.0.1   address to listen on (HOST)
  --at 2024-09-30    show the world as of that day; the clocks of tokens and audit stay real (AT)
  --service          the BFF and the widgets' files alone, without demonstration data and portal

DATA_DIR names the data folder, DATABASE_URL a PostgreSQL to use instead of SQLite, PUBLIC_ORIGIN the address that browsers see.`;

/** Reads the command line and, where it says nothing, the environment. Throws `StartFailure` where they make no sense. */
export function readStartOptions(args: readonly string[], env: NodeJS.ProcessEnv): StartOptions {
  const values = parse(args);
  const port = readPort(values.port ?? (env.PORT || String(DEFAULT_PORT)));
  return {
    port,
    host: values.host ?? (env.HOST || '127.0.0.1'),
    publicOrigin: readOrigin(env.PUBLIC_ORIGIN || `http://localhost:${port}`),
    at: values.at ?? (env.AT || undefined),
    isDemonstration: values.service !== true,
  };
}

function parse(args: readonly string[]) {
  try {
    const options = { port: { type: 'string' }, host: { type: 'string' }, at: { type: 'string' }, service: { type: 'boolean' } } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new StartFailure(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new StartFailure(`"${text}" is not a port; write a number from 1 to 65535, such as --port 8788.`);
}

function readOrigin(text: string): string {
  const origin = URL.parse(text)?.origin;
  if (origin === text) return origin;
  throw new StartFailure(`PUBLIC_ORIGIN must be an origin such as https://bff.example.com, without a path; it is "${text}".`);
}
