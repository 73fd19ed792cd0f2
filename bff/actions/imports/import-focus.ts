import { FOCUS_COLUMNS, FOCUS_REQUIRED, type FocusColumn } from '../../domain/imports/focus-columns.ts';
import { type FocusRow, FocusRowReader } from '../../domain/imports/focus-row.ts';
import { stated } from '../../domain/imports/stated.ts';
import type { World } from '../../ports/index.ts';
import type { BillLineRecord } from '../../ports/records.ts';
import { BillSums } from './bill-sums.ts';
import { BillTarget } from './bill-target.ts';
import { BillWriter } from './bill-writer.ts';
import { BilledCustomers } from './billed-customers.ts';
import { focusCustomerOf } from './focus-customers.ts';
import { type BillImport, billReport, needAssignedAt } from './import-bill.ts';
import type { FocusReport } from './import-report.ts';
import { type FileKind, FileReader, type TableReadOptions } from './read-files.ts';

export interface FocusImport extends BillImport, TableReadOptions {}

const FOCUS_KIND: FileKind<FocusColumn, FocusRow> = {
  spellings: FOCUS_COLUMNS,
  missing: (places) => FOCUS_REQUIRED.filter((column) => places[column] === undefined),
  otherFormat: (header) => (/^[[{]/.test(header[0] ?? '') ? 'bill-detail' : null),
  reader: (places) => new FocusRowReader(places),
};

/**
 * Imports a set of FOCUS files as one delivery: its lines stay out of sight until all files are read, then take the place of what was in force for the same
 * billing accounts and cycles in one switch. Where anything fails, or the signal is given, the delivery is dropped and what was in force stays.
 * Throws `ImportRefused`, `StoreUnavailable`, or the signal's reason.
 */
export async function importFocus(world: Pick<World, 'security' | 'clock'>, options: FocusImport): Promise<FocusReport> {
  needAssignedAt(options);
  const reader = new FileReader(FOCUS_KIND, options);
  await reader.check(options.files);
  const customers = new BilledCustomers(options);
  const sums = new BillSums();
  let roundings = 0;
  const target = options.into && new BillTarget(world, options.into, 'focus', options);
  const writer = new BillWriter(target, customers);
  const report = (): FocusReport => ({ kind: 'focus', ...billReport(options, reader, target, { customers, sums, roundings }) });
  await target?.begin(options.files.length);
  try {
    for await (const rows of reader.read(options.files)) {
      for (const { row } of rows) {
        sums.add(row);
        roundings += row.roundings;
        await writer.add(toLine(row, await focusCustomerOf(world.security, customers, row)));
      }
    }
    await writer.flush();
    const done = report();
    await target?.finish(done, sums.mainCurrency());
    return done;
  } catch (error) {
    await target?.abandon(error, report());
    throw error;
  }
}

function toLine(row: FocusRow, customerId: string): BillLineRecord {
  const { cycle, billingAccountId, currency, due, listPrice, consumedAt, category, service, region, resourceId, description } = row;
  const { kind, regionName, resourceType, resourceName } = row;
  return {
    ...{ customerId, cycle, billingAccountId, currency, due, listPrice, consumedAt, category, service, region, resourceId, description },
    ...stated({ ...kind, regionName, resourceType, resourceName }),
  };
}
