import { CompactSign, type CryptoKey, compactVerify, importJWK, type JWK } from 'jose';
import type { ChainHead } from '../ports/security.ts';
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
}

const ALGORITHM = 'EdDSA';
const TYPE = 'audit-head+jws';

export function createHeadSigner(keys: readonly HeadKey[]): HeadSigner {
  const [first] = keys;
  if (!first?.jwk.d) throw new Error('The first head key must hold its private part.');
  const imported = new Map<string, Promise<CryptoKey | Uint8Array>>();
  const load = (name: string, jwk: JWK) => {
    const known = imported.get(name) ?? importJWK(jwk, ALGORITHM);
    imported.set(name, known);
    return known;
  };

  return {
    async sign(head) {
      const { partnerId, sequence, hash, at } = head;
      return new CompactSign(toBytes(JSON.stringify({ partnerId, sequence, hash, at })))
        .setProtectedHeader({ alg: ALGORITHM, kid: first.keyId, typ: TYPE })
        .sign(await load(`private ${first.keyId}`, first.jwk));
    },
    async read(signed) {
      try {
        const { payload, protectedHeader } = await compactVerify(
          signed,
          (header) => {
            const key = keys.find((candidate) => candidate.keyId === header?.kid);
            if (!key) throw new Error('The head is signed with a key that is not known.');
            return load(`public ${key.keyId}`, publicPart(key.jwk));
          },
          { algorithms: [ALGORITHM] },
        );
        return protectedHeader.typ === TYPE ? headOf(JSON.parse(new TextDecoder().decode(payload))) : null;
      } catch {
        return null;
      }
    },
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
