import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock, Security, Store } from '../../ports/index.ts';

const HOUR_MILLISECONDS = 60 * 60 * 1000;
export const HEADS_FILE = 'heads.jsonl';

/** One line of the heads file: what the signature says, and the signature itself (compact JWS). */
export interface HeadLine {
  partnerId: string;
  sequence: number;
  hash: string;
  at: string;
  signed: string;
}

export interface HeadsOptions {
  store: Store;
  security: Security;
  clock: Clock;
  /** Folder of the heads file. */
  folder: string;
  /** Also told of every line, so that a copy leaves with the log. */
  onHead(line: HeadLine): void;
  onFailure(error: unknown): void;
}

export interface Heads {
  /** Signs and writes what changed since the last time, and stops. */
  stop(): Promise<void>;
}

/**
 * Signs the head of every audit chain at the start, hourly and at the end, and appends it to `heads.jsonl` (DESIGN.md §4, evidence): a chain cannot show
 * that its tail was cut, a head that left before can.
 */
export function startHeads(options: HeadsOptions): Heads {
  const written = new Map<string, number>();
  const write = () => writeHeads(options, written).catch(options.onFailure);
  const timer = setInterval(write, HOUR_MILLISECONDS);
  timer.unref();
  const first = write();
  return {
    stop: async () => {
      clearInterval(timer);
      await first;
      await write();
    },
  };
}

async function writeHeads({ store, security, clock, folder, onHead }: HeadsOptions, written: Map<string, number>): Promise<void> {
  for (const partnerId of await store.reads.audit.partners()) {
    const head = await store.reads.audit.head(partnerId);
    if (!head || written.get(partnerId) === head.sequence) continue;
    const statement = { partnerId, sequence: head.sequence, hash: head.hash, at: new Date(clock.now()).toISOString() };
    const line: HeadLine = { ...statement, signed: await security.signHead(statement) };
    await appendFile(join(folder, HEADS_FILE), `${JSON.stringify(line)}\n`, { mode: 0o600 });
    onHead(line);
    written.set(partnerId, head.sequence);
  }
}
