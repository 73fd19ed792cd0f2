import type { ExportFormat } from '../../shared/values/lists.ts';
import type { DecimalText } from '../../shared/values/money.ts';

/** A cell of a file: text, an exact number, or nothing. Ids are text, whatever they are made of. */
export type Cell = string | { readonly number: DecimalText } | null;

export interface TableColumn {
  name: string;
  /** What its numbers are; `text` where it has none. Only files that format their columns look at it. */
  holds: 'text' | 'amount' | 'count';
}

export interface TableHead {
  /** What the sheet is called, in files that have sheets. */
  title: string;
  columns: readonly TableColumn[];
  /** Where rows are long: how many a sheet holds, the head among them. Left out: as many as its format takes. */
  rowsPerSheet?: number;
}

/** A file that is being written. On one platform the same rows make the same bytes, in pieces of whatever size. */
export interface TableFile {
  /** Takes the next rows, or the last, which end the file; answers what is ready of it by then, which may be nothing. */
  write(rows: readonly (readonly Cell[])[], isLast: boolean): Promise<Uint8Array<ArrayBuffer>>;
  /** Lets go of the file, whether it is whole or not. */
  close(): Promise<void>;
}

export interface TableWriter {
  /** Whether another process can go on where one ended; where not, it starts the file anew. */
  canGoOn: boolean;
  /** `isBegun`: bytes of it were written before, by a file that is not open any more; only where one can go on. */
  open(head: TableHead, isBegun: boolean): Promise<TableFile>;
}

export type TableWriters = Readonly<Record<ExportFormat, TableWriter>>;
