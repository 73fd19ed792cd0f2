import type { Chance } from '../ports/clock.ts';
import { type Bytes, fromBase64Url, toBase64Url, toBytes, toText } from './bytes.ts';

/** An AES-256 key. Its id is stored with every value it sealed, so that keys can be rotated. */
export interface FieldKey {
  keyId: string;
  /** 32 bytes. */
  secret: Bytes;
}

export interface FieldCipher {
  seal(clear: string, context: string): Promise<string>;
  open(sealed: string, context: string): Promise<string>;
}

const FORMAT = 'a1';
const NONCE_BYTES = 12;
const KEY_BYTES = 32;
const KEY_ID_PATTERN = /^[A-Za-z0-9_-]{1,32}$/;

/**
 * AES-256-GCM. The first key seals, all of them open: to rotate, put a new key first and keep the old ones until every value
 * is sealed again. A sealed value reads `a1.<key id>.<nonce and text, base64url>`.
 */
export function createFieldCipher(keys: readonly FieldKey[], chance: Chance): FieldCipher {
  const [first] = keys;
  if (!first) throw new Error('At least one field key is needed.');
  for (const key of keys) {
    if (!KEY_ID_PATTERN.test(key.keyId)) throw new Error('A field key id is 1 to 32 letters, digits, _ or -.');
    if (key.secret.length !== KEY_BYTES) throw new Error(`Field key ${key.keyId} must have ${KEY_BYTES} bytes.`);
  }
  if (new Set(keys.map((key) => key.keyId)).size !== keys.length) throw new Error('Two field keys share an id.');
  const imported = new Map<string, Promise<CryptoKey>>();
  const keyOf = (key: FieldKey): Promise<CryptoKey> => {
    const known = imported.get(key.keyId) ?? crypto.subtle.importKey('raw', key.secret, 'AES-GCM', false, ['encrypt', 'decrypt']);
    imported.set(key.keyId, known);
    return known;
  };

  return {
    async seal(clear, context) {
      const nonce = chance.bytes(NONCE_BYTES);
      const text = await crypto.subtle.encrypt(parameters(nonce, first.keyId, context), await keyOf(first), toBytes(clear));
      const whole = new Uint8Array(NONCE_BYTES + text.byteLength);
      whole.set(nonce);
      whole.set(new Uint8Array(text), NONCE_BYTES);
      return `${FORMAT}.${first.keyId}.${toBase64Url(whole)}`;
    },
    async open(sealed, context) {
      const [format, keyId, body, ...more] = sealed.split('.');
      const key = keys.find((candidate) => candidate.keyId === keyId);
      if (format !== FORMAT || !key || !body || more.length > 0) throw new Error('A sealed field names no key that is known.');
      const whole = fromBase64Url(body);
      const nonce = whole.slice(0, NONCE_BYTES);
      return toText(await crypto.subtle.decrypt(parameters(nonce, key.keyId, context), await keyOf(key), whole.slice(NONCE_BYTES)));
    },
  };
}

function parameters(nonce: Bytes, keyId: string, context: string): AesGcmParams {
  return { name: 'AES-GCM', iv: nonce, additionalData: toBytes(`${FORMAT}.${keyId}.${context}`) };
}
