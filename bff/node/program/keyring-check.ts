import { createFieldCipher, type FieldCipher } from '../../security/field-cipher.ts';
import { type HeadKey, systemChance } from '../../security/index.ts';
import type { FieldEntry, KeyKind, RingKey } from './keyring.ts';

interface KindCheck {
  /** What the database keeps to know the key again; gives nothing of its secret away. */
  make(key: RingKey): Promise<string>;
  fits(key: RingKey, check: string): Promise<boolean>;
}

const TEXT = 'partner-widget-kit key check 1';
const CONTEXT = 'key check';

/** How a key of each kind is known again. */
export const KEY_CHECKS: Readonly<Record<KeyKind, KindCheck>> = {
  field: {
    make: (key) => cipherOf([key as FieldEntry]).seal(TEXT, CONTEXT),
    fits: (key, check) =>
      cipherOf([key as FieldEntry])
        .open(check, CONTEXT)
        .then(
          (opened) => opened === TEXT,
          () => false,
        ),
  },
  head: {
    make: async (key) => publicOf(key),
    fits: async (key, check) => publicOf(key) === check,
  },
};

export function cipherOf(keys: readonly FieldEntry[]): FieldCipher {
  const read = keys.map(({ keyId, secret }) => ({ keyId, secret: new Uint8Array(Buffer.from(secret, 'base64url')) }));
  return createFieldCipher(read, systemChance);
}

function publicOf(key: RingKey): string {
  return String((key as HeadKey).jwk.x);
}
