import type { AuditRow } from '../../ports/records.ts';

/**
 * A row as readers can show it. One that somebody wrote over behind the service's back may hold no lists any more; it is shown without
 * them, so that the rest of the trail can be read, and its hash tells (`npm run verify`).
 */
export function readable(row: AuditRow): AuditRow {
  const { targets, details } = row;
  const areDetails = typeof details === 'object' && details !== null && !Array.isArray(details);
  return { ...row, targets: Array.isArray(targets) ? targets : [], details: areDetails ? details : {} };
}
