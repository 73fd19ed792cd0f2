import type { Amount } from '../../../shared/values/amount.ts';
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
  /** The first lines of them. */
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
  /** Rows that do not state a list price. */
  rowsWithoutListPrice: number;
}

export interface FocusReport extends ImportReport {
  kind: 'focus';
  linesWritten: number;
  /** Lines of earlier deliveries that these took the place of. */
  linesReplaced: number;
  /** Customers whom the files name. */
  customersSeen: number;
  sums: CycleSum[];
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
