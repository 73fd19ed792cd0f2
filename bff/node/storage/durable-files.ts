import { closeSync, fsyncSync, openSync, readdirSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Has a file's content on the disk before the call returns. */
export function makeDurable(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * Where this process may write what will later take the place of `path`: a name of its own, because a command that is typed twice must not
 * work on one file with itself. What a process left there that was killed is taken away.
 */
export function unfinishedOf(path: string): string {
  const start = `${basename(path)}.unfinished-`;
  for (const name of readdirSync(dirname(path))) {
    if (!name.startsWith(start)) continue;
    const maker = Number.parseInt(name.slice(start.length), 10);
    if (maker === process.pid || !isRunning(maker)) rmSync(join(dirname(path), name), { force: true });
  }
  return join(dirname(path), `${start}${process.pid}`);
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    // Of another account.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Puts a finished file where it belongs, in one step that is either done or not. */
export function moveInPlace(from: string, to: string): void {
  renameSync(from, to);
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(to), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** False for a folder, and for a pipe, which can be read only once. */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** True for whatever can be read once: also for a pipe, such as a shell makes of `<(…)`. */
export function isReadableOnce(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === false;
}

const SQLITE_MAGIC = 'SQLite format 3\0';

/** True where a file is an SQLite database. */
export function isSqliteFile(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(SQLITE_MAGIC.length);
    readSync(file, start);
    return start.toString('latin1') === SQLITE_MAGIC;
  } finally {
    closeSync(file);
  }
}

/** True where a disk had no room: of this process, of SQLite (13), or of PostgreSQL. */
export function isDiskFull(error: unknown): boolean {
  const { code, errcode = 0 } = error as { code?: unknown; errcode?: number };
  return code === 'ENOSPC' || code === '53100' || (errcode & 0xff) === 13;
}
