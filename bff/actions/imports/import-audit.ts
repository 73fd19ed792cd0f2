import type { AuditEntry } from '../../ports/records.ts';
import { ImportRefused } from './import-refused.ts';
import type { BillDetailReport, CustomersReport, FocusReport } from './import-report.ts';

type Report = FocusReport | BillDetailReport | CustomersReport;

type Made = Pick<AuditEntry, 'at' | 'requestId' | 'targets'>;

/** Who acts where an import does. */
export const ACTOR = { actor: { kind: 'system', id: 'import' }, sessionId: null } as const;

/** The audit row before the first change, so that even an import whose process is killed leaves a trace. */
export function importBegunAudit(kind: Report['kind'], files: number, made: Made): AuditEntry {
  return { ...made, ...ACTOR, action: `import.${kind}.begin`, outcome: 'done', refusal: null, details: { files } };
}

/** The audit row of an import's end: ids and counts. File names stay out, since people name files after people. */
export function importAudit(report: Report, made: Made, failure: unknown = null): AuditEntry {
  const { customers, assignments } = report;
  return {
    ...made,
    ...ACTOR,
    action: `import.${report.kind}`,
    outcome: failure === null ? 'done' : 'refused',
    refusal: failure === null ? null : failure instanceof ImportRefused ? failure.details.code : 'import-broken-off',
    details: {
      files: report.files.length,
      rowsRead: report.rowsRead,
      rowsRefused: report.rowsRefused,
      ...linesOf(report),
      customersAdded: customers.added,
      customersChanged: customers.changed,
      customersUnchanged: customers.unchanged,
      assigned: assignments.assigned,
    },
  };
}

function linesOf(report: Report): Record<string, number> {
  if (report.kind === 'customers') return {};
  const { linesWritten, linesReplaced } = report;
  return { linesWritten, linesReplaced, ...(report.kind === 'bill-detail' && { linesMarked: report.linesMarked }) };
}
