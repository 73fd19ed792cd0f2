/** Shapes of the ids that cross the contract. Opaque to their readers. */

/**
 * Customer id: the upstream's account id, or the one an import derives; at most 64 visible characters without spaces. None that
 * `/v1/customers/` could not be asked for, because addresses drop dots and some words are endpoints.
 */
export const CUSTOMER_ID_PATTERN = /^(?!(?:\.{1,2}|disclosures|filter-options|reveal|reveal-allowance|search|tags)$)[A-Za-z0-9._:-]{1,64}$/;

/** Ids the BFF makes: a short prefix that names the kind, an underscore, 22 characters. */
export const MADE_ID_PATTERN = /^[a-z]{2,4}_[A-Za-z0-9_-]{22}$/;

/** The partner's own number of a customer (`xaccount_id`), at most 128 characters. */
export const PARTNER_CUSTOMER_NO_MAXIMUM = 128;

/** The partner's own id of one of its users, at most 128 characters. */
export const USER_ID_MAXIMUM = 128;

/** Code by which a partner names a custom role, such as `finance-clerk`; the preset roles have the same shape. */
export const ROLE_CODE_PATTERN = /^[a-z][a-z0-9-]{1,31}$/;

/** Quota and coupon ids: the upstream's, or made here; at most 64 visible characters without spaces, none that an address could not carry. */
export const ASSET_ID_PATTERN =
  /^(?!(?:\.{1,2}|search|grants|recalls|recipients|recipients-file|issues|issue-jobs|selections|recall-jobs|redemptions|refunds)$)[A-Za-z0-9._:-]{1,64}$/;

/** What another system calls something: an order, a usage, a transfer. At most 128 visible ASCII characters. */
export const REFERENCE_PATTERN = /^[\x21-\x7e]{1,128}$/;

/** Idempotency key: 8 to 128 letters, digits, hyphens, underscores, dots, colons. */
export const IDEMPOTENCY_KEY_PATTERN = /^[A-Za-z0-9._:-]{8,128}$/;

/** Longest memo and note for a customer (R-ISS-7). */
export const MEMO_MAXIMUM = 512;

/** Items of one money command, items of a job (DOMAIN.md §3.3–3.5, §6). */
export const ISSUE_MAXIMUM = 100;
export const JOB_ITEMS_MAXIMUM = 10_000;
export const GRANT_MAXIMUM = 100;
export const QUOTA_RECALL_MAXIMUM = 10;
