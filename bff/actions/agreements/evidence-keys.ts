import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { World } from '../../ports/index.ts';

/** The public keys of this installation as a JWK Set: those that sign, and those that once did. */
export async function showEvidenceKeys({ security }: World): Promise<AnswerOf<'GET /v1/evidence/keys'>> {
  const keys = security.publicKeys();
  return { keys: keys.map(({ keyId, publicKey }) => ({ kty: 'OKP', crv: 'Ed25519', x: publicKey, kid: keyId, use: 'sig', alg: 'EdDSA' })) };
}
