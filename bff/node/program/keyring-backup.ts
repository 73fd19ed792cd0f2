import { readFileSync } from 'node:fs';
import { openWithPassphrase, PASSPHRASE_MINIMUM, sealWithPassphrase } from '../../security/passphrase.ts';
import { type KeyRing, KIND_NAMES, keysOf, readKeyRing, withKey, writeKeyRing } from './keyring.ts';
import { changeKeys, writeNewFile } from './keyring-file.ts';
import { StartFailure } from './start-failure.ts';

/** Writes keys, sealed with a passphrase, into a new file. Throws `StartFailure`. */
export async function backUpKeys(ring: KeyRing, file: string, passphrase: string): Promise<void> {
  if (passphrase.length < PASSPHRASE_MINIMUM)
    throw new StartFailure(
      `The passphrase needs ${PASSPHRASE_MINIMUM} characters or more: whoever has the file can try as many as they like.`,
    );
  const sealed = `${await sealWithPassphrase(writeKeyRing(ring), passphrase)}\n`;
  writeNewFile(file, sealed, { there: `${file} is there already. Name a new file.`, else: 'Name another file.' });
}

/** The keys of a backup. Throws `StartFailure`. */
export async function openBackup(file: string, passphrase: string): Promise<KeyRing> {
  const text = await openWithPassphrase(readBackup(file), passphrase);
  if (text === null)
    throw new StartFailure(
      `${file} does not open: the passphrase is another one, or this is no backup of keys, or it is damaged. Nothing was changed.`,
    );
  return readKeyRing(text);
}

/** Puts what the keys file lacks of a backup behind its own keys. Answers the names of what was added. */
export function mergeKeys(path: string, kept: KeyRing): string[] {
  const added: string[] = [];
  changeKeys(path, (ring) => {
    let merged = ring;
    for (const kind of KIND_NAMES) {
      const known = new Set(keysOf(ring, kind).map(({ keyId }) => keyId));
      for (const key of keysOf(kept, kind)) {
        if (known.has(key.keyId)) continue;
        merged = withKey(merged, kind, key);
        added.push(`${kind} key ${key.keyId}`);
      }
    }
    return merged;
  });
  return added;
}

function readBackup(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new StartFailure(`The backup ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
