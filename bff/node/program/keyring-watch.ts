import { readFile } from 'node:fs/promises';
import type { Store } from '../../ports/store.ts';
import { type KeyRing, KIND_NAMES, keysOf, readKeyRing, writeKeyRing } from './keyring.ts';
import { findKeyTroubles, troubleSentence } from './keyring-guard.ts';
import { type OpenedKeys, securityOf } from './keys.ts';
import { StartFailure } from './start-failure.ts';

/** The keys of a process while it runs: a changed keys file is read without a restart, and the database is asked whether they fit. */
export interface WatchedKeys extends OpenedKeys {
  /** Looks at the keys file and the database now. Never throws: what is wrong is told, and the present keys stay. */
  refresh(): Promise<void>;
  /** Why the present keys do not fit the database, so that requests had better go elsewhere; null where they do. */
  misfit(): string | null;
  /** Why a changed keys file was not taken; null where the keys in use are those of the file. */
  refusedFile(): string | null;
  /** Called each time other keys are in use. */
  onChange(listener: () => void): void;
  stop(): Promise<void>;
}

export interface WatchOptions {
  now(): number;
  /** False: nothing is asked of the database, and nothing is watched. */
  isGuarded?: boolean;
  /** Told in a sentence without secrets, once each time something changes. */
  onNotice(sentence: string, isTrouble: boolean): void;
  /** Between two looks. Default: 3 s. */
  everyMilliseconds?: number;
}

/** Null: the keys fit. */
type Misfit = { sentence: string; isSealingWrong: boolean } | null;

/** How long it takes at most until every process that runs has looked at the keys. */
export const LOOK_MILLISECONDS = 3_000;

/**
 * Throws `StartFailure` where keys do not fit the database, and watches them from then on. The file itself is read each time: its date
 * says nothing reliable where a mount swaps what a link leads to, or where a file was put back.
 */
export async function watchKeys(
  keys: OpenedKeys,
  store: Pick<Store, 'operations' | 'reads' | 'write'>,
  { now, isGuarded = true, onNotice, everyMilliseconds = LOOK_MILLISECONDS }: WatchOptions,
): Promise<WatchedKeys> {
  const { source } = keys;
  const origin = 'path' in source ? source.path : 'the variable KEYS';
  const lookAt = async (ring: KeyRing): Promise<Misfit> => {
    const troubles = await findKeyTroubles(store, ring, now());
    if (troubles.length === 0) return null;
    return { sentence: troubleSentence(troubles, origin), isSealingWrong: troubles.some(({ what }) => what !== 'missing') };
  };
  if (!isGuarded)
    return { ...keys, refresh: async () => {}, misfit: () => null, refusedFile: () => null, onChange() {}, stop: async () => {} };
  const first = await lookAt(keys.ring());
  if (first !== null) throw new StartFailure(first.sentence);

  const told = { misfit: null as string | null, refusedFile: null as string | null };
  const tell = (what: keyof typeof told, sentence: string | null, allIsWell: string) => {
    if (told[what] === sentence) return;
    told[what] = sentence;
    onNotice(sentence ?? allIsWell, sentence !== null);
  };
  const listeners: (() => void)[] = [];
  const onUse = (sentence: string) => {
    onNotice(sentence, false);
    for (const listener of listeners) listener();
  };
  const readFileAgain = async () => {
    if (!('path' in source)) return;
    const refused = await takeFile(source.path, keys, lookAt, onUse);
    tell('refusedFile', refused, `The keys in ${origin} are in use.`);
  };
  const compare = async () => {
    const misfit = await lookAt(keys.ring());
    if (misfit?.isSealingWrong && misfit.sentence !== told.misfit) keys.stopSealing(new StartFailure(misfit.sentence));
    if (misfit === null && told.misfit !== null) keys.use(keys.ring());
    tell('misfit', misfit?.sentence ?? null, `The keys in ${origin} fit the database.`);
  };
  const looking = oneAtATime(async () => {
    // A database that is away says so elsewhere; the keys are looked at again soon.
    await readFileAgain().catch(() => {});
    await compare().catch(() => {});
  });
  const timer = setInterval(looking.run, everyMilliseconds);
  timer.unref();
  return {
    ...keys,
    refresh: looking.run,
    misfit: () => told.misfit,
    refusedFile: () => told.refusedFile,
    onChange: (listener) => void listeners.push(listener),
    stop: async () => {
      clearInterval(timer);
      await looking.ended();
    },
  };
}

/** Goes over to the keys of the file where they changed; answers why not, null where the file's keys are in use. */
async function takeFile(
  path: string,
  keys: OpenedKeys,
  lookAt: (ring: KeyRing) => Promise<Misfit>,
  onUse: (sentence: string) => void,
): Promise<string | null> {
  let ring: KeyRing;
  try {
    ring = readKeyRing(await readFile(path, 'utf8'));
    if (writeKeyRing(ring) === writeKeyRing(keys.ring())) return null;
    securityOf(ring, keys.source);
  } catch (error) {
    return `The changed keys file ${path} is not used, the earlier keys stay in use: ${reasonOf(error)}`;
  }
  const misfit = await lookAt(ring);
  if (misfit !== null) return `The changed keys file ${path} is not used, the earlier keys stay in use. ${misfit.sentence}`;
  keys.use(ring);
  onUse(`Other keys are in use: ${firstKeysOf(ring)}.`);
  return null;
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === undefined ? message : `it cannot be read (${code}).`;
}

function firstKeysOf(ring: KeyRing): string {
  return KIND_NAMES.map((kind) => `${kind} key ${keysOf(ring, kind)[0]?.keyId}`).join(', ');
}

/** Whoever asks while it runs waits for the run under way. */
function oneAtATime(once: () => Promise<void>): { run(): Promise<void>; ended(): Promise<void> } {
  let under: Promise<void> | null = null;
  return {
    run() {
      under ??= once().finally(() => {
        under = null;
      });
      return under;
    },
    ended: async () => (await under) ?? undefined,
  };
}
