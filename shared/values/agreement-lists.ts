/** Closed lists and bounds of agreements (DOMAIN.md §5), free of any package. */

/** Code by which a partner names an agreement, such as `association-notice`. */
export const AGREEMENT_CODE_PATTERN = /^[a-z][a-z0-9-]{1,31}$/;

/** What a signer must have done with the text before signing; never measured in pixels. */
export const VIEW_POLICIES = ['none', 'open', 'headings'] as const;
export type ViewPolicy = (typeof VIEW_POLICIES)[number];

/** In what capacity somebody signs: chosen by the signer, recorded as stated, unproven. 本人, 法定代表人, 授权经办人, 其他. */
export const SIGNING_CAPACITIES = ['self', 'legal-representative', 'authorised-agent', 'other'] as const;
export type SigningCapacity = (typeof SIGNING_CAPACITIES)[number];

/** How the signer showed their will: a ticked box and a button, in a session that the partner's server vouched for. */
export const SIGNING_METHODS = ['tick-and-sign'] as const;
export type SigningMethod = (typeof SIGNING_METHODS)[number];

/** Rows of the chain of signatures. A withdrawal never changes the row it withdraws. */
export const SIGNATURE_RECORD_KINDS = ['signed', 'withdrawn'] as const;
export type SignatureRecordKind = (typeof SIGNATURE_RECORD_KINDS)[number];

/** Why a customer withdraws a signature. */
export const SIGNATURE_WITHDRAWAL_REASONS = ['signed-in-error', 'wrong-capacity', 'no-longer-agreed', 'other'] as const;
export type SignatureWithdrawalReason = (typeof SIGNATURE_WITHDRAWAL_REASONS)[number];

/** Why a customer is asked to sign. */
export const PENDING_REASONS = ['never-signed', 'new-version', 'withdrawn'] as const;
export type PendingReason = (typeof PENDING_REASONS)[number];

/**
 * Where a customer stands with an agreement: `signed`: the version that counts now, or a newer one; `pending`: is asked to; `overdue`: the
 * notice period is over.
 */
export const STANDING_STATES = ['overdue', 'pending', 'signed'] as const;
export type StandingState = (typeof STANDING_STATES)[number];

/** Longest source of one text, in bytes of UTF-8. */
export const AGREEMENT_SOURCE_MAXIMUM_BYTES = 262_144;
export const AGREEMENT_TITLE_MAXIMUM = 120;
export const NOTICE_DAYS_MAXIMUM = 365;

/** How long a manifest can be signed. */
export const MANIFEST_LIFE_SECONDS = 24 * 60 * 60;

/**
 * Why a Markdown source is not taken, each at a line. `unseen`: a character that nobody sees, or that turns the direction of writing, so
 * that what is read is not what is signed. `unsupported`: code, footnotes, and whatever a reader would not get to see, such as a link's title.
 */
export const SOURCE_FAULTS = ['html', 'image', 'link-unsafe', 'nesting', 'empty', 'no-heading', 'unseen', 'unsupported'] as const;
export type SourceFault = (typeof SOURCE_FAULTS)[number];

/** 被委托方类型 (DOMAIN.md §5.4). */
export const TRUSTEE_TYPES = ['enterprise', 'individual'] as const;
export type TrusteeType = (typeof TRUSTEE_TYPES)[number];

/** Where a third-party payment agreement stands: told by its dates and by whether it was voided. */
export const THIRD_PARTY_PAYMENT_STATES = ['effective', 'expired', 'voided'] as const;
export type ThirdPartyPaymentState = (typeof THIRD_PARTY_PAYMENT_STATES)[number];

/** What a third-party payment agreement covers: one remittance, or all until it expires. */
export const THIRD_PARTY_PAYMENT_KINDS = ['one-off', 'standing'] as const;
export type ThirdPartyPaymentKind = (typeof THIRD_PARTY_PAYMENT_KINDS)[number];

/** What an end customer asks its partner about when it asks to be contacted. */
export const CONTACT_TOPICS = ['purchase', 'renewal', 'bill', 'technical', 'other'] as const;
export type ContactTopic = (typeof CONTACT_TOPICS)[number];
