/** Why a row that could be read says nothing that can be kept. Names the column, never its content. */
export type RowProblem =
  | 'missing'
  | 'too-long'
  | 'control-character'
  | 'not-an-amount'
  | 'not-a-currency'
  | 'not-a-time'
  | 'not-a-customer-id'
  | 'not-a-mobile'
  | 'not-an-email'
  | 'not-in-list'
  | 'not-a-cycle'
  /** An object, a list or true and false where text or a number is expected. */
  | 'not-text'
  /** A record that is no object. */
  | 'not-a-record'
  /** A spreadsheet wrote a long number as 1.38E+10; its digits are lost. */
  | 'digits-lost';

/** Thrown by the readers of one cell and caught once a row. */
export class RowRefused extends Error {
  override name = 'RowRefused';
  /** The column as the file's kind names it, not as the file spells it. */
  readonly column: string;
  readonly problem: RowProblem;
  constructor(column: string, problem: RowProblem) {
    super(`${column}: ${problem}`);
    this.column = column;
    this.problem = problem;
  }
}
