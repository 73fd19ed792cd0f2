import { FOCUS_COLUMNS, FOCUS_REQUIRED, type FocusColumn } from '../../domain/imports/focus-columns.ts';
import { type FocusRow, FocusRowReader } from '../../domain/imports/focus-row.ts';
import type { World } from '../../ports/index.ts';
import type { BillLineRecord } from '../../ports/records.ts';
import { type FocusCustomerOptions, FocusCustomers } from './focus-customers.ts';
import { FocusSums } from './focus-sums.ts';
import { FocusTarget } from './focus-target.ts';
import { ImportRefused } from './import-refused.ts';
import type { FocusReport } from './import-report.ts';
import { type FileKind, FileReader, type ImportFile, type ImportInto, type ReadOptions } from './read-files.ts';

export interface FocusImport extends ReadOptions, FocusCustomerOptions {
  files: readonly ImportFile[];
  /** Null for a dry run: everything is read and counted, nothing is written. */
  into: ImportInto | null;
  /** The partner's own id of the account manager who gets the customers that have none; with `assignedAt`. */
  accountManagerUserId?: string | undefined;
}

/** Lines a command: small enough that the portal's own commands get their turn. */
const LINES_PER_COMMAND = 2000;

const FOCUS_KIND: FileKind<FocusColumn, FocusRow> = {
  spellings: FOCUS_COLUMNS,
  missing: (places) => FOCUS_REQUIRED.filter((column) => places[column] === undefined),
  isOther: () => false,
  reader: (places) => new FocusRowReader(places),
};

/**
 * Imports a set of FOCUS files as one delivery: its lines stay out of sight until all files are read, then take the place of what was in force for the same
 * billing accounts and cycles in one switch. Where anything fails, or the signal is given, the delivery is dropped and what was in force stays.
 * Throws `ImportRefused`, `StoreUnavailable`, or the signal's reason.
 */
export async function importFocus(world: Pick<World, 'security' | 'clock'>, options: FocusImport): Promise<FocusReport> {
  if (options.accountManagerUserId !== undefined && options.assignedAt === undefined) {
    throw new ImportRefused({ code: 'manager-needs-assigned-at' });
  }
  const reader = new FileReader(FOCUS_KIND, options);
  await reader.check(options.files);
  const customers = new FocusCustomers(world.security, options);
  const sums = new FocusSums();
  const target = options.into && new FocusTarget(world, options.into, options);
  await target?.begin(options.files.length);
  try {
    let lines: BillLineRecord[] = [];
    for await (const rows of reader.read(options.files)) {
      for (const { row } of rows) {
        sums.add(row);
        lines.push(toLine(row, customers.knownId(row) ?? (await customers.meet(row))));
        if (lines.length < LINES_PER_COMMAND) continue;
        await target?.add(customers.takeUnsaved(), lines);
        lines = [];
      }
      if (target) continue;
      lines = [];
      customers.takeUnsaved();
    }
    await target?.add(customers.takeUnsaved(), lines);
    const report = reportOf(options, reader, customers, sums, target);
    await target?.finish(report, sums.mainCurrency());
    return report;
  } catch (error) {
    await target?.abandon(error, reportOf(options, reader, customers, sums, target));
    throw error;
  }
}

function toLine(row: FocusRow, customerId: string): BillLineRecord {
  const { cycle, billingAccountId, currency, due, listPrice, consumedAt, category, service, region, resourceId, description } = row;
  return { customerId, cycle, billingAccountId, currency, due, listPrice, consumedAt, category, service, region, resourceId, description };
}

function reportOf(
  options: FocusImport,
  reader: FileReader<FocusColumn, FocusRow>,
  customers: FocusCustomers,
  sums: FocusSums,
  target: FocusTarget | null,
): FocusReport {
  const counts = target?.counts ?? { added: 0, changed: 0, unchanged: 0 };
  return {
    kind: 'focus',
    isDryRun: options.into === null,
    files: reader.reports,
    rowsRead: reader.rowsRead,
    rowsRefused: reader.refusals.count,
    refused: reader.refusals.list(),
    customers: counts,
    assignments: target?.assignments ?? { assigned: 0, kept: 0, managersAdded: 0 },
    roundings: sums.roundings,
    linesWritten: target?.linesWritten ?? 0,
    linesReplaced: 0,
    customersSeen: customers.count,
    sums: sums.list(),
  };
}
