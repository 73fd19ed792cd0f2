import { createHash } from 'node:crypto';
import { createReadStream, realpathSync, type Stats, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ImportFile } from '../../actions/imports/read-files.ts';
import { StartFailure } from '../program/start-failure.ts';

export interface DiskFile extends ImportFile {
  bytes: number;
}

const PIECE = 128 * 1024;

/** Where paths start: npm runs scripts in the project's folder, wherever it was called. */
export function startFolder(env: NodeJS.ProcessEnv): string {
  return ['import', 'partner-widgets'].includes(env.npm_lifecycle_event ?? '') && env.INIT_CWD ? env.INIT_CWD : process.cwd();
}

/** Files by their paths. Throws `StartFailure` where one cannot be read or is named twice, which would count its money twice. */
export async function filesAt(paths: readonly string[], folder: string): Promise<DiskFile[]> {
  const files = paths.map((path) => ({ path, real: realPath(path, folder), bytes: statOf(path, folder).size }));
  for (const [index, file] of files.entries()) {
    for (const earlier of files.slice(0, index)) {
      const isSame =
        earlier.real === file.real || (earlier.bytes === file.bytes && file.bytes > 0 && (await hasSameBytes(earlier.real, file.real)));
      if (isSame)
        throw new StartFailure(`${earlier.path} and ${file.path} hold the same bytes; name one of them, or everything in it counts twice.`);
    }
  }
  return files.map(({ path, real, bytes }) => ({ name: path, bytes, open: () => openFile(real) }));
}

function openFile(path: string): ReadableStream<Uint8Array> {
  return Readable.toWeb(createReadStream(path, { highWaterMark: PIECE })) as ReadableStream<Uint8Array>;
}

function statOf(path: string, folder: string): Stats {
  const stats = onDisk(path, () => statSync(resolve(folder, path)));
  if (!stats.isFile()) throw new StartFailure(`${path} is not a file. Name the CSV files themselves.`);
  return stats;
}

function realPath(path: string, folder: string): string {
  return onDisk(path, () => realpathSync(resolve(folder, path)));
}

function onDisk<Value>(path: string, look: () => Value): Value {
  try {
    return look();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartFailure(code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be read (${code}).`);
  }
}

async function hasSameBytes(a: string, b: string): Promise<boolean> {
  return (await digestOf(a)) === (await digestOf(b));
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: PIECE }), hash);
  return hash.digest('hex');
}
