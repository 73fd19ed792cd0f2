import type { Bytes } from './bytes.ts';

/**
 * A key for personal fields: 32 random bytes. It seals (AES-256-GCM), and a key for blind indexes is derived from it. Its id is stored
 * with everything that was made with it, so that keys can be rotated.
 */
export interface FieldKey {
  keyId: string;
  /** 32 bytes. */
  secret: Bytes;
}

const KEY_BYTES = 32;
const KEY_ID_PATTERN = /^[A-Za-z0-9_-]{1,32}$/;

/** Throws where a list of field keys cannot be used. */
export function checkFieldKeys(keys: readonly FieldKey[]): void {
  if (keys.length === 0) throw new Error('At least one field key is needed.');
  for (const key of keys) {
    if (!KEY_ID_PATTERN.test(key.keyId)) throw new Error('A field key id is 1 to 32 letters, digits, _ or -.');
    if (key.secret.length !== KEY_BYTES) throw new Error(`Field key ${key.keyId} must have ${KEY_BYTES} bytes.`);
  }
  if (new Set(keys.map((key) => key.keyId)).size !== keys.length) throw new Error('Two field keys share an id.');
}

/** Makes the key of an algorithm from each field key, once, when it is first used. */
export function importedOnce(make: (key: FieldKey) => Promise<CryptoKey>): (key: FieldKey) => Promise<CryptoKey> {
  const made = new Map<string, Promise<CryptoKey>>();
  return (key) => {
    const known = made.get(key.keyId) ?? make(key);
    made.set(key.keyId, known);
    return known;
  };
}

/** The id of the key that made a sealed value or an index, which read `<format>.<key id>.<body>`; null where the text is neither. */
export function keyIdOf(sealedOrIndex: string): string | null {
  const [format, keyId, body, ...more] = sealedOrIndex.split('.');
  return format && keyId && body && more.length === 0 ? keyId : null;
}
