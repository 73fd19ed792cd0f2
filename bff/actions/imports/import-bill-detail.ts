import { billCycleStart } from '../../../shared/values/bill-cycle.ts';
import type { LineFault } from '../../../shared/values/consumption-lists.ts';
import type { BillDetailRow, CodedField } from '../../domain/imports/bill-detail-row.ts';
import { faultsIn } from '../../domain/line-faults.ts';
import type { World } from '../../ports/index.ts';
import type { BillLineRecord } from '../../ports/records.ts';
import { instantOf } from '../audit-entry.ts';
import { BillSums } from './bill-sums.ts';
import { BillTarget } from './bill-target.ts';
import { BillWriter } from './bill-writer.ts';
import { BilledCustomers } from './billed-customers.ts';
import { type BillImport, billReport, needAssignedAt } from './import-bill.ts';
import { ImportRefused } from './import-refused.ts';
import type { BillDetailReport } from './import-report.ts';
import { AnswerReader, type AnswerReadOptions, type ReadRecord } from './read-answers.ts';
import { LinesByKind } from './told-lines.ts';

export interface BillDetailImport extends BillImport, AnswerReadOptions {}

/** Customers and cycles named where a set is incomplete. */
const MEMBERS_SHOWN = 10;

/**
 * Imports answers of the upstream's `ListSubCustomerBillDetail`: once all files are read, the lines of every customer and cycle in them take the place of what this source
 * brought before, each whole, thousands of them in one switch. Answers that do not hold all that the upstream has of a customer's cycle are refused, and nothing is changed.
 * Throws `ImportRefused`, `StoreUnavailable`, or the signal's reason.
 */
export async function importBillDetail(world: Pick<World, 'security' | 'clock'>, options: BillDetailImport): Promise<BillDetailReport> {
  needAssignedAt(options);
  const reader = new AnswerReader(options);
  await reader.check(options.files);
  const customers = new BilledCustomers(options);
  const notes = new DetailNotes();
  const target = options.into && new BillTarget(world, options.into, 'bill-detail', options);
  const writer = new BillWriter(target, customers);
  const report = (): BillDetailReport => ({
    ...billReport(options, reader, target, { customers, sums: notes.sums, roundings: notes.roundings }),
    kind: 'bill-detail',
    answers: reader.tally.answers,
    uncounted: reader.tally.uncounted,
    ...notes.report(),
  });
  await target?.begin(options.files.length);
  try {
    for await (const records of reader.read(options.files)) {
      for (const record of records) {
        notes.add(record);
        meet(customers, record.row);
        await writer.add(toLine(record.row));
      }
    }
    await writer.flush();
    refuseIncomplete(reader);
    const done = report();
    await target?.finish(done, notes.sums.mainCurrency());
    return done;
  } catch (error) {
    await target?.abandon(error, report());
    throw error;
  }
}

function refuseIncomplete({ tally }: AnswerReader): void {
  const members = tally.incomplete();
  if (members.length === 0) return;
  throw new ImportRefused({ code: 'set-incomplete', count: members.length, members: members.slice(0, MEMBERS_SHOWN) });
}

/** A new customer is associated as the record says, since the cycle in which the bill names it first. */
function meet(customers: BilledCustomers, { customerId, cycle, associationType }: BillDetailRow): void {
  if (customers.knownId(customerId) !== null) return;
  customers.meet(customerId, { customerId, periodStart: instantOf(billCycleStart(cycle)), associationType });
}

/** Each customer's cycle is delivered on its own, as the upstream answers. */
function toLine(row: BillDetailRow): BillLineRecord {
  const { faults, amounts, ...line } = row;
  const marked = faults === 0 ? {} : { faults };
  const stated = Object.keys(amounts).length === 0 ? {} : { amounts };
  return { ...line, billingAccountId: row.customerId, category: null, ...stated, ...marked };
}

/** What is told of the lines at the end. */
class DetailNotes {
  readonly sums = new BillSums();
  roundings = 0;
  #refundsTurned = 0;
  #linesMarked = 0;
  readonly #marked = new LinesByKind<LineFault>();
  readonly #unknown = new LinesByKind<{ field: CodedField; code: string | null }>();

  add({ file, record, row, isTurned, roundings, unknown }: ReadRecord): void {
    this.sums.add({ ...row, coupon: row.amounts.coupon ?? null });
    this.roundings += roundings;
    if (isTurned) this.#refundsTurned += 1;
    if (row.faults !== 0) this.#linesMarked += 1;
    for (const fault of faultsIn(row.faults)) this.#marked.add(fault, file, record);
    for (const { field, code } of unknown) this.#unknown.add({ field, code: /^\d{1,4}$/.test(code) ? code : null }, file, record);
  }

  report(): Pick<BillDetailReport, 'linesMarked' | 'marked' | 'refundsTurned' | 'unknownCodes'> {
    return {
      linesMarked: this.#linesMarked,
      marked: this.#marked.list().map(({ kind, ...told }) => ({ fault: kind, ...told })),
      refundsTurned: this.#refundsTurned,
      unknownCodes: this.#unknown.list().map(({ kind, ...told }) => ({ ...kind, ...told })),
    };
  }
}
