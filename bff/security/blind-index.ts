import { toBase64Url, toBytes } from './bytes.ts';
import { type FieldKey, importedOnce } from './key-ring.ts';

export interface BlindIndex {
  /** The index under the first key. */
  index(normal: string, context: string): Promise<string>;
  /** The index under every key, the first key's first. */
  indexes(normal: string, context: string): Promise<string[]>;
}

const FORMAT = 'i1';
/** Says what the derived key is for, so that it has nothing in common with the one that seals (RFC 5869, §3.2). */
const PURPOSE = 'partner-widget-kit blind index 1';

/**
 * Finds equal values of a sealed field without opening one: HMAC-SHA-256 over context and value, `i1.<key id>.<MAC, base64url>`.
 * There are few telephone numbers, so a plain hash could be turned back by trying them all; without the key this one cannot.
 *
 * Its key is derived from the field key's secret with HKDF-SHA-256. A key of its own in the keys file would have to be made, given to
 * every replica, kept and rotated beside the field key, although both are lost or leaked together; derived, the two are as independent
 * as two random keys, existing keys files stay as they are, and one rotation changes both.
 */
export function createBlindIndex(keys: readonly FieldKey[]): BlindIndex {
  const keyOf = importedOnce(deriveIndexKey);
  const indexUnder = async (key: FieldKey, normal: string, context: string): Promise<string> => {
    const text = toBytes(JSON.stringify([FORMAT, key.keyId, context, normal]));
    return `${FORMAT}.${key.keyId}.${toBase64Url(new Uint8Array(await crypto.subtle.sign('HMAC', await keyOf(key), text)))}`;
  };
  return {
    index: (normal, context) => indexUnder(keys[0] as FieldKey, normal, context),
    indexes: (normal, context) => Promise.all(keys.map((key) => indexUnder(key, normal, context))),
  };
}

async function deriveIndexKey({ secret }: FieldKey): Promise<CryptoKey> {
  const root = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: toBytes(PURPOSE) };
  return crypto.subtle.deriveKey(derivation, root, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign']);
}
