import type { writeXlsxStream } from 'hucre/xlsx';
import type { Cell, TableColumn, TableFile, TableHead, TableWriter } from '../../ports/table-files.ts';
import { toValue } from './cell-values.ts';

type Rows = readonly (readonly Cell[])[];

/**
 * A workbook (Office Open XML). Texts stand in their cells, not in a table of their own, which would have to be kept in memory; a sheet
 * that is full is followed by another. No cell is a formula. What was compressed so far is known to this process alone.
 */
export const xlsxWriter: TableWriter = {
  canGoOn: false,
  async open(head) {
    // Its 16 MB and 30 ms are for the first workbook, not for the start of the service.
    const library = await import('hucre/xlsx');
    return new XlsxFile(head, library.writeXlsxStream);
  },
};

/** Feeds rows to the library, which draws them one by one, and keeps the bytes it hands out until they are asked for. */
class XlsxFile implements TableFile {
  readonly #pages: WritableStreamDefaultWriter<Rows>;
  readonly #written: Promise<void>;
  #ready: Uint8Array[] = [];

  constructor({ title, columns, rowsPerSheet }: TableHead, write: typeof writeXlsxStream) {
    const pages = new TransformStream<Rows, Rows>();
    this.#pages = pages.writable.getWriter();
    const sheet = { name: sheetName(title), columns: columns.map(columnOf), freezePane: { rows: 1 } };
    const options = rowsPerSheet === undefined ? sheet : { ...sheet, maxRowsPerSheet: rowsPerSheet };
    this.#written = this.#collect(write(rowsOf(pages.readable), options));
    // A failure is thrown to whoever writes.
    this.#written.catch(() => {});
  }

  async write(rows: Rows, isLast: boolean): Promise<Uint8Array<ArrayBuffer>> {
    const given = this.#pages.write(rows).then(() => (isLast ? this.#pages.close() : undefined));
    // Where nobody draws rows any more, the reason is with the writing.
    await given.catch(() => this.#written);
    if (isLast) await this.#written;
    return this.#take();
  }

  async close(): Promise<void> {
    await this.#pages.abort();
    await this.#written.catch(() => {});
  }

  async #collect(file: ReadableStream<Uint8Array>): Promise<void> {
    const reader = file.getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) this.#ready.push(read.value);
  }

  #take(): Uint8Array<ArrayBuffer> {
    const whole = new Uint8Array(this.#ready.reduce((sum, { length }) => sum + length, 0));
    let offset = 0;
    for (const part of this.#ready) {
      whole.set(part, offset);
      offset += part.length;
    }
    this.#ready = [];
    return whole;
  }
}

async function* rowsOf(pages: ReadableStream<Rows>): AsyncGenerator<(string | number | null)[]> {
  const reader = pages.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) for (const row of read.value) yield row.map(toValue);
  } finally {
    await reader.cancel();
  }
}

const WIDTH = 18;
/** Text is marked as text, so that editing a cell does not make a number of an id. */
const FORMATS: Readonly<Record<TableColumn['holds'], string>> = { text: '@', amount: '0.00##############', count: '0' };

function columnOf({ name, holds }: TableColumn) {
  return { header: name, width: WIDTH, numFmt: FORMATS[holds] };
}

/** None of the characters Excel forbids; short enough for a number behind it. */
function sheetName(title: string): string {
  return title
    .replace(/[[\]:*?/\\']/g, ' ')
    .trim()
    .slice(0, 26);
}
