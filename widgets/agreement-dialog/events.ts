import type { SignatureDetail } from '../core/agreement-events.ts';
import type { Failure } from '../core/failure.ts';

/** Detail of `partner-load`. */
export interface AgreementDialogLoad {
  /** Agreements that are to be signed. */
  pending: number;
  /** Those among them whose deadline has passed. */
  overdue: number;
}

/** An agreement, in one version. */
export interface AgreementVersion {
  code: string;
  version: number;
}

/** Detail of `partner-agreement-later`. */
export interface AgreementsPutOff {
  agreements: AgreementVersion[];
}

/** Events of `<partner-agreement-dialog>` by name. */
export interface PartnerAgreementDialogEventMap {
  'partner-load': CustomEvent<AgreementDialogLoad>;
  'partner-error': CustomEvent<Failure>;
  'partner-before-sign': CustomEvent<AgreementVersion>;
  'partner-agreement-signed': CustomEvent<SignatureDetail>;
  'partner-agreement-later': CustomEvent<AgreementsPutOff>;
}
