import { fromBase64Url, toBase64Url, toBytes } from './bytes.ts';

const PREFIX = 'whsec_';
const HMAC = { name: 'HMAC', hash: 'SHA-256' } as const;

/** A secret as Standard Webhooks writes it. */
export function webhookSecretOf(bytes: Uint8Array): string {
  return PREFIX + toBase64(bytes);
}

/** HMAC-SHA-256 of a message in base64. Throws where the secret is none that `webhookSecretOf` could have written. */
export async function signWebhook(secret: string, message: string): Promise<string> {
  if (!secret.startsWith(PREFIX)) throw new Error('The secret of a webhook begins with whsec_.');
  const bytes = fromBase64Url(secret.slice(PREFIX.length).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''));
  const key = await crypto.subtle.importKey('raw', bytes, HMAC, false, ['sign']);
  return toBase64(new Uint8Array(await crypto.subtle.sign(HMAC, key, toBytes(message))));
}

function toBase64(bytes: Uint8Array): string {
  const text = toBase64Url(bytes).replaceAll('-', '+').replaceAll('_', '/');
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}
