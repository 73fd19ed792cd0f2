import { fromBase64Url } from './bytes.ts';

/** Says where a value is not what it must be: a member's path, such as `receipt.row.sequence`; null where all of it is. */
type Shape = (value: unknown, at: string) => string | null;

const text: Shape = (value, at) => (typeof value === 'string' ? null : at);
const matching =
  (pattern: RegExp): Shape =>
  (value, at) =>
    typeof value === 'string' && pattern.test(value) ? null : at;
const digest = matching(/^[0-9a-f]{64}$/);
const instant = matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/);
const count: Shape = (value, at) => (Number.isSafeInteger(value) && (value as number) > 0 ? null : at);
const orNull =
  (shape: Shape): Shape =>
  (value, at) =>
    value === null ? null : shape(value, at);
const is =
  (only: unknown): Shape =>
  (value, at) =>
    value === only ? null : at;
const bytes =
  (length: number): Shape =>
  (value, at) =>
    typeof value === 'string' && fromBase64Url(value)?.length === length ? null : at;

/** An object with these members and no other one. */
function members(shapes: { readonly [name: string]: Shape }): Shape {
  return (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return at;
    const path = (name: string) => (at === '' ? name : `${at}.${name}`);
    const unknown = Object.keys(value).find((name) => !Object.hasOwn(shapes, name));
    if (unknown !== undefined) return path(unknown);
    for (const [name, shape] of Object.entries(shapes)) {
      const found = shape((value as { readonly [name: string]: unknown })[name], path(name));
      if (found !== null) return found;
    }
    return null;
  };
}

/** The same sentence by locale, in one locale at least. */
const sentences: Shape = (value, at) => {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isMap && Object.values(value).every((sentence) => typeof sentence === 'string') ? null : at;
};

/** Members of a row of the chain in format 1; of `SignatureRow` in `bff/ports/agreements.ts`. */
const row = {
  partnerId: text,
  sequence: count,
  recordId: text,
  customerId: text,
  personId: orNull(text),
  capacity: text,
  method: text,
  code: text,
  version: count,
  locale: text,
  title: text,
  sourceSha256: digest,
  renderedSha256: digest,
  manifestId: text,
  manifestSha256: digest,
  presentedAt: instant,
  at: instant,
  annexSha256: orNull(digest),
  previousHash: digest,
  hash: digest,
};
const signed = members({ ...row, kind: is('signed'), withdraws: is(null), reason: is(null) });
const withdrawal = members({ ...row, kind: is('withdrawn'), withdraws: text, reason: text });

const signedReceipt = members({
  receipt: members({
    format: is(1),
    receiptNumber: matching(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/),
    partner: members({ partnerId: text, name: text }),
    customer: members({ customerId: text, nameMasked: orNull(text) }),
    row: signed,
    withdrawal: orNull(withdrawal),
    head: text,
    issuedAt: instant,
    statement: members({ proves: sentences, provesNot: sentences }),
  }),
  signature: members({ algorithm: is('Ed25519'), keyId: text, publicKey: bytes(32), value: bytes(64) }),
});

/** Where something that was read is not a signed receipt of format 1: the first member that is missing, unknown or of another kind. */
export function shapeFault(value: unknown): string | null {
  const at = signedReceipt(value, '');
  return at === '' ? 'receipt' : at;
}
