import type { BillSums } from './bill-sums.ts';
import type { BillTarget } from './bill-target.ts';
import type { BilledCustomerOptions, BilledCustomers } from './billed-customers.ts';
import { ImportRefused } from './import-refused.ts';
import type { BillReport, FileReport } from './import-report.ts';
import type { ImportFile, ImportInto } from './read-files.ts';
import type { Refusals } from './refusals.ts';

/** What imports of bills have in common. */
export interface BillImport extends BilledCustomerOptions {
  files: readonly ImportFile[];
  /** Null for a dry run: everything is read and counted, nothing is written. */
  into: ImportInto | null;
  /** The partner's own id of the account manager who gets the customers that have none; with `assignedAt`. */
  accountManagerUserId?: string | undefined;
}

/** Throws `ImportRefused` where an account manager is named without a time. */
export function needAssignedAt({ accountManagerUserId, assignedAt }: BillImport): void {
  if (accountManagerUserId !== undefined && assignedAt === undefined) throw new ImportRefused({ code: 'manager-needs-assigned-at' });
}

/** How far an import is, or how it ended. */
export function billReport(
  options: BillImport,
  reader: { reports: FileReport[]; rowsRead: number; refusals: Refusals },
  target: BillTarget | null,
  seen: { customers: BilledCustomers; sums: BillSums; roundings: number },
): Omit<BillReport, 'kind'> {
  return {
    isDryRun: options.into === null,
    files: reader.reports,
    rowsRead: reader.rowsRead,
    rowsRefused: reader.refusals.count,
    refused: reader.refusals.list(),
    customers: target?.counts ?? { added: 0, changed: 0, unchanged: 0 },
    assignments: target?.assignments ?? { assigned: 0, kept: 0, managersAdded: 0 },
    roundings: seen.roundings,
    linesWritten: target?.linesWritten ?? 0,
    linesReplaced: 0,
    customersSeen: seen.customers.count,
    sums: seen.sums.list(),
  };
}
