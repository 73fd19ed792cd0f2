import type { Failure } from '../core/failure.ts';
import type { AuditState } from './query.ts';

/** Detail of `partner-load`. */
export interface AuditLoad {
  /** Records that are shown. */
  shown: number;
  /** Whose they are: all of the partner's, or the operator's own. */
  scope: 'all' | 'own';
}

/** Events of `<partner-audit>` by name. */
export interface PartnerAuditEventMap {
  'partner-load': CustomEvent<AuditLoad>;
  'partner-error': CustomEvent<Failure>;
  'partner-state-change': CustomEvent<{ state: AuditState }>;
}
