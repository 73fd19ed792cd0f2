import { mkdirSync, openSync, write as writeCallback, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

/** Where log lines go. */
export interface LogFile {
  write(line: string): void;
  /** Resolves when every line so far is written, or cannot be. */
  flush(): Promise<void>;
}

const FLUSH_CHARACTERS = 4096;
const FLUSH_MILLISECONDS = 500;
const KEPT_CHARACTERS = 4 * 1024 * 1024;
const STANDARD_OUTPUT = 1;

const writePart = promisify(writeCallback);

/**
 * Appends lines to a file, or to standard output, in blocks at most half a second late. A disk that is full or a reader that went
 * away must not end or hold up the service: 4 MiB of lines wait for better times, further ones are lost.
 */
export function openLogFile(path?: string): LogFile {
  if (path !== undefined) mkdirSync(dirname(path), { recursive: true });
  const fd = path === undefined ? STANDARD_OUTPUT : openSync(path, 'a', 0o600);
  let waiting = '';
  let unwritten = new Uint8Array();
  let running: Promise<void> | null = null;

  const drain = async (): Promise<void> => {
    // Lines of the same turn join one block.
    await Promise.resolve();
    try {
      while (unwritten.length > 0 || waiting !== '') {
        if (unwritten.length === 0) {
          unwritten = new TextEncoder().encode(waiting);
          waiting = '';
        }
        const { bytesWritten } = await writePart(fd, unwritten);
        unwritten = unwritten.subarray(bytesWritten);
      }
    } catch {
      // What is left is tried again at the next turn of the clock.
    }
    running = null;
  };
  const flush = (): Promise<void> => {
    running ??= drain();
    return running;
  };
  setInterval(() => void flush(), FLUSH_MILLISECONDS).unref();
  process.on('exit', () => writeRest(fd, unwritten, waiting));

  return {
    write(line) {
      if (waiting.length + line.length > KEPT_CHARACTERS) return;
      waiting += line;
      if (waiting.length >= FLUSH_CHARACTERS && running === null) void flush();
    },
    async flush() {
      await running;
      await flush();
    },
  };
}

/** The last lines of a process that ends without warning: one try. */
function writeRest(fd: number, unwritten: Uint8Array, waiting: string): void {
  try {
    if (unwritten.length > 0) writeSync(fd, unwritten);
    if (waiting !== '') writeSync(fd, waiting);
  } catch {
    // Nobody is left to tell.
  }
}
