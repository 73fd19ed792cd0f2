import { byteCount, fromBase64Url, isSignedBy, sha256Of } from './bytes.ts';
import { canonicalOf, readCanonical } from './canonical.ts';
import { type CheckFound, RECEIPT_CHECKS, RECEIPT_DOMAIN, type ReceiptCheck, type ReceiptRow, type SignedReceipt } from './receipt.ts';
import { receiptNumberOf } from './receipt-number.ts';
import { shapeFault } from './receipt-shape.ts';
import { readSigned, SIGNED_TYPES, type SignedWords } from './signed-words.ts';
import { rowHashOf } from './verify-rows.ts';

/** What stands beside a receipt, as far as whoever checks it has it; what is left out is told as not checked. */
export interface Beside {
  /** The rendered text, canonical JSON of `AgreementDocument`, as it is in the file. */
  rendered?: string | undefined;
  /** Finds where what is shown differs from the rendered text; null where it does not. */
  shownFault?: (() => string | null) | undefined;
  /** Keys that the service publishes (`GET /v1/evidence/keys`). */
  keys?: readonly { keyId: string; publicKey: string }[] | undefined;
  /** The seal that closes the file, and the digest of all that stands before it. */
  seal?: FileSeal | undefined;
}

export interface FileSeal {
  /** Compact JWS; null where the file does not end with a seal. */
  signed: string | null;
  /** SHA-256 of all bytes before the seal's line. */
  sha256: string;
  /** Where the file was changed, as far as that can be told. */
  locate(): string;
}

type CheckOne = (whole: SignedReceipt, readHead: () => SignedWords | null) => Outcome;
type Outcome = Omit<CheckFound, 'check'>;
const HOLDS: Outcome = { outcome: 'holds', at: null };
const UNCHECKED: Outcome = { outcome: 'not-checked', at: null };
const fails = (at: string): Outcome => ({ outcome: 'fails', at });
const unless = (isGood: boolean, at: string): Outcome => (isGood ? HOLDS : fails(at));

/**
 * Checks a signed receipt, given as the canonical JSON it is stored as, and what stands beside it. Every check is made, in the order of
 * `RECEIPT_CHECKS`; what cannot be made because an earlier one failed is told as not checked. Never throws.
 */
export function verifyReceipt(signed: string, beside: Beside = {}): CheckFound[] {
  const read = readCanonical(signed);
  const value = 'value' in read ? read.value : looselyRead(signed);
  const fault = 'byte' in read ? `byte ${read.byte}` : shapeFault(value);
  const readHead = once(() => headOf(value as unknown as SignedReceipt));
  const checks: { [Check in ReceiptCheck]: CheckOne } = {
    ...CHECKS,
    format: () => (fault === null ? HOLDS : fails(fault)),
    key: ({ signature }) => checkKey(signature, beside.keys),
    'text-digest': ({ receipt }) => checkText(receipt.row, beside.rendered),
    'text-shown': () => checkShown(beside.shownFault),
    seal: (whole) => checkSeal(whole, beside.seal),
  };
  return RECEIPT_CHECKS.map((check) => {
    try {
      return { check, ...checks[check](value as unknown as SignedReceipt, readHead) };
    } catch {
      return { check, ...UNCHECKED };
    }
  });
}

/** True where nothing fails, and all was checked but whose key it is, and what a receipt without its text leaves open. */
export function isReceiptGood(found: readonly CheckFound[]): boolean {
  const open: readonly ReceiptCheck[] = ['key', 'text-digest', 'text-shown', 'seal'];
  return found.every(({ check, outcome }) => outcome === 'holds' || (outcome === 'not-checked' && open.includes(check)));
}

