import type { ExportFormat } from '../../shared/values/lists.ts';
import type { DecimalText } from '../../shared/values/money.ts';

/** A cell of a file: text, an exact number, or nothing. Ids are text, whatever they are made of. */
export type Cell = string | { readonly number: DecimalText } | null;

export interface TableHead {
  /** What the sheet is called, in files that have sheets. */
  title: string;
  header: readonly string[];
}

export interface TablePiece {
  head: TableHead;
  /** What the piece before answered; null for the first. */
  state: string | null;
  rows: readonly (readonly Cell[])[];
  /** True for the last piece, which ends the file. */
  isLast: boolean;
}

/**
 * Writes a file in pieces, which one after the other are the file. A piece depends on nothing but what it is given, so that another
 * process can go on where one ended: the same rows in the same pieces make the same bytes.
 */
export type WriteTablePiece = (piece: TablePiece) => { bytes: Uint8Array<ArrayBuffer>; state: string };

export type TableWriters = Readonly<Record<ExportFormat, WriteTablePiece>>;
