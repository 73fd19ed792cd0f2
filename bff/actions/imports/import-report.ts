import type { Amount } from '../../../shared/values/amount.ts';
import type { LineFault } from '../../../shared/values/consumption-lists.ts';
import type { CodedField } from '../../domain/imports/bill-detail-row.ts';
import type { RowProblem } from '../../domain/imports/row-problem.ts';
import type { LineProblem, TableEncoding } from '../../ports/tables.ts';

/** Rows that a plain statement of the file does not decide; named once the stored customer is known. */
export type MergeProblem =
  /** The user id belongs to an operator of other roles. */
  | 'not-an-account-manager'
  /** The manager who holds, or held, the customer was assigned at the same time or later. */
  | 'assigned-before-current'
  /** The personal data of this customer were erased and are not taken again. */
  | 'erased'
  /** The customer left the partner, and the row does not say that it was associated since. */
  | 'dissociated';

export type RowRefusal = LineProblem | RowProblem | MergeProblem;

/** Rows that were left out for one reason. Names columns and lines, never content. */
export interface RefusedRows {
  file: string;
  column: string | null;
  problem: RowRefusal;
  count: number;
  /** The first lines of them; in a file of answers, which records. */
  lines: number[];
}

export interface FileReport {
  name: string;
  encoding: TableEncoding;
  isCompressed: boolean;
  rowsRead: number;
  /** Places (from 1) of columns that mean nothing here. */
  unknownColumns: readonly number[];
}

export interface CustomerCounts {
  added: number;
  changed: number;
  unchanged: number;
}

export interface AssignmentCounts {
  assigned: number;
  /** Customers who stay with the manager they have. */
  kept: number;
  /** Account managers who were not known and were added. */
  managersAdded: number;
}

/** What every import ends with. */
export interface ImportReport {
  isDryRun: boolean;
  files: FileReport[];
  rowsRead: number;
  rowsRefused: number;
  refused: RefusedRows[];
  customers: CustomerCounts;
  assignments: AssignmentCounts;
  /** Amounts that had more decimals than are kept. */
  roundings: number;
}

export interface CycleSum {
  cycle: string;
  currency: string;
  rows: number;
  due: Amount;
  listPrice: Amount;
  effective: Amount;
  /** Due less coupons (R-CON-8) over the rows that state their coupons. */
  paid: Amount;
  /** Rows that do not state a list price, or coupons. */
  rowsWithoutListPrice: number;
  rowsWithoutCoupon: number;
}

/** What every import of bills ends with. */
export interface BillReport extends ImportReport {
  kind: 'focus' | 'bill-detail';
  linesWritten: number;
  /** Lines of earlier deliveries that these took the place of. */
  linesReplaced: number;
  /** Customers whom the files name. */
  customersSeen: number;
  sums: CycleSum[];
}

export interface FocusReport extends BillReport {
  kind: 'focus';
}

/** Lines of which something is told: how many, and the first of them. */
export interface ToldLines {
  count: number;
  first: { file: string; record: number }[];
}

export interface BillDetailReport extends BillReport {
  kind: 'bill-detail';
  answers: number;
  /** Lines that were kept, marked as breaking an identity; a line can break several. */
  linesMarked: number;
  marked: ({ fault: LineFault } & ToldLines)[];
  /** Refunds that the source writes positive (I-4). */
  refundsTurned: number;
  /** Codes that are not known here, of lines that were kept without them; null where it is no number. */
  unknownCodes: ({ field: CodedField; code: string | null } & ToldLines)[];
  /** Customers and cycles whose answers do not say how many records there are. */
  uncounted: number;
}

export interface CustomersReport extends ImportReport {
  kind: 'customers';
  /** Rows whose customer stood in the files before; the last one counts. */
  rowsRepeated: number;
  /** Rows of referral customers whose stated credit was left out (R-CUST-2). */
  creditsLeftOut: number;
}

export interface ImportProgress {
  /** Which file of the set, from 0. */
  file: number;
  rowsRead: number;
  bytesRead: number;
}
