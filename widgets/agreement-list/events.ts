import type { SignatureDetail, SignWantedDetail } from '../core/agreement-events.ts';
import type { Failure } from '../core/failure.ts';

/** Detail of `partner-load`. */
export interface AgreementListLoad {
  /** Agreements that are to be signed. */
  pending: number;
  /** Signatures that are listed. */
  signed: number;
}

/** Events of `<partner-agreement-list>` by name. */
export interface PartnerAgreementListEventMap {
  'partner-load': CustomEvent<AgreementListLoad>;
  'partner-error': CustomEvent<Failure>;
  'partner-sign-wanted': CustomEvent<SignWantedDetail>;
  'partner-signature-withdrawn': CustomEvent<SignatureDetail>;
}