/** What is not canonical may still be read, so that whatever else is wrong with it is told too. */
function looselyRead(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function publicKeyOf({ signature }: SignedReceipt): Uint8Array {
  const bytes = fromBase64Url(signature.publicKey);
  if (!bytes) throw new Error('This is no public key.');
  return bytes;
}

function headOf(whole: SignedReceipt): SignedWords | null {
  return readSigned(whole.receipt.head, SIGNED_TYPES.head, publicKeyOf(whole));
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const CHECKS = {
  signature: (whole) => {
    const signature = fromBase64Url(whole.signature.value);
    const isSigned = signature !== null && isSignedBy(publicKeyOf(whole), RECEIPT_DOMAIN + canonicalOf(whole.receipt), signature);
    return unless(isSigned, 'signature.value');
  },
  number: ({ receipt }) => unless(receiptNumberOf(String(receipt.row.hash)) === receipt.receiptNumber, 'receipt.receiptNumber'),
  'row-hash': ({ receipt: { row, partner, customer } }) => {
    if (rowHashOf(row) !== row.hash) return fails('receipt.row');
    if (row.partnerId !== partner.partnerId) return fails('receipt.partner.partnerId');
    return unless(row.customerId === customer.customerId, 'receipt.customer.customerId');
  },
  'withdrawal-hash': ({ receipt: { row, withdrawal } }) => {
    if (withdrawal === null) return HOLDS;
    const isOfRow = withdrawal.withdraws === row.recordId && withdrawal.partnerId === row.partnerId;
    if (!isOfRow || Number(withdrawal.sequence) <= Number(row.sequence)) return fails('receipt.withdrawal.withdraws');
    return unless(rowHashOf(withdrawal) === withdrawal.hash, 'receipt.withdrawal');
  },
  'head-signature': ({ signature }, readHead) => {
    const head = readHead();
    if (head === null) return fails('receipt.head');
    return unless(head.keyId === signature.keyId, 'signature.keyId');
  },
  'head-position': ({ receipt: { row, withdrawal } }, readHead) => {
    const said = readHead()?.payload;
    if (!said) return UNCHECKED;
    const rows = withdrawal === null ? [row] : [row, withdrawal];
    return unless(said.partnerId === row.partnerId && rows.every((one) => standsUnder(one, said)), 'receipt.head');
  },
} satisfies { [Check in ReceiptCheck]?: CheckOne };

/** A head is not before the row, and is the row's own where it is at its place. */
function standsUnder(row: ReceiptRow, head: { readonly [member: string]: unknown }): boolean {
  const ahead = Number(head.sequence) - Number(row.sequence);
  return ahead > 0 || (ahead === 0 && head.hash === row.hash);
}

function checkKey(signature: SignedReceipt['signature'], keys: Beside['keys']): Outcome {
  if (!keys) return UNCHECKED;
  const known = keys.filter(({ keyId }) => keyId === signature.keyId);
  if (known.length === 0) return fails('signature.keyId');
  return unless(
    known.some(({ publicKey }) => publicKey === signature.publicKey),
    'signature.publicKey',
  );
}

function checkText(row: ReceiptRow, rendered: string | undefined): Outcome {
  if (rendered === undefined) return UNCHECKED;
  const read = readCanonical(rendered);
  if ('byte' in read) return fails(`byte ${read.byte} of ${byteCount(rendered)}`);
  return unless(sha256Of(rendered) === row.renderedSha256, 'text');
}

function checkShown(shownFault: Beside['shownFault']): Outcome {
  if (!shownFault) return UNCHECKED;
  const at = shownFault();
  return at === null ? HOLDS : fails(at);
}

function checkSeal(whole: SignedReceipt, seal: FileSeal | undefined): Outcome {
  if (!seal) return UNCHECKED;
  if (seal.signed === null) return fails('end');
  const said = readSigned(seal.signed, SIGNED_TYPES.seal, publicKeyOf(whole));
  if (said === null || said.keyId !== whole.signature.keyId) return fails('seal');
  return said.payload.sha256 === seal.sha256 ? HOLDS : fails(seal.locate());
}
