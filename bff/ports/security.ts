import type { AcceptedLoss } from '../domain/accepted-loss.ts';

export type { AcceptedLoss } from '../domain/accepted-loss.ts';

/** What the core needs of cryptography, in our words. */
export interface Security {
  /** A new id with the given prefix, such as `ses_…` (see `shared/values/ids.ts`). */
  makeId(prefix: string): string;
  /** A new bearer secret: prefix and 256 random bits. */
  makeSecret(prefix: string): string;
  /** A new code of six digits, each as likely as every other. */
  makeCode(): string;
  /** The form in which secrets, tokens and keys are stored: SHA-256, hexadecimal. */
  hashSecret(secret: string): Promise<string>;
  /** Encrypts a personal field (AES-256-GCM). `context` (partner and customer) is authenticated, so a value cannot be moved to another row. */
  sealField(clear: string, context: string): Promise<string>;
  /** Opens what `sealField` made. Throws where key, context or text do not fit. */
  openField(sealed: string, context: string): Promise<string>;
  /**
   * A keyed blind index (HMAC-SHA-256) of a value in its normal form, by which equal values are found without being opened. `context`
   * (partner and field) keeps the same value of two partners apart. Names its key, so that keys can be rotated.
   */
  indexField(normal: string, context: string): Promise<string>;
  /** The index of a value under every key that may have made a stored one, the present key first: what a search compares with. */
  indexesOfField(normal: string, context: string): Promise<string[]>;
  /** True where a sealed value or an index was made with an earlier key and should be made anew. */
  isOutdated(sealedOrIndex: string): boolean;
  /** Hash of an audit row: SHA-256 over its canonical JSON (RFC 8785) with the previous hash inside. */
  hashAuditRow(row: unknown): Promise<string>;
  /** A new secret of a webhook: `whsec_` and 256 random bits in base64, as Standard Webhooks writes it. */
  makeWebhookSecret(): string;
  /** Signs a message for a webhook (HMAC-SHA-256 with a `whsec_…` secret); the answer is base64, as Standard Webhooks writes it. */
  signWebhook(secret: string, message: string): Promise<string>;
  /** Signs the head of a chain (Ed25519); the answer is a compact JWS. */
  signHead(head: ChainHead): Promise<string>;
  /** Reads a signed head; null where the signature does not hold. */
  readSignedHead(signed: string): Promise<ChainHead | null>;
  /** SHA-256 of a text's UTF-8 bytes, hexadecimal. */
  sha256(text: string): Promise<string>;
  /** Signs what was presented to be signed (Ed25519, the key of heads, never to be taken for one); a compact JWS. */
  signManifest(manifest: object): Promise<string>;
  /** What a manifest says; null where the signature does not hold or it is none. */
  readManifest(signed: string): Promise<Record<string, unknown> | null>;
  /** Signs the head of a chain of signatures; never to be taken for one of an audit chain. */
  signSignatureHead(head: ChainHead): Promise<string>;
  /** Null where the signature does not hold, or what is signed is no head of a chain of signatures. */
  readSignatureHead(signed: string): Promise<ChainHead | null>;
  /** Signs a receipt's canonical bytes as `shared/evidence/receipt.ts` says. */
  signReceipt(canonical: string): Promise<{ algorithm: 'Ed25519'; keyId: string; publicKey: string; value: string }>;
  /** Signs the digest of a file as a whole; a compact JWS. */
  signSeal(sha256: string): Promise<string>;
  /** Public parts of all keys that sign or signed, the signing one first. */
  publicKeys(): readonly { keyId: string; publicKey: string }[];
  /** Signs that rows were lost and somebody accepted it, with the key of heads but never to be taken for one. */
  signLoss(loss: AcceptedLoss): Promise<string>;
  /** Reads a signed loss; null where the signature does not hold. */
  readSignedLoss(signed: string): Promise<AcceptedLoss | null>;
}

/** A head with the mark of its chain; left out: of the audit chain. */
export interface MarkedHead extends ChainHead {
  chain?: 'signatures';
}

/** The last row of a partner's chain. */
export interface ChainHead {
  partnerId: string;
  sequence: number;
  hash: string;
  /** Instant of signing, ISO 8601 in UTC. */
  at: string;
}
