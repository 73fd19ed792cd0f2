import { type DestinationStream, type LevelWithSilent, pino } from 'pino';
import type { Log } from '../../ports/log.ts';
import { openLogFile } from './log-file.ts';

export interface LogOptions {
  /** Default `info`. `silent` writes nothing. */
  level?: LevelWithSilent;
  /** Default: standard output. A path appends to that file. */
  path?: string;
  /** Instead of a path: where lines go. */
  stream?: DestinationStream;
}

/** Names under which secrets or personal data could ever be logged by mistake; the port has no field for them. */
const REDACTED = ['secret', 'token', 'authorization', 'mobile', 'email', 'name', 'customerName', 'accountName', 'value'];

/** The log of a process: also told of signed heads of chains, so that a copy of them leaves with the log. */
export interface ProcessLog extends Log {
  head(line: { chain?: 'signatures'; partnerId: string; sequence: number; hash: string; at: string; signed: string }): void;
  /** Says something about the installation itself, in a sentence of the program's own that holds no data. */
  notice(part: string, sentence: string, isTrouble: boolean): void;
  flush(): Promise<void>;
}

/** JSON lines through pino, written in blocks at most half a second late and at exit. */
export function createLog(options: LogOptions = {}): ProcessLog {
  const file = options.stream ? null : openLogFile(options.path);
  const logger = pino(
    {
      level: options.level ?? 'info',
      base: null,
      timestamp: () => `,"at":"${new Date().toISOString()}"`,
      redact: [...REDACTED, ...REDACTED.map((name) => `*.${name}`)],
    },
    options.stream ?? (file as DestinationStream),
  );
  return {
    request: (line) => logger.info(line, 'request'),
    head: ({ at: signedAt, ...line }) => logger.info({ ...line, signedAt }, 'head'),
    failure: (requestId, error) => logger.error({ requestId, ...describeError(error) }, 'failure'),
    notice: (part, sentence, isTrouble) => logger[isTrouble ? 'error' : 'info']({ part, sentence }, 'notice'),
    flush: async () => file?.flush(),
  };
}

/** Codes of Node, SQLite and PostgreSQL; anything longer could be a sentence. */
const CODE = /^[A-Z0-9_]{1,40}$/;

/**
 * Class, code and stack frames. The message stays out: drivers and parsers quote the data they choke on, and a log must not
 * hold it.
 */
function describeError(error: unknown): { class: string; code: string | null; stack: string[]; cause?: unknown } {
  if (!(error instanceof Error)) return { class: typeof error, code: null, stack: [] };
  const code = 'code' in error && CODE.test(String(error.code)) ? String(error.code) : null;
  const stack = framesOf(error);
  const described = { class: error.name, code, stack };
  return error.cause === undefined ? described : { ...described, cause: describeError(error.cause) };
}

/** A stack begins with the message, whose lines may look like frames. */
function framesOf({ stack = '', message }: Error): string[] {
  const frames = stack.slice(stack.indexOf(message) + message.length).split('\n');
  return frames.map((line) => line.trim()).filter((line) => line.startsWith('at '));
}
