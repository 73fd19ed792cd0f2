import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock, Security, Store } from '../../ports/index.ts';
import type { MarkedHead } from '../../ports/security.ts';

const HOUR_MILLISECONDS = 60 * 60 * 1000;
export const HEADS_FILE = 'heads.jsonl';

/** One line of the heads file: what the signature says, and the signature itself (compact JWS). */
export interface HeadLine {
  /** Left out: of the audit chain. */
  chain?: 'signatures';
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
 * Signs the head of every audit chain and of every chain of signatures at the start, hourly and at the end, and appends it to `heads.jsonl`
 * (DESIGN.md §4, evidence): a chain cannot show that its tail was cut, a head that left before can.
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

async function writeHeads(options: HeadsOptions, written: Map<string, number>): Promise<void> {
  const { reads } = options.store;
  for (const partnerId of await reads.audit.partners()) {
    const head = await reads.audit.head(partnerId);
    if (head) await writeHead(options, written, { partnerId, ...head });
  }
  for (const partnerId of await reads.agreements.partners()) {
    const head = await reads.agreements.head(partnerId);
    if (head) await writeHead(options, written, { chain: 'signatures', partnerId, ...head });
  }
}

async function writeHead(
  { security, clock, folder, onHead }: HeadsOptions,
  written: Map<string, number>,
  { chain, ...head }: Omit<MarkedHead, 'at'>,
): Promise<void> {
  const name = `${chain ?? 'audit'} ${head.partnerId}`;
  if (written.get(name) === head.sequence) return;
  const statement = { ...head, at: new Date(clock.now()).toISOString() };
  const line: HeadLine = chain
    ? { chain, ...statement, signed: await security.signSignatureHead(statement) }
    : { ...statement, signed: await security.signHead(statement) };
  await appendFile(join(folder, HEADS_FILE), `${JSON.stringify(line)}\n`, { mode: 0o600 });
  onHead(line);
  written.set(name, head.sequence);
}
