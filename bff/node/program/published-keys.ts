import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { HeadKey } from '../../security/index.ts';
import { keysSource, readKeys } from './keyring-file.ts';
import { typed } from './release.ts';
import { findSettings } from './settings.ts';
import { StartFailure } from './start-failure.ts';

/** Keys by which a receipt's own is judged. */
export interface KnownKeys {
  /** Where they are from, for a sentence. */
  origin: string;
  keys: { keyId: string; publicKey: string }[];
}

const keySet = z.looseObject({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string().optional(), x: z.string().optional() })) });

/**
 * The keys that a file names, as `GET /v1/evidence/keys` answers them; without one, those of this installation, or null where they are not at
 * hand. Throws `StartFailure` where the file is none.
 */
export function knownKeys(path: string | undefined): KnownKeys | null {
  return path === undefined ? ownKeys() : { origin: path, keys: keysIn(path) };
}

function keysIn(path: string): KnownKeys['keys'] {
  const { data } = keySet.safeParse(jsonIn(path));
  const keys = (data?.keys ?? []).flatMap(({ kty, kid, x, crv }) =>
    kty === 'OKP' && crv === 'Ed25519' && kid && x ? [{ keyId: kid, publicKey: x }] : [],
  );
  if (keys.length > 0) return keys;
  throw new StartFailure(
    `${path} holds no keys of a service. Save what GET /v1/evidence/keys answers as it came, then type ${typed(`verify receipt FILE --keys ${path}`)}. Nothing was checked.`,
  );
}

function jsonIn(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new StartFailure(`The keys ${path} cannot be read (${(error as NodeJS.ErrnoException).code}). Nothing was checked.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What is wrong with them is told by the commands that need them. */
function ownKeys(): KnownKeys | null {
  const { KEYS, KEYS_FILE, DATABASE_URL, DATA_DIR } = findSettings(process.env).values;
  if (DATA_DIR === undefined) return null;
  try {
    const source = keysSource({ KEYS, KEYS_FILE, DATABASE_URL }, resolve(DATA_DIR));
    const keys = (readKeys(source).headKeys as readonly HeadKey[]).map(({ keyId, jwk }) => ({ keyId, publicKey: jwk.x ?? '' }));
    return { origin: 'the keys of this installation', keys };
  } catch {
    return null;
  }
}
