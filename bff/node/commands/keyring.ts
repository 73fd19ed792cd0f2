import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Command } from '../program/command.ts';
import { type KeyKind, KIND_NAMES, makeKeyRing, ROTATE_IN_DAYS } from '../program/keyring.ts';
import { addRingKey, promoteRingKey } from '../program/keyring-change.ts';
import { type KeysSource, keysPath, keysSource, readKeys, writeNewKeys } from '../program/keyring-file.ts';
import { ringLines } from '../program/keyring-list.ts';
import { typed } from '../program/release.ts';
import { readProgramSettings } from '../program/settings.ts';
import { StartFailure } from '../program/start-failure.ts';
import { makeFolder, openWorld } from '../program/world.ts';

const USAGE = `Keys of this installation: field keys seal and index personal data, head keys sign the audit trail. They are read from KEYS_FILE,
else from keys.json in DATA_DIR. Every replica needs the same.

  ${typed('keyring make')}                 makes a new keys file; never replaces one
  ${typed('keyring list')}                 the keys by id: what each does, when it was made, when it is due, what needs it
  ${typed('keyring add KIND')}             puts a new key behind the others: known from now on, used for nothing
  ${typed('keyring promote KIND ID')}      puts it first: used from now on; the others open what they made

KIND is ${KIND_NAMES.join(' or ')}. --rotate-in DAYS says when a new key is due (${ROTATE_IN_DAYS}; 0: never).
A running service reads a changed file by itself within seconds. docs/KEYS.md says how a key is rotated, and what is lost with one.`;

type Run = (call: Call) => Promise<void> | void;
interface Call {
  source: KeysSource;
  words: readonly string[];
  rotateInDays: number;
}

const COMMANDS: Readonly<Record<string, Run>> = { make, list, add, promote };

export const keyringCommand: Command = {
  summary: 'makes, lists, rotates and backs up the keys of the installation',
  usage: USAGE,
  run: async (args) => {
    const { values, positionals } = readArguments(args);
    const [name, ...words] = positionals;
    if (name === undefined || name === 'help') return console.log(USAGE);
    const run = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!run) throw new StartFailure(`There is no command "keyring ${name}".\n\n${USAGE}`);
    const settings = readProgramSettings(process.env);
    const source = keysSource(settings, resolve(settings.DATA_DIR));
    await run({ source, words, rotateInDays: daysOf(values['rotate-in']) });
  },
};

function readArguments(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { 'rotate-in': { type: 'string' } } });
  } catch (error) {
    throw new StartFailure(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function daysOf(text: string | undefined): number {
  if (text === undefined) return ROTATE_IN_DAYS;
  const days = Number(text);
  if (/^\d{1,4}$/.test(text) && days <= 3_650) return days;
  throw new StartFailure(`--rotate-in is a number of days from 0 to 3650, not "${text}".`);
}

function make({ source, words, rotateInDays }: Call): void {
  needed(words, 0);
  const path = keysPath(source);
  makeFolder(dirname(path));
  writeNewKeys(path, makeKeyRing(Date.now(), rotateInDays));
  console.log(
    `${path}: new keys, for this account alone. What is sealed with them is lost without them: back them up now, apart from the database, with ${typed('keyring backup FILE')}, and give every replica the same file. Where this installation is new: ${typed('migrate')}`,
  );
}

async function list({ source, words }: Call): Promise<void> {
  needed(words, 0);
  const ring = readKeys(source);
  console.log('path' in source ? source.path : 'The variable KEYS:');
  for (const line of ringLines(ring, () => null)) console.log(line);
}

function add({ source, words, rotateInDays }: Call): void {
  const [kind] = needed(words, 1);
  const path = keysPath(source);
  const keyId = addRingKey(path, kindOf(kind), Date.now(), rotateInDays);
  console.log(
    `The ${kind} key ${keyId} is in ${path}, behind the others. Give every replica this file, and back it up; then ${typed(`keyring promote ${kind} ${keyId}`)} puts it to use.`,
  );
}

async function promote({ source, words }: Call): Promise<void> {
  const [named, keyId = ''] = needed(words, 2);
  const kind = kindOf(named);
  const path = keysPath(source);
  const world = await openWorld();
  try {
    await promoteRingKey(world.store, path, kind, keyId, world.clock.now());
  } finally {
    await world.close();
  }
  console.log(`The ${kind} key ${keyId} is first in ${path}. Give every replica this file.${NEXT[kind]()}`);
}

const NEXT: Readonly<Record<KeyKind, () => string>> = {
  field: () => ` Then ${typed('reseal')} makes anew what earlier keys made.`,
  head: () => ' Heads that earlier keys signed can still be verified.',
};

function kindOf(word: string | undefined): KeyKind {
  const kind = KIND_NAMES.find((name) => name === word);
  if (kind) return kind;
  throw new StartFailure(`"${word}" is no kind of key. There are: ${KIND_NAMES.join(', ')}.`);
}

function needed(words: readonly string[], count: number): readonly string[] {
  if (words.length !== count) throw new StartFailure(USAGE);
  return words;
}
