import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Command } from '../program/command.ts';
import { type KeyKind, KIND_NAMES, makeKeyRing, ROTATE_IN_DAYS } from '../program/keyring.ts';
import { backUpKeys, mergeKeys, openBackup } from '../program/keyring-backup.ts';
import { addRingKey, promoteRingKey } from '../program/keyring-change.ts';
import { type KeysSource, keysPath, keysSource, readKeys, writeNewKeys } from '../program/keyring-file.ts';
import { compareKeys, troubleSentence } from '../program/keyring-guard.ts';
import { ringLines, usesOf } from '../program/keyring-list.ts';
import { PASSPHRASE_VARIABLE, readPassphrase } from '../program/keyring-passphrase.ts';
import { giveUpRingKey, retireRingKey } from '../program/keyring-retire.ts';
import { LOOK_MILLISECONDS } from '../program/keyring-watch.ts';
import { typed } from '../program/release.ts';
import { readProgramSettings } from '../program/settings.ts';
import { StartFailure } from '../program/start-failure.ts';
import { readArguments, ways } from '../program/usage.ts';
import { makeFolder, type OpenedWorld, openWorld } from '../program/world.ts';

const USAGE = `Keys of this installation: field keys seal and index personal data, head keys sign the audit trail. They are read from KEYS_FILE,
else from keys.json in DATA_DIR. Every replica needs the same.

${ways([
  ['keyring make', 'makes a new keys file; never replaces one'],
  ['keyring list', 'the keys by id: what each does, when it was made, when it is due, what needs it'],
  ['keyring add KIND', 'puts a new key behind the others: known from now on, used for nothing'],
  ['keyring promote KIND ID', 'puts it first: used from now on; the others open what they made'],
  [
    'keyring retire KIND ID [--lost]',
    'takes it out, once nothing needs it; of a head key the public part stays. --lost gives up one that nobody has any more',
  ],
  ['keyring check', 'says whether these keys are those of this database'],
  ['keyring backup FILE', 'writes them into a new file, sealed with a passphrase'],
  ['keyring restore FILE [--merge]', 'makes the keys file anew from there; --merge adds what it lacks, behind its own'],
])}

KIND is ${KIND_NAMES.join(' or ')}. --rotate-in DAYS says when a new key is due (${ROTATE_IN_DAYS}; 0: never). The passphrase is asked for,
or read from --passphrase-file FILE or the variable ${PASSPHRASE_VARIABLE}.
A running service reads a changed file by itself within seconds. docs/KEYS.md says how a key is rotated, and what is lost with one.`;

interface Call {
  source: KeysSource;
  words: readonly string[];
  options: Options;
}
type Options = ReturnType<typeof readOptions>['values'];
type Run = (call: Call) => Promise<void> | void;

const COMMANDS: Readonly<Record<string, Run>> = { make, list, add, promote, retire, check, backup, restore };

export const keyringCommand: Command = {
  summary: 'makes, lists, rotates and backs up the keys of the installation',
  usage: USAGE,
  run: async (args) => {
    const { values, positionals } = readOptions(args);
    const [name, ...words] = positionals;
    if (name === undefined || name === 'help') return console.log(USAGE);
    const run = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!run) throw new StartFailure(`There is no command "keyring ${name}".\n\n${USAGE}`);
    const settings = readProgramSettings(process.env);
    await run({ source: keysSource(settings, resolve(settings.DATA_DIR)), words, options: values });
  },
};

function readOptions(args: string[]) {
  const options = {
    'rotate-in': { type: 'string' },
    'passphrase-file': { type: 'string' },
    lost: { type: 'boolean', default: false },
    merge: { type: 'boolean', default: false },
  } as const;
  return readArguments({ args, allowPositionals: true, options }, USAGE);
}

function make({ source, words, options }: Call): void {
  needed(words, 0);
  const path = keysPath(source);
  makeFolder(dirname(path));
  writeNewKeys(path, makeKeyRing(Date.now(), daysOf(options)));
  console.log(
    `${path}: new keys, for this account alone. What is sealed with them is lost without them: back them up now, apart from the database, with ${typed('keyring backup FILE')}, and give every replica the same file. Where this installation is new: ${typed('migrate')}`,
  );
}

async function list({ source, words }: Call): Promise<void> {
  needed(words, 0);
  const ring = readKeys(source);
  const asked = await inWorld({ isGuarded: false }, ({ store }) => usesOf(store, ring)).catch((error: unknown) => {
    if (error instanceof StartFailure) return error.message;
    throw error;
  });
  console.log('path' in source ? source.path : 'The variable KEYS:');
  for (const line of ringLines(ring, typeof asked === 'string' ? () => null : asked)) console.log(line);
  if (typeof asked === 'string') console.log(`\nWhat stored data need could not be asked: ${asked}`);
}

function add({ source, words, options }: Call): void {
  const kind = kindOf(needed(words, 1)[0]);
  const path = keysPath(source);
  const keyId = addRingKey(path, kind, Date.now(), daysOf(options));
  console.log(
    `The ${kind} key ${keyId} is in ${path}, behind the others. Give every replica this file, and back it up; then ${typed(`keyring promote ${kind} ${keyId}`)} puts it to use.`,
  );
}

