import type { AuditEntry } from '../../ports/records.ts';
import { ImportRefused } from './import-refused.ts';
import type { CustomersReport, FocusReport } from './import-report.ts';

type Made = Pick<AuditEntry, 'at' | 'requestId' | 'targets'>;

/** Who acts where an import does. */
export const ACTOR = { actor: { kind: 'system', id: 'import' }, sessionId: null } as const;

/** The audit row before the first change, so that even an import whose process is killed leaves a trace. */
export function importBegunAudit(kind: 'focus' | 'customers', files: number, made: Made): AuditEntry {
  return { ...made, ...ACTOR, action: `import.${kind}.begin`, outcome: 'done', refusal: null, details: { files } };
}

/** The audit row of an import's end: ids and counts. File names stay out, since people name files after people. */
export function importAudit(report: FocusReport | CustomersReport, made: Made, failure: unknown = null): AuditEntry {
  const { customers, assignments } = report;
  const lines = report.kind === 'focus' ? { linesWritten: report.linesWritten, linesReplaced: report.linesReplaced } : {};
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
      ...lines,
      customersAdded: customers.added,
      customersChanged: customers.changed,
      customersUnchanged: customers.unchanged,
      assigned: assignments.assigned,
    },
  };
}
