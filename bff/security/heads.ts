import { base64url, CompactSign, type CryptoKey, compactVerify, importJWK, type JWK } from 'jose';
import type { AcceptedLoss, ChainHead } from '../ports/security.ts';
import { toBytes } from './bytes.ts';

/**
 * An Ed25519 key (JWK, `kty` OKP) for chain heads. The first key of a list signs and must hold its private part `d`; the
 * others, public parts only, keep older heads readable.
 */
export interface HeadKey {
  keyId: string;
  jwk: JWK;
}

export interface HeadSigner {
  sign(head: ChainHead): Promise<string>;
  read(signed: string): Promise<ChainHead | null>;
  signLoss(loss: AcceptedLoss): Promise<string>;
  readLoss(signed: string): Promise<AcceptedLoss | null>;
  signSignatureHead(head: ChainHead): Promise<string>;
  readSignatureHead(signed: string): Promise<ChainHead | null>;
  signManifest(manifest: object): Promise<string>;
  readManifest(signed: string): Promise<Record<string, unknown> | null>;
  signSeal(sha256: string): Promise<string>;
}

const ALGORITHM = 'EdDSA';
/** What a signature says: heads are signed by the hour whatever the database holds, so that none may ever pass for an accepted loss. */
const TYPES = {
  head: 'audit-head+jws',
  loss: 'accepted-loss+jws',
  signatureHead: 'signature-head+jws',
  manifest: 'agreement-manifest+jws',
  seal: 'file-seal+jws',
} as const;
type Said = (typeof TYPES)[keyof typeof TYPES];

export function createHeadSigner(keys: readonly HeadKey[]): HeadSigner {
  const [first] = keys;
  if (!first?.jwk.d) throw new Error('The first head key must hold its private part.');
  const imported = new Map<string, Promise<CryptoKey | Uint8Array>>();
  const load = (name: string, jwk: JWK) => {
    const known = imported.get(name) ?? importJWK(jwk, ALGORITHM);
    imported.set(name, known);
    return known;
  };
  const sign = async (typ: Said, statement: object): Promise<string> =>
    new CompactSign(toBytes(JSON.stringify(statement)))
      .setProtectedHeader({ alg: ALGORITHM, kid: first.keyId, typ })
      .sign(await load(`private ${first.keyId}`, first.jwk));
  const read = async (typ: Said, signed: string): Promise<unknown> => {
    // Decoders overlook blanks and bits left over: one statement would have many spellings, each with a digest of its own.
    const mark = signed.slice(signed.lastIndexOf('.') + 1);
    if (base64url.encode(base64url.decode(mark)) !== mark) throw new Error('The signature is not written the one way.');
    const { payload, protectedHeader } = await compactVerify(
      signed,
      (header) => {
        const key = keys.find((candidate) => candidate.keyId === header?.kid);
        if (!key) throw new Error('It is signed with a key that is not known.');
        return load(`public ${key.keyId}`, publicPart(key.jwk));
      },
      { algorithms: [ALGORITHM] },
    );
    if (protectedHeader.typ !== typ) throw new Error('The signature says something else.');
    return JSON.parse(new TextDecoder().decode(payload));
  };
  return {
    sign: ({ partnerId, sequence, hash, at }) => sign(TYPES.head, { partnerId, sequence, hash, at }),
    read: (signed) => read(TYPES.head, signed).then(headOf, () => null),
    signLoss: (loss) => sign(TYPES.loss, loss),
    readLoss: (signed) => read(TYPES.loss, signed).then(lossOf, () => null),
    signSignatureHead: ({ partnerId, sequence, hash, at }) => sign(TYPES.signatureHead, { partnerId, sequence, hash, at }),
    readSignatureHead: (signed) => read(TYPES.signatureHead, signed).then(headOf, () => null),
    signManifest: (manifest) => sign(TYPES.manifest, manifest),
    readManifest: (signed) =>
      read(TYPES.manifest, signed).then(
        (payload) => payload as Record<string, unknown>,
        () => null,
      ),
    signSeal: (sha256) => sign(TYPES.seal, { sha256 }),
  };
}

function publicPart({ kty = 'OKP', crv = 'Ed25519', x = '' }: JWK): JWK {
  return { kty, crv, x };
}

function headOf(payload: unknown): ChainHead | null {
  const { partnerId, sequence, hash, at } = payload as Partial<ChainHead>;
  const isWhole = typeof partnerId === 'string' && Number.isSafeInteger(sequence) && typeof hash === 'string' && typeof at === 'string';
  return isWhole ? { partnerId, sequence: sequence as number, hash, at } : null;
}

function lossOf(payload: unknown): AcceptedLoss | null {
  const { partnerId, chain, keptSequence, keptHash, lostUntil, backupAt, restoredAt } = payload as Partial<AcceptedLoss>;
  const isWhole =
    [partnerId, keptHash, restoredAt, backupAt ?? ''].every((text) => typeof text === 'string') &&
    [keptSequence, lostUntil].every((number) => Number.isSafeInteger(number)) &&
    (chain === undefined || chain === 'signatures');
  if (!isWhole) return null;
  const loss = { partnerId, keptSequence, keptHash, lostUntil, backupAt: backupAt ?? null, restoredAt } as AcceptedLoss;
  return chain === undefined ? loss : { ...loss, chain };
}
