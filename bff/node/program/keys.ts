import { hash } from 'node:crypto';
import { accessSync } from 'node:fs';
import type { Security } from '../../ports/security.ts';
import { DEMONSTRATION_KEY_ID } from '../../security/demonstration.ts';
import { createSecurity, type FieldKey, type HeadKey } from '../../security/index.ts';
import { createReplaceableSecurity } from '../../security/replaceable.ts';
import { type KeyRing, KIND_NAMES, keysOf, makeKeyRing } from './keyring.ts';
import { type KeysSettings, type KeysSource, keysSource, noKeysFile, readKeys, writeNewKeys } from './keyring-file.ts';
import { typed } from './release.ts';
import { StartFailure } from './start-failure.ts';

/** The keys of this installation, as a process holds them. */
export interface OpenedKeys {
  source: KeysSource;
  /** Stays the same object while its keys are changed. */
  security: Security;
  /** The keys of this moment. */
  ring(): KeyRing;
  /** Goes over to these keys. Throws `StartFailure` where they cannot be used; then the present ones stay. */
  use(ring: KeyRing): void;
  /** Nothing is sealed with the present keys any more: `why` is thrown instead. Everything still opens. */
  stopSealing(why: Error): void;
}

export interface OpenKeysOptions {
  /** Makes a keys file where there is none, which only a demonstration may: keys that nobody knows of are backed up by nobody. */
  makesKeys?: boolean;
}

/**
 * Opens the keys of this installation: `KEYS` (the JSON itself), else the file `KEYS_FILE`, else `keys.json` in the data folder.
 * Throws `StartFailure` where there are none, or where they cannot be used.
 */
export function openKeys(env: KeysSettings, dataFolder: string, { makesKeys = false }: OpenKeysOptions = {}): OpenedKeys {
  const source = keysSource(env, dataFolder);
  if ('path' in source && isMissing(source.path)) {
    if (!makesKeys || env.KEYS_FILE || isElsewhere(env.DATABASE_URL)) throw new StartFailure(noKeys(source.path, env));
    writeNewKeys(source.path, makeKeyRing());
  }
  let ring = readKeys(source);
  const { security, replace, stopSealing } = createReplaceableSecurity(securityOf(ring, source));
  return {
    source,
    security,
    ring: () => ring,
    use(next) {
      replace(securityOf(next, source));
      ring = next;
    },
    stopSealing,
  };
}

/** A file in a folder that this account may not enter is not missing: nobody should make new keys for that. */
function isMissing(path: string): boolean {
  try {
    accessSync(path);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'EACCES';
  }
}

function noKeys(path: string, env: KeysSettings): string {
  const shared = env.DATABASE_URL ? ' Every replica needs the same keys: copy the file to each, or name it there with KEYS_FILE.' : '';
  return `${noKeysFile(path)}${shared}`;
}

/** Throws `StartFailure` where keys cannot be used, in a sentence that quotes nothing of them. */
export function securityOf(ring: KeyRing, source: KeysSource): Security {
  const origin = 'path' in source ? source.path : 'the variable KEYS';
  try {
    refuseDemonstrationKeys(ring);
    return createSecurity({
      fieldKeys: ring.fieldKeys.map(fieldKeyOf),
      headKeys: ring.headKeys as readonly HeadKey[],
      sha256: (text) => hash('sha256', text),
    });
  } catch (error) {
    throw new StartFailure(`The keys in ${origin} cannot be used: ${(error as Error).message}`);
  }
}

function refuseDemonstrationKeys(ring: KeyRing): void {
  if (KIND_NAMES.some((kind) => keysOf(ring, kind).some(({ keyId }) => keyId === DEMONSTRATION_KEY_ID)))
    throw new Error(`everybody knows the keys called "${DEMONSTRATION_KEY_ID}". ${typed('keyring make')} makes keys of your own.`);
}

function fieldKeyOf({ keyId, secret }: KeyRing['fieldKeys'][number]): FieldKey {
  return { keyId, secret: new Uint8Array(Buffer.from(secret, 'base64url')) };
}

/** A database on another machine is shared by replicas, which must have the same keys. */
function isElsewhere(databaseUrl: string | undefined): boolean {
  if (!databaseUrl) return false;
  const host = URL.parse(databaseUrl)?.hostname ?? '';
  return !['', 'localhost', '127.0.0.1', '[::1]'].includes(host);
}
