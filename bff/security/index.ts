import canonicalize from 'canonicalize';
import type { Chance } from '../ports/clock.ts';
import type { Security } from '../ports/security.ts';
import { createBlindIndex } from './blind-index.ts';
import { sha256Hex, toBase64Url } from './bytes.ts';
import { drawCode } from './code.ts';
import { createFieldCipher } from './field-cipher.ts';
import { createHeadSigner, type HeadKey } from './heads.ts';
import { checkFieldKeys, type FieldKey, keyIdOf } from './key-ring.ts';
import { createReceiptSigner } from './receipt-signature.ts';
import { signWebhook, webhookSecretOf } from './webhook-signature.ts';

export type { HeadKey } from './heads.ts';
export type { FieldKey } from './key-ring.ts';

export interface SecurityOptions {
  /** The first seals and indexes, all open and find. */
  fieldKeys: readonly FieldKey[];
  /** The first signs, all verify. */
  headKeys: readonly HeadKey[];
  /** Default: the platform's cryptographic random source. */
  chance?: Chance;
  /** SHA-256 as hexadecimal. Default: Web Crypto's, which hands every text to another thread; a server has a faster one. */
  sha256?: (text: string) => string | Promise<string>;
}

const ID_BYTES = 16;
const SECRET_BYTES = 32;

const DRAWN_BYTES = 4_096;

/** The platform's cryptographic random source. Drawn in advance, since each draw costs as much as a point read; what was handed out is wiped. */
export const systemChance: Chance = createSystemChance();

function createSystemChance(): Chance {
  const drawn = new Uint8Array(DRAWN_BYTES);
  let used = drawn.length;
  return {
    bytes(count) {
      if (count > drawn.length) return crypto.getRandomValues(new Uint8Array(count));
      if (used + count > drawn.length) {
        crypto.getRandomValues(drawn);
        used = 0;
      }
      const bytes = drawn.slice(used, used + count);
      drawn.fill(0, used, used + count);
      used += count;
      return bytes;
    },
  };
}

/** Cryptography through Web Crypto and jose. Throws where a key cannot be used, so that a wrong setting shows at the start. */
export function createSecurity({ fieldKeys, headKeys, chance = systemChance, sha256 = sha256Hex }: SecurityOptions): Security {
  if (!globalThis.crypto?.subtle) throw new Error('Web Crypto is absent: serve the page over https or from localhost.');
  checkFieldKeys(fieldKeys);
  const cipher = createFieldCipher(fieldKeys, chance);
  const blind = createBlindIndex(fieldKeys);
  const heads = createHeadSigner(headKeys);
  return {
    makeId: (prefix) => `${prefix}_${toBase64Url(chance.bytes(ID_BYTES))}`,
    makeSecret: (prefix) => `${prefix}_${toBase64Url(chance.bytes(SECRET_BYTES))}`,
    makeCode: () => drawCode(chance),
    hashSecret: async (secret) => sha256(secret),
    sealField: cipher.seal,
    openField: cipher.open,
    indexField: blind.index,
    indexesOfField: blind.indexes,
    isOutdated: (sealedOrIndex) => keyIdOf(sealedOrIndex) !== fieldKeys[0]?.keyId,
    hashAuditRow: async (row) => {
      const text = canonicalize(row);
      if (text === undefined) throw new Error('An audit row must be JSON.');
      return sha256(text);
    },
    makeWebhookSecret: () => webhookSecretOf(chance.bytes(SECRET_BYTES)),
    signWebhook,
    signHead: heads.sign,
    readSignedHead: heads.read,
    signLoss: heads.signLoss,
    readSignedLoss: heads.readLoss,
    sha256: async (text) => sha256(text),
    signManifest: heads.signManifest,
    readManifest: heads.readManifest,
    signSignatureHead: heads.signSignatureHead,
    readSignatureHead: heads.readSignatureHead,
    signSeal: heads.signSeal,
    signReceipt: createReceiptSigner(headKeys),
    publicKeys: () => headKeys.map(({ keyId, jwk }) => ({ keyId, publicKey: jwk.x ?? '' })),
  };
}
