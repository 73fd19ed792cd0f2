import { matchHeader } from '../../domain/imports/header.ts';
import { RowRefused } from '../../domain/imports/row-problem.ts';
import type { PartnerRecord } from '../../ports/records.ts';
import type { Store } from '../../ports/store.ts';
import { FileRefused, type OpenTable, type Table, type TableEncoding, type TableRow } from '../../ports/tables.ts';
import { ImportRefused } from './import-refused.ts';
import type { FileReport, ImportProgress } from './import-report.ts';
import { Refusals } from './refusals.ts';

/** A file to import. `name` is shown to whoever runs the import and kept nowhere. */
export interface ImportFile {
  name: string;
  open(): ReadableStream<Uint8Array>;
}

/** Where an import goes. */
export interface ImportInto {
  store: Store;
  partner: PartnerRecord;
}

export interface ReadOptions {
  /** Stops the import between two batches; it ends with the signal's reason. */
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: ImportProgress) => void) | undefined;
}

export interface TableReadOptions extends ReadOptions {
  openTable: OpenTable;
  encoding?: TableEncoding | undefined;
}

/** What a kind of file must have, and how its rows are read. */
export interface FileKind<Column extends string, Row> {
  spellings: Readonly<Record<Column, readonly string[]>>;
  /** The columns that a header lacks to be of this kind. */
  missing(places: Partial<Record<Column, number>>): readonly string[];
  /** Which other kind of file the header is of; null where it is of none. */
  otherFormat(header: readonly string[]): 'focus' | 'bill-detail' | null;
  reader(places: Partial<Record<Column, number>>): { read(cells: readonly string[]): Row };
}

export interface ReadRow<Row> {
  file: string;
  line: number;
  row: Row;
}

interface OpenedTable<Column extends string> extends Table {
  places: Partial<Record<Column, number>>;
  unknown: number[];
}

/** Reads files of one kind, one after the other, as batches of rows; what cannot be read is counted. */
export class FileReader<Column extends string, Row> {
  readonly refusals = new Refusals();
  readonly reports: FileReport[] = [];
  rowsRead = 0;
  readonly #kind: FileKind<Column, Row>;
  readonly #options: TableReadOptions;

  constructor(kind: FileKind<Column, Row>, options: TableReadOptions) {
    this.#kind = kind;
    this.#options = options;
  }

  /** Looks at the header of every file before the first row of any is read. Throws `ImportRefused`. */
  async check(files: readonly ImportFile[]): Promise<void> {
    for (const file of files) {
      const table = await this.#open(file);
      await table.close();
    }
  }

  async *read(files: readonly ImportFile[]): AsyncGenerator<ReadRow<Row>[], void, undefined> {
    for (const [index, file] of files.entries()) {
      const table = await this.#open(file);
      try {
        yield* this.#readTable(file, index, table);
      } catch (error) {
        throw refusedFile(error, file);
      } finally {
        await table.close();
      }
    }
    if (this.rowsRead > 0 && this.rowsRead === this.refusals.count) throw new ImportRefused({ code: 'nothing-readable' });
  }

  async #open(file: ImportFile): Promise<OpenedTable<Column>> {
    const { encoding, openTable } = this.#options;
    const table = await openTable(file.open(), encoding ? { encoding } : {}).catch((error: unknown) => {
      throw refusedFile(error, file);
    });
    const { places, repeated, unknown } = matchHeader(table.header, this.#kind.spellings);
    const format = this.#kind.otherFormat(table.header);
    if (format) {
      await table.close();
      throw new ImportRefused({ code: 'format-other', file: file.name, format });
    }
    const missing = this.#kind.missing(places);
    if (missing.length === 0 && repeated.length === 0) return Object.assign(table, { places, unknown });
    await table.close();
    const code = missing.length > 0 ? 'columns-missing' : 'columns-repeated';
    throw new ImportRefused({ code, file: file.name, columns: missing.length > 0 ? missing : repeated });
  }

  async *#readTable(file: ImportFile, index: number, table: OpenedTable<Column>): AsyncGenerator<ReadRow<Row>[], void, undefined> {
    const reader = this.#kind.reader(table.places);
    const report: FileReport = {
      name: file.name,
      encoding: table.encoding,
      isCompressed: table.isCompressed,
      rowsRead: 0,
      unknownColumns: table.unknown,
    };
    this.reports.push(report);
    for await (const batch of table.batches) {
      this.#options.signal?.throwIfAborted();
      for (const { line, problem } of batch.refused) this.refusals.add(file.name, line, null, problem);
      const rows = batch.rows.flatMap((row) => this.#readRow(file.name, reader, row) ?? []);
      report.rowsRead += batch.rows.length + batch.refused.length;
      this.rowsRead += batch.rows.length + batch.refused.length;
      yield rows;
      this.#options.onProgress?.({ file: index, rowsRead: this.rowsRead, bytesRead: batch.bytesRead });
      report.encoding = table.encoding;
    }
  }

  #readRow(file: string, reader: { read(cells: readonly string[]): Row }, { line, cells }: TableRow): ReadRow<Row> | null {
    try {
      return { file, line, row: reader.read(cells) };
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error;
      this.refusals.add(file, line, error.column, error.problem);
      return null;
    }
  }
}

/** A file that cannot be read, as a refusal that names it. */
export function refusedFile(error: unknown, file: ImportFile): unknown {
  return error instanceof FileRefused ? new ImportRefused({ code: 'file-refused', file: file.name, problem: error.problem }) : error;
}
