import type { IncompleteMember } from '../../domain/imports/answer-tally.ts';
import type { FileProblem } from '../../ports/tables.ts';

/** Why an import as a whole was refused. Nothing was changed. */
export type ImportProblem =
  | { code: 'file-refused'; file: string; problem: FileProblem }
  /** A bill where customers were expected, or a bill of another format. */
  | { code: 'format-other'; file: string; format: 'focus' | 'bill-detail' }
  /** An answer with which the upstream refused; its code, where it has the form of one. */
  | { code: 'answer-failed'; file: string; answer: number; errorCode: string | null }
  /** The files do not hold all of what the upstream has, or hold some of it twice. The first of them. */
  | { code: 'set-incomplete'; count: number; members: readonly IncompleteMember[] }
  | { code: 'columns-missing'; file: string; columns: readonly string[] }
  | { code: 'columns-repeated'; file: string; columns: readonly string[] }
  /** Not one row could be read. */
  | { code: 'nothing-readable' }
  | { code: 'manager-needs-assigned-at' }
  /** The operator exists and is no account manager. */
  | { code: 'not-an-account-manager'; userId: string };

/** `details` is what a person at the command line is told; it holds nothing out of a file's cells. */
export class ImportRefused extends Error {
  override name = 'ImportRefused';
  readonly details: ImportProblem;
  constructor(details: ImportProblem) {
    super(details.code);
    this.details = details;
  }
}
