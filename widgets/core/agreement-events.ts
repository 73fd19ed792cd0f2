/**
 * How what lists agreements and what signs them find each other on a page, without a line of the host's: both know these events, and neither
 * knows the other. All bubble, cross shadow roots, and carry ids only.
 */

/** Somebody wants to sign (`{ code }`). Cancelable: the dialog that takes it prevents the default, so that nobody else opens one too. */
export const SIGN_WANTED = 'partner-sign-wanted';

/** A signature was recorded (`{ recordId, code, version }`). */
export const AGREEMENT_SIGNED = 'partner-agreement-signed';

/** A signature was withdrawn (`{ recordId, code, version }`). */
export const SIGNATURE_WITHDRAWN = 'partner-signature-withdrawn';

export interface SignWantedDetail {
  code: string;
}

export interface SignatureDetail {
  recordId: string;
  code: string;
  version: number;
}
