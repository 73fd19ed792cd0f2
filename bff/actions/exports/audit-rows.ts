import type { AuditRow } from '../../ports/records.ts';
import type { Cell, TableHead } from '../../ports/table-files.ts';
import { AUDIT_FIELDS, type AuditField, type ExportWords, timeText } from './words.ts';

/** A row may name a hundred targets: 8 KB each keep a sheet below the 4 GiB that ZIP can say. */
const ROWS_PER_SHEET = 524_288;

export function auditHead(words: ExportWords): TableHead {
  return {
    title: words.kinds.audit,
    columns: AUDIT_FIELDS.map((field) => ({ name: words.audit[field], holds: field === 'sequence' ? 'count' : 'text' })),
    rowsPerSheet: ROWS_PER_SHEET,
  };
}

/** A row of the trail as it is: actions, refusals and details keep their codes, by which the trail is searched and checked. */
export function auditCells(row: AuditRow, userId: string | null, words: ExportWords): Cell[] {
  const cells: Record<AuditField, Cell> = {
    sequence: { number: String(row.sequence) },
    at: `${timeText(row.at, 'second')}`,
    actorKind: words.actorKinds[row.actor.kind],
    actorId: row.actor.id,
    actorUserId: userId,
    action: row.action,
    outcome: words.outcomes[row.outcome],
    refusal: row.refusal,
    targets: row.targets.join(words.separator),
    details: Object.keys(row.details).length === 0 ? null : JSON.stringify(row.details),
    sessionId: row.sessionId,
    requestId: row.requestId,
    hash: row.hash,
  };
  return AUDIT_FIELDS.map((field) => cells[field]);
}
