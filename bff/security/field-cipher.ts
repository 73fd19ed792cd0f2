import type { Chance } from '../ports/clock.ts';
import { type Bytes, fromBase64Url, toBase64Url, toBytes, toText } from './bytes.ts';
import { type FieldKey, importedOnce } from './key-ring.ts';

export interface FieldCipher {
  seal(clear: string, context: string): Promise<string>;
  open(sealed: string, context: string): Promise<string>;
}

const FORMAT = 'a1';
const NONCE_BYTES = 12;

/**
 * AES-256-GCM. The first key seals, all of them open: to rotate, put a new key first and keep the old ones until every value
 * is sealed again (`npm run reseal`). A sealed value reads `a1.<key id>.<nonce and text, base64url>`.
 */
export function createFieldCipher(keys: readonly FieldKey[], chance: Chance): FieldCipher {
  const first = keys[0] as FieldKey;
  const keyOf = importedOnce(({ secret }) => crypto.subtle.importKey('raw', secret, 'AES-GCM', false, ['encrypt', 'decrypt']));
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
