import type { AuditEntry } from '../../ports/records.ts';
import type { CustomersReport, FocusReport } from './import-report.ts';

/** The one audit row of an import: ids and counts. File names stay out, since people name files after people. */
export function importAudit(report: FocusReport | CustomersReport, made: Pick<AuditEntry, 'at' | 'requestId' | 'targets'>): AuditEntry {
  const { customers, assignments } = report;
  const lines = report.kind === 'focus' ? { linesWritten: report.linesWritten, linesReplaced: report.linesReplaced } : {};
  return {
    ...made,
    actor: { kind: 'system', id: 'import' },
    sessionId: null,
    action: `import.${report.kind}`,
    outcome: 'done',
    refusal: null,
    details: {
      files: report.files.length,
      rowsRead: report.rowsRead,
      rowsRefused: report.rowsRefused,
      ...lines,
      customersAdded: customers.added,
      customersChanged: customers.changed,
      customersUnchanged: customers.unchanged,
      assigned: assignments.assigned,
    },
  };
}
