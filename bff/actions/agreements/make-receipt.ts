import { fromBase64Url } from '../../../shared/evidence/bytes.ts';
import { canonicalOf } from '../../../shared/evidence/canonical.ts';
import { sealLineOf } from '../../../shared/evidence/page-parts.ts';
import type { Receipt, ReceiptRow, SignedReceipt } from '../../../shared/evidence/receipt.ts';
import { receiptNumberOf } from '../../../shared/evidence/receipt-number.ts';
import { readSigned, SIGNED_TYPES } from '../../../shared/evidence/signed-words.ts';
import { statementOf } from '../../../shared/evidence/statement.ts';
import type { SignatureRow } from '../../ports/agreements.ts';
import type { Security } from '../../ports/security.ts';

type Signer = Pick<Security, 'signReceipt' | 'signSignatureHead' | 'signSeal' | 'sha256'>;

/** What a receipt is made of. */
export interface ReceiptFacts {
  partner: Receipt['partner'];
  customer: Receipt['customer'];
  row: SignatureRow;
  withdrawal: SignatureRow | null;
  /** Of the chain, at or behind both rows. */
  head: { sequence: number; hash: string };
  /** The real clock. */
  at: string;
}

/** A signed receipt as it is stored in files: canonical JSON. Head and receipt are signed by the same key, also while keys are being changed. */
export async function makeReceipt(security: Signer, facts: ReceiptFacts): Promise<string> {
  const first = await signReceipt(security, facts);
  const signed = isByOneKey(first) ? first : await signReceipt(security, facts);
  return canonicalOf(signed);
}

async function signReceipt(security: Signer, { partner, customer, row, withdrawal, head, at }: ReceiptFacts): Promise<SignedReceipt> {
  const rows = { row: { ...row } satisfies ReceiptRow, withdrawal: withdrawal && ({ ...withdrawal } satisfies ReceiptRow) };
  const receipt: Receipt = {
    format: 1,
    receiptNumber: receiptNumberOf(row.hash),
    partner,
    customer,
    ...rows,
    head: await security.signSignatureHead({ partnerId: row.partnerId, ...head, at }),
    issuedAt: at,
    statement: statementOf({ partner, ...rows }),
  };
  return { receipt, signature: await security.signReceipt(canonicalOf(receipt)) };
}

function isByOneKey({ receipt, signature }: SignedReceipt): boolean {
  const publicKey = fromBase64Url(signature.publicKey);
  return publicKey !== null && readSigned(receipt.head, SIGNED_TYPES.head, publicKey)?.keyId === signature.keyId;
}

/** A page with the seal on all its bytes behind it. */
export async function sealPage(security: Signer, page: string): Promise<string> {
  return `${page}${sealLineOf(await security.signSeal(await security.sha256(page)))}\n`;
}
