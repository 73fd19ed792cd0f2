import { hashes, verify } from '@noble/ed25519';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

hashes.sha512 = sha512;

/** SHA-256 of bytes, or of a text's UTF-8 bytes; hexadecimal. */
export function sha256Of(said: string | Uint8Array): string {
  return bytesToHex(sha256(typeof said === 'string' ? utf8ToBytes(said) : said));
}

/** How many bytes of UTF-8 a text has. */
export function byteCount(text: string): number {
  return utf8ToBytes(text).length;
}

/** True where the signature (Ed25519, RFC 8032, its strict reading) is this key's over this text. Never throws. */
export function isSignedBy(publicKey: Uint8Array, text: string, signature: Uint8Array): boolean {
  try {
    return verify(signature, utf8ToBytes(text), publicKey, { zip215: false });
  } catch {
    return false;
  }
}

const URL_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Reads base64url without padding; null where the text is not the one way to write these bytes. */
export function fromBase64Url(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const letter of text) {
    const value = URL_ALPHABET.indexOf(letter);
    if (value === -1) return null;
    held = (held << 6) | value;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = held >> bits;
    at += 1;
    held &= (1 << bits) - 1;
  }
  // Bits left over must be a part of the last byte's letter, and zero: otherwise two texts would say the same bytes.
  return bits < 6 && held === 0 ? bytes : null;
}

/** Base64 with padding (RFC 4648, the plain alphabet), as a Content Security Policy writes digests. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [one = 0, two = 0, three = 0] = bytes.subarray(at, at + 3);
    const held = (one << 16) | (two << 8) | three;
    const letters = [18, 12, 6, 0].map((shift) => URL_ALPHABET[(held >> shift) & 63] ?? '').join('');
    const left = bytes.length - at;
    text += left > 2 ? letters : letters.slice(0, left + 1).padEnd(4, '=');
  }
  return text.replaceAll('-', '+').replaceAll('_', '/');
}

/** SHA-256 as a Content Security Policy writes it, without quotes. */
export function policyHashOf(text: string): string {
  return `sha256-${toBase64(sha256(utf8ToBytes(text)))}`;
}

/** Reads UTF-8; where the bytes are none, a mark stands in their place, so that the text is another one. */
export function toText(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** Node and every browser have it; this room knows neither by name. */
declare const TextDecoder: new (encoding: 'utf-8', options: { ignoreBOM: boolean }) => { decode(bytes: Uint8Array): string };
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
