import type { Failure } from '../core/failure.ts';
import type { RevealReport } from '../core/reveals.ts';
import type { RecordsState, RecordsViewName } from './query.ts';

/** Detail of `partner-load`. */
export interface RecordsLoad {
  view: RecordsViewName;
  /** Rows that are shown. */
  shown: number;
  /** Of all pages; null where it is not counted. */
  total: number | null;
}

/** Events of `<partner-agreement-records>` by name. */
export interface PartnerAgreementRecordsEventMap {
  'partner-load': CustomEvent<RecordsLoad>;
  'partner-error': CustomEvent<Failure>;
  'partner-state-change': CustomEvent<{ state: RecordsState }>;
  'partner-reveal': CustomEvent<RevealReport>;
}
