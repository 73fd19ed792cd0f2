import { randomUUID } from 'node:crypto';
import {
  chownSync,
  closeSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type KeyRing, readKeyRing, writeKeyRing } from './keyring.ts';
import { typed } from './release.ts';
import { StartFailure } from './start-failure.ts';

/** Where the keys of a process come from: the variable `KEYS`, or a file. */
export type KeysSource = { variable: string } | { path: string };

const FILE_NAME = 'keys.json';

/** The settings that say where keys come from. */
export type KeysSettings = { readonly [Name in 'KEYS' | 'KEYS_FILE' | 'DATABASE_URL']?: string | undefined };

/**
 * `KEYS` (the JSON itself), else the file `KEYS_FILE`, else `keys.json` in the data folder. Throws `StartFailure` where both are named: whoever
 * then changed the file would wonder why nothing follows.
 */
export function keysSource(env: KeysSettings, dataFolder: string): KeysSource {
  if (env.KEYS && env.KEYS_FILE)
    throw new StartFailure(
      'KEYS and KEYS_FILE are both set, and only one can say which keys are in use. Leave out the one that is not meant.',
    );
  if (env.KEYS) return { variable: env.KEYS };
  return { path: env.KEYS_FILE || join(dataFolder, FILE_NAME) };
}

/** The file that a command may change. Throws `StartFailure` where the keys do not come from one. */
export function keysPath(source: KeysSource): string {
  if ('path' in source) return source.path;
  throw new StartFailure(
    'The keys come from the variable KEYS, and this command changes a file. Write them to one, name it with KEYS_FILE, leave KEYS out, and type this again; then give every replica what the file says.',
  );
}

/** Throws `StartFailure` with a sentence that quotes nothing of the keys. */
export function readKeys(source: KeysSource): KeyRing {
  const origin = 'path' in source ? source.path : 'the variable KEYS';
  const text = 'path' in source ? readFile(source.path) : source.variable;
  try {
    return readKeyRing(text);
  } catch (error) {
    throw new StartFailure(`The keys in ${origin} cannot be used: ${(error as Error).message}`);
  }
}

/** New keys open nothing that others sealed: what is there to be put back comes first to mind. */
export function noKeysFile(path: string): string {
  return `The keys file ${path} is not there. Where this installation is new, ${typed('keyring make')} makes one. Where it has keys, name their file with KEYS_FILE, or put the file back: ${typed('keyring restore FILE')}.`;
}

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new StartFailure(noKeysFile(path));
    throw new StartFailure(`The keys file ${path} cannot be read (${code}). Give this account the right to read it.`);
  }
}

/** Writes a new keys file for this account alone. Throws `StartFailure` where there is one already, which stays as it is. */
export function writeNewKeys(path: string, keys: KeyRing): void {
  writeNewFile(path, writeKeyRing(keys), {
    there: `${path} is there already, and stays as it is: what was made with its keys opens with them alone. ${typed('keyring restore FILE --merge')} adds to it what a backup of keys has besides.`,
    else: 'Name another file with KEYS_FILE, or another folder with DATA_DIR.',
  });
}

/** Writes a file for this account alone, whole or not at all, and never in the place of another. Throws `StartFailure` with these words. */
export function writeNewFile(path: string, text: string, words: { there: string; else: string }): void {
  const unfinished = `${path}.${randomUUID()}.new`;
  try {
    writeDurably(unfinished, text, 0o600);
    // Unlike a rename, a link never takes the place of what is there.
    linkSync(unfinished, path);
    flushFolder(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartFailure(code === 'EEXIST' ? words.there : `Nothing can be written to ${path} (${code}). ${words.else}`);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/**
 * Replaces a keys file as a whole: whenever this is killed, the old file or the new one is there. Mode and owner stay. Only one command
 * changes it at a time, and none loses what another wrote.
 */
export function changeKeys(path: string, change: (keys: KeyRing) => KeyRing): KeyRing {
  readKeys({ path });
  const target = realpathSync(path);
  const unfinished = `${target}.new`;
  const { mode, uid, gid } = statSync(target);
  const file = begin(path, unfinished, mode & 0o777);
  try {
    const changed = change(readKeys({ path }));
    writeSync(file, writeKeyRing(changed));
    fsyncSync(file);
    if (uid !== process.getuid?.()) chownSync(unfinished, uid, gid);
    renameSync(unfinished, target);
    flushFolder(target);
    return changed;
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw (error as NodeJS.ErrnoException).code === undefined ? error : new StartFailure(unchanged(path, error as NodeJS.ErrnoException));
  } finally {
    closeSync(file);
  }
}

/** That the file can be made says that nobody else is changing the keys. */
function begin(path: string, unfinished: string, mode: number): number {
  try {
    const file = openSync(unfinished, 'wx', mode);
    fchmodSync(file, mode);
    return file;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw new StartFailure(unchanged(path, error as NodeJS.ErrnoException));
    throw new StartFailure(
      `${unfinished} is there: another command is changing ${path}, or one was broken off. Where none runs, delete ${unfinished} (nothing in it is in use) and type this again.`,
    );
  }
}

function unchanged(path: string, { code }: NodeJS.ErrnoException): string {
  return `${path} cannot be changed (${code}); it stays as it is. Where it is mounted from a store of secrets, change a copy, named with KEYS_FILE, and put that into the store.`;
}

function writeDurably(path: string, text: string, mode: number): void {
  const file = openSync(path, 'wx', mode);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A rename is not durable before its folder is. */
function flushFolder(path: string): void {
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
