import { base64url } from 'jose';

export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

export function toBytes(text: string): Bytes {
  return encoder.encode(text);
}

export function toText(bytes: ArrayBuffer): string {
  return decoder.decode(bytes);
}

export function toBase64Url(bytes: Uint8Array): string {
  return base64url.encode(bytes);
}

/** Throws where the text is not base64url. */
export function fromBase64Url(text: string): Bytes {
  return new Uint8Array(base64url.decode(text));
}

export async function sha256Hex(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', toBytes(text)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
