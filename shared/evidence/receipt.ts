/**
 * The receipt of a signature, as it is signed and checked. Its bytes are canonical JSON (RFC 8785); every member is there, null where there
 * is nothing to say. Members are only added under a higher `format`; receipts of every format stay valid for ever.
 */
export interface Receipt {
  format: 1;
  /** Short number made of the row hash: 12 characters of Crockford's base 32, in groups of four. */
  receiptNumber: string;
  partner: { partnerId: string; name: string };
  /** As the partner knew the customer when the receipt was made; masked. */
  customer: { customerId: string; nameMasked: string | null };
  /** The whole row of the chain as it is stored, `hash` included; the rest of it hashes to `hash`. */
  row: ReceiptRow;
  /** The row by which the signature was withdrawn, before the receipt was made; null where it was not. */
  withdrawal: ReceiptRow | null;
  /** The chain's head when the receipt was made: compact JWS of partner, sequence, hash and instant. */
  head: string;
  issuedAt: string;
  /** What it proves and what not, one plain sentence each, by locale. */
  statement: { proves: Record<string, string>; provesNot: Record<string, string> };
}

/** A row of the chain of signatures; see `bff/ports/agreements.ts` for its members. */
export type ReceiptRow = { readonly [member: string]: string | number | null };

/** What is stored in a file: the receipt, and the signature over its canonical bytes. */
export interface SignedReceipt {
  receipt: Receipt;
  signature: {
    /** Ed25519 (RFC 8032). */
    algorithm: 'Ed25519';
    keyId: string;
    /** The public key, 32 bytes in base64url. Whose it is, the service's published keys tell. */
    publicKey: string;
    /** 64 bytes in base64url, over the canonical bytes of `receipt` behind the words `partner-widget-kit receipt 1` and a line feed. */
    value: string;
  };
}

/** Stands before a receipt's bytes where they are signed, so that the signature can never be taken for one of something else. */
export const RECEIPT_DOMAIN = 'partner-widget-kit receipt 1\n';

/** What was checked, in this order; a later check is made even where an earlier one fails, so that all that is wrong is told. */
export const RECEIPT_CHECKS = [
  'format',
  'signature',
  'key',
  'number',
  'row-hash',
  'withdrawal-hash',
  'head-signature',
  'head-position',
  'text-digest',
  'text-shown',
  'seal',
] as const;
export type ReceiptCheck = (typeof RECEIPT_CHECKS)[number];

export interface CheckFound {
  check: ReceiptCheck;
  outcome: 'holds' | 'fails' | 'not-checked';
  /** Where it fails: a member, a block of the text, a byte of the file; never prose. */
  at: string | null;
}
