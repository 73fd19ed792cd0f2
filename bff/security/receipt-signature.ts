import { fromBase64Url, toBase64Url, toBytes } from './bytes.ts';
import type { HeadKey } from './heads.ts';

/** Stands before a receipt's bytes, so that what signs them can never be taken to have signed anything else. */
export const RECEIPT_DOMAIN = 'partner-widget-kit receipt 1\n';

type Signed = { algorithm: 'Ed25519'; keyId: string; publicKey: string; value: string };

/** Signs receipts with the first of the head keys (`shared/evidence/receipt.ts` says what is signed). */
export function createReceiptSigner(keys: readonly HeadKey[]): (canonical: string) => Promise<Signed> {
  const [first] = keys;
  let imported: Promise<CryptoKey> | undefined;
  return async (canonical) => {
    if (!first?.jwk.d || !first.jwk.x) throw new Error('The first head key must hold its private part.');
    const { kty = 'OKP', crv = 'Ed25519', x, d } = first.jwk;
    imported ??= crypto.subtle.importKey('jwk', { kty, crv, x, d }, { name: 'Ed25519' }, false, ['sign']);
    const value = await crypto.subtle.sign('Ed25519', await imported, toBytes(RECEIPT_DOMAIN + canonical));
    return {
      algorithm: 'Ed25519',
      keyId: first.keyId,
      publicKey: toBase64Url(fromBase64Url(x)),
      value: toBase64Url(new Uint8Array(value)),
    };
  };
}
