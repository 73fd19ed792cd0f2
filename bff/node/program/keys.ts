import { generateKeyPairSync, hash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Security } from '../../ports/security.ts';
import { createSecurity, type FieldKey, type HeadKey } from '../../security/index.ts';
import { StartFailure } from './start-failure.ts';

/** What the keys file holds: the first of each list seals, indexes and signs, the others only open, find and verify (`npm run reseal -- --help`). */
interface KeyFile {
  fieldKeys: { keyId: string; secret: string }[];
  headKeys: { keyId: string; jwk: HeadKey['jwk'] }[];
}

const FILE_NAME = 'keys.json';

/**
 * Security with the keys of this installation: `KEYS` (the JSON itself), else the file `KEYS_FILE`, else `keys.json` in the
 * data folder, which is made on first start and readable by its owner alone. A database on another machine is shared by
 * replicas, so its keys must be given.
 */
export function openSecurity(env: NodeJS.ProcessEnv, dataFolder: string): Security {
  if (env.KEYS) return securityOf(env.KEYS, 'the variable KEYS');
  const path = env.KEYS_FILE ?? join(dataFolder, FILE_NAME);
  if (!existsSync(path)) {
    if (env.KEYS_FILE) throw new StartFailure(`The keys file ${path} is not there.`);
    if (isElsewhere(env.DATABASE_URL)) {
      throw new StartFailure(
        'A database on another machine needs its keys given: set KEYS_FILE (or KEYS) to the same keys on every replica. `npm run key -- make-keys` prints new ones.',
      );
    }
    writeKeys(path);
  }
  return securityOf(readFileSync(path, 'utf8'), path);
}

function writeKeys(path: string): void {
  try {
    writeFileSync(path, `${JSON.stringify(makeKeys(), null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw new StartFailure(
      `Nothing can be written to ${path} (${(error as NodeJS.ErrnoException).code}). Name another folder with DATA_DIR.`,
    );
  }
}

/** New keys for `KEYS_FILE`. */
export function makeKeys(): KeyFile {
  const name = () => randomBytes(6).toString('base64url');
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return {
    fieldKeys: [{ keyId: name(), secret: randomBytes(32).toString('base64url') }],
    headKeys: [{ keyId: name(), jwk: jwk as HeadKey['jwk'] }],
  };
}

function securityOf(json: string, origin: string): Security {
  try {
    const { fieldKeys, headKeys } = JSON.parse(json) as KeyFile;
    return createSecurity({ fieldKeys: fieldKeys.map(fieldKeyOf), headKeys, sha256: (text) => hash('sha256', text) });
  } catch (error) {
    // The message of a JSON error would quote the keys.
    const reason = error instanceof SyntaxError || error instanceof TypeError ? 'not the JSON of a keys file' : (error as Error).message;
    throw new StartFailure(`The keys in ${origin} cannot be used: ${reason}`);
  }
}

function fieldKeyOf({ keyId, secret }: KeyFile['fieldKeys'][number]): FieldKey {
  return { keyId, secret: new Uint8Array(Buffer.from(secret, 'base64url')) };
}

function isElsewhere(databaseUrl: string | undefined): boolean {
  if (!databaseUrl) return false;
  const host = URL.parse(databaseUrl)?.hostname ?? '';
  return !['', 'localhost', '127.0.0.1', '[::1]'].includes(host);
}
