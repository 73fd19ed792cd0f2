import { fromBase64Url, isSignedBy, toText } from './bytes.ts';

/** What the key of heads signs as a compact JWS; the header's `typ` keeps one from ever passing for another. */
export const SIGNED_TYPES = { head: 'signature-head+jws', seal: 'file-seal+jws' } as const;

export interface SignedWords {
  keyId: string;
  payload: { readonly [member: string]: unknown };
}

/** What a compact JWS (RFC 7515, EdDSA) says, once its signature holds by this key and it is of this type; else null. Never throws. */
export function readSigned(signed: string, type: string, publicKey: Uint8Array): SignedWords | null {
  const [header = '', payload = '', signature = '', ...more] = signed.split('.');
  const signatureBytes = fromBase64Url(signature);
  if (more.length > 0 || !signatureBytes || !isSignedBy(publicKey, `${header}.${payload}`, signatureBytes)) return null;
  const { alg, typ, kid } = objectIn(header) ?? {};
  const said = objectIn(payload);
  return alg === 'EdDSA' && typ === type && typeof kid === 'string' && said ? { keyId: kid, payload: said } : null;
}

function objectIn(part: string): { readonly [member: string]: unknown } | null {
  const bytes = fromBase64Url(part);
  try {
    const value: unknown = JSON.parse(bytes ? toText(bytes) : 'null');
    return typeof value === 'object' && value !== null ? (value as { readonly [member: string]: unknown }) : null;
  } catch {
    return null;
  }
}
