/** Tables read from files, in our words: a header and rows of text, as a stream. */

/** Why one line could not be read. The rest of the file goes on. */
export type LineProblem =
  /** Bytes that mean nothing in the file's encoding. */
  | 'undecodable'
  /** The row is longer than the limit; nothing of it was kept. */
  | 'row-too-long'
  /** A quote that neither ends the cell nor is doubled. */
  | 'quote-misplaced'
  /** A quote opened here and never closed. */
  | 'quote-unclosed'
  | 'too-few-cells'
  | 'too-many-cells'
  /** A NUL character, which no text holds. */
  | 'nul-character';

/** Why a file is no table at all and is refused whole. */
export type FileProblem =
  | 'empty'
  | 'header-only'
  | 'header-unreadable'
  | 'binary'
  | 'workbook'
  | 'parquet'
  | 'zip'
  /** Bytes ended or broke inside a compressed file. */
  | 'compression-broken'
  | 'no-json'
  /** JSON that ends or breaks in the middle. */
  | 'json-broken'
  /** JSON that is no answer of the upstream. */
  | 'no-answers'
  /** More in one piece than is held at once. */
  | 'piece-too-long';

export class FileRefused extends Error {
  override name = 'FileRefused';
  readonly problem: FileProblem;
  constructor(problem: FileProblem) {
    super(problem);
    this.problem = problem;
  }
}

export const TABLE_ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const;
export type TableEncoding = (typeof TABLE_ENCODINGS)[number];

export interface TableRow {
  /** Line of the file, from 1, on which the row begins. */
  line: number;
  /** As many as the header has. */
  cells: readonly string[];
}

export interface RefusedLine {
  line: number;
  problem: LineProblem;
}

/** Some rows, in order of the file. Batches are small, so that memory does not grow with the file. */
export interface TableBatch {
  rows: readonly TableRow[];
  refused: readonly RefusedLine[];
  /** Bytes of the file consumed so far, as they lie on disk. */
  bytesRead: number;
}

export interface Table {
  encoding: TableEncoding;
  isCompressed: boolean;
  header: readonly string[];
  /** Throws `FileRefused` where the file breaks on the way. To be walked once. */
  batches: AsyncIterable<TableBatch>;
  /** Lets go of the file without reading on. */
  close(): Promise<void>;
}

export interface TableOptions {
  /** Instead of recognising it. */
  encoding?: TableEncoding;
}

/** Opens a file as a table: recognises the encoding, reads the header. Throws `FileRefused` where it is none. */
export type OpenTable = (bytes: ReadableStream<Uint8Array>, options?: TableOptions) => Promise<Table>;
