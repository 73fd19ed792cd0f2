import type { AuditActor } from '../../shared/values/lists.ts';
import type { AuditRow } from './records.ts';

/** What of a partner's audit trail is asked for; all that is given must hold. */
export interface AuditQuery {
  /** From this instant on. */
  from?: string;
  /** Before this instant. */
  until?: string;
  actorKind?: AuditActor;
  actorId?: string;
  action?: string;
  outcome?: 'done' | 'refused';
  /** An id among the row's targets. */
  target?: string;
}

/** A row of the chain, by its sequence. */
export interface RowPlace {
  sequence: number;
}

/** Rows of the trail that match, and where to go on: null at its end. A search looks at a bounded stretch, so it may find less than asked for. */
export interface FoundRows {
  rows: AuditRow[];
  next: RowPlace | null;
}
