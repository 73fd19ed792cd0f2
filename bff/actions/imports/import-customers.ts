import type { AssociationType } from '../../../shared/values/lists.ts';
import { CUSTOMER_COLUMNS, type CustomerColumn } from '../../domain/imports/customer-columns.ts';
import { type CustomerRow, CustomerRowReader } from '../../domain/imports/customer-row.ts';
import { detach } from '../../domain/imports/detach.ts';
import { isFocusHeader } from '../../domain/imports/focus-columns.ts';
import type { World } from '../../ports/index.ts';
import { CustomersTarget } from './customers-target.ts';
import { focusCustomerId } from './focus-customers.ts';
import type { CustomersReport } from './import-report.ts';
import { type FileKind, FileReader, type ImportFile, type ImportInto, type ReadRow, type TableReadOptions } from './read-files.ts';

export interface CustomersImport extends TableReadOptions {
  files: readonly ImportFile[];
  /** Null for a dry run: everything is read and counted, nothing is written. */
  into: ImportInto | null;
  /** For new customers whose row does not state them. */
  associationType?: AssociationType | undefined;
  associatedAt?: string | undefined;
  /** For rows that name an account manager and no time. */
  assignedAt?: string | undefined;
}

/** A row, and the customer it is about. */
export interface CustomerItem extends ReadRow<CustomerRow> {
  customerId: string;
}

const CUSTOMERS_PER_COMMAND = 500;

const CUSTOMERS_KIND: FileKind<CustomerColumn, CustomerRow> = {
  spellings: CUSTOMER_COLUMNS,
  missing: (places) => (places.customer_id === undefined && places.billing_account_id === undefined ? ['customer_id'] : []),
  otherFormat: (header) => (isFocusHeader(header) ? 'focus' : null),
  reader: (places) => new CustomerRowReader(places),
};

/**
 * Imports a partner's own customer files: what a row states replaces what is stored, a column that the file does not have keeps it. Rows are written in the
 * order of the files, so of two rows about one customer the later one counts. Throws `ImportRefused`, `StoreUnavailable`, or the signal's reason; what
 * was written by then stays, and importing again completes it.
 */
export async function importCustomers(world: Pick<World, 'security' | 'clock'>, options: CustomersImport): Promise<CustomersReport> {
  const reader = new FileReader(CUSTOMERS_KIND, options);
  await reader.check(options.files);
  const target = options.into && new CustomersTarget(world, options.into, options, reader.refusals);
  const seen = new Set<string>();
  const counts = { rowsRepeated: 0, roundings: 0 };
  await target?.begin(options.files.length);
  try {
    let items: CustomerItem[] = [];
    for await (const rows of reader.read(options.files)) {
      for (const read of rows) {
        const customerId = await customerIdOf(world, read.row);
        if (seen.has(customerId)) counts.rowsRepeated += 1;
        seen.add(customerId);
        counts.roundings += read.row.roundings;
        items.push({ ...read, customerId });
        if (items.length < CUSTOMERS_PER_COMMAND) continue;
        await target?.add(items);
        items = [];
      }
    }
    await target?.add(items);
  } catch (error) {
    await target?.breakOff(reportOf(options, reader, counts, target), error);
    throw error;
  }
  const report = reportOf(options, reader, counts, target);
  await target?.finish(report);
  return report;
}

async function customerIdOf({ security }: Pick<World, 'security'>, { key }: CustomerRow): Promise<string> {
  return 'customerId' in key ? detach(key.customerId) : await focusCustomerId(security, key.billingAccountId, key.subAccountId);
}

function reportOf(
  options: CustomersImport,
  reader: FileReader<CustomerColumn, CustomerRow>,
  counts: { rowsRepeated: number; roundings: number },
  target: CustomersTarget | null,
): CustomersReport {
  return {
    kind: 'customers',
    isDryRun: options.into === null,
    files: reader.reports,
    rowsRead: reader.rowsRead,
    rowsRefused: reader.refusals.count,
    refused: reader.refusals.list(),
    customers: target?.counts ?? { added: 0, changed: 0, unchanged: 0 },
    assignments: target?.assignments ?? { assigned: 0, kept: 0, managersAdded: 0 },
    ...counts,
    creditsLeftOut: target?.creditsLeftOut ?? 0,
  };
}
