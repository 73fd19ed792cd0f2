import { join } from 'node:path';
import { makeKeyRing } from '../../bff/node/program/keyring.ts';
import { writeNewKeys } from '../../bff/node/program/keyring-file.ts';
import { securityOf } from '../../bff/node/program/keys.ts';

/** Keys of an installation, and what they do; `put` writes their file into its data folder. */
export function installationKeys({ keyId }: { keyId?: string } = {}) {
  const ring = makeKeyRing();
  if (keyId !== undefined) for (const key of ring.fieldKeys) key.keyId = keyId;
  return {
    ring,
    security: securityOf(ring, { variable: '' }),
    put: (folder: string) => writeNewKeys(join(folder, 'keys.json'), ring),
  };
}
