import type { AnswerOf, QueryOf } from '../../shared/contract/index.ts';
import { AUDIT_ACTIONS, type AuditAction } from '../../shared/values/lists.ts';

export type AuditAnswer = AnswerOf<'GET /v1/audit'>;
export type AuditRow = AuditAnswer['rows'][number];
export type AuditQuery = QueryOf<'GET /v1/audit'>;

export const OUTCOMES = ['done', 'refused'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * What the trail is narrowed by; `PartnerAudit.state` hands it to the host. Ids and days only, nothing personal. Days are calendar days in
 * UTC+8, `YYYY-MM-DD`, both included.
 */
export interface AuditState {
  from?: string;
  until?: string;
  action?: AuditAction;
  outcome?: Outcome;
  /** The partner's own id of an operator. */
  userId?: string;
  /** Id of a customer, an operator, a session, a role, a job. */
  target?: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LONGEST_ID = 128;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** The instant at which a day begins in UTC+8. */
function startOf(day: string, later = 0): string {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + later).toISOString();
}

/** True where the first day lies after the last: nothing is asked then. */
export function isUpsideDown({ from, until }: AuditState): boolean {
  return from !== undefined && until !== undefined && from > until;
}

export function queryOf({ from, until, ...rest }: AuditState): AuditQuery {
  return {
    ...rest,
    ...(from && { from: startOf(from) }),
    ...(until && { until: startOf(until, DAY_MILLISECONDS) }),
  };
}

export function activeFilters(state: AuditState): number {
  return Object.keys(state).length;
}

/** Reads a host's state, which plain JavaScript may have written: what is not of the shape is left out. */
export function readState(state: Readonly<Record<string, unknown>>): AuditState {
  const day = (value: unknown) => (typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined);
  const id = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, LONGEST_ID) : undefined);
  const read = {
    from: day(state.from),
    until: day(state.until),
    action: AUDIT_ACTIONS.find((action) => action === state.action),
    outcome: OUTCOMES.find((outcome) => outcome === state.outcome),
    userId: id(state.userId),
    target: id(state.target),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)) as AuditState;
}