async function promote({ source, words }: Call): Promise<void> {
  const { kind, keyId } = namedKey(words);
  const path = keysPath(source);
  await inWorld({}, ({ store, clock }) => promoteRingKey(store, path, { kind, keyId }, clock.now()));
  console.log(`The ${kind} key ${keyId} is first in ${path}. Give every replica this file.${NEXT[kind]()}`);
}

const NEXT: Readonly<Record<KeyKind, () => string>> = {
  field: () => ` Then ${typed('reseal')} makes anew what earlier keys made.`,
  head: () => ' Heads that earlier keys signed can still be verified.',
};

async function retire({ source, words, options }: Call): Promise<void> {
  const key = namedKey(words);
  const { kind, keyId } = key;
  if (options.lost) {
    const lost = await inWorld({ isGuarded: false }, ({ store, clock }) => giveUpRingKey(store, readKeys(source), key, clock.now()));
    return console.log(`The ${kind} key ${keyId} is given up. Stored values that open with nothing any more: ${lost}.`);
  }
  const path = keysPath(source);
  const untilHeard = async () => {
    console.log('Waiting until every process has heard of it …');
    await setTimeout(HEARD_AFTER_MILLISECONDS);
  };
  await inWorld({}, ({ store, clock }) => retireRingKey(store, path, key, { now: clock.now, untilHeard }));
  console.log(
    kind === 'field'
      ? `The field key ${keyId} is out of ${path}. Give every replica this file. Backups of the database made until now open with it alone: keep a backup of the keys that holds it.`
      : `Of the ${kind} key ${keyId} the public part alone is left in ${path}. Give every replica this file.`,
  );
}

/** Each process looks every few seconds; one that is busy may be a round late. */
const HEARD_AFTER_MILLISECONDS = 3 * LOOK_MILLISECONDS;

async function check({ source, words }: Call): Promise<void> {
  needed(words, 0);
  const ring = readKeys(source);
  const origin = 'path' in source ? source.path : 'the variable KEYS';
  const { troubles, unrecorded } = await inWorld({ isGuarded: false }, ({ store }) => compareKeys(store, ring));
  if (troubles.length > 0) throw new StartFailure(troubleSentence(troubles, origin));
  console.log(
    unrecorded.some(({ kind }) => kind === 'field')
      ? `The field key in use in ${origin} was not used with this database yet; nothing in it needs another one.`
      : `The keys in ${origin} are those of this database.`,
  );
  if ('path' in source && (statSync(source.path).mode & READABLE_BY_ALL) !== 0)
    console.log(`Every account of this machine can read ${source.path}. Take that right away: chmod o-rwx ${source.path}`);
}

const READABLE_BY_ALL = 0o004;

async function backup({ source, words, options }: Call): Promise<void> {
  const file = resolve(needed(words, 1)[0] ?? '');
  const ring = readKeys(source);
  await backUpKeys(ring, file, await readPassphrase({ file: options['passphrase-file'], env: process.env, isNew: true }));
  console.log(`${file}: all keys, sealed. Keep it apart from the database, and the passphrase apart from both.`);
}

async function restore({ source, words, options }: Call): Promise<void> {
  const file = resolve(needed(words, 1)[0] ?? '');
  const path = keysPath(source);
  const kept = await openBackup(file, await readPassphrase({ file: options['passphrase-file'], env: process.env, isNew: false }));
  if (options.merge && existsSync(path)) {
    const added = mergeKeys(path, kept);
    return console.log(added.length === 0 ? `${path} has all of them already.` : `${path}: added, behind its own: ${added.join(', ')}.`);
  }
  makeFolder(dirname(path));
  writeNewKeys(path, kept);
  console.log(`${path}: the keys of the backup. ${typed('keyring check')} says whether they are those of this database.`);
}

async function inWorld<Answer>(options: { isGuarded?: boolean }, run: (world: OpenedWorld) => Promise<Answer>): Promise<Answer> {
  const world = await openWorld(process.env, options);
  try {
    return await run(world);
  } finally {
    await world.close();
  }
}

function daysOf({ 'rotate-in': text }: Options): number {
  if (text === undefined) return ROTATE_IN_DAYS;
  const days = Number(text);
  if (/^\d{1,4}$/.test(text) && days <= 3_650) return days;
  throw new StartFailure(`--rotate-in is a number of days from 0 to 3650, not "${text}".`);
}

function namedKey(words: readonly string[]): { kind: KeyKind; keyId: string } {
  const [kind, keyId = ''] = needed(words, 2);
  return { kind: kindOf(kind), keyId };
}

function kindOf(word: string | undefined): KeyKind {
  const kind = KIND_NAMES.find((name) => name === word);
  if (kind) return kind;
  throw new StartFailure(`"${word}" is no kind of key. There are: ${KIND_NAMES.join(', ')}.`);
}

function needed(words: readonly string[], count: number): readonly string[] {
  if (words.length !== count) throw new StartFailure(USAGE);
  return words;
}
