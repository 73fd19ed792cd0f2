import { FileRefused, type OpenTable, type RefusedLine, type TableBatch, type TableEncoding, type TableRow } from '../../ports/tables.ts';
import { byteSource, counted } from './byte-source.ts';
import { decodeRecords, voteEncoding } from './decode-records.ts';
import { type OpenedText, openText, reading } from './open-text.ts';
import { parseRun } from './parse-run.ts';
import { RecordSplitter, type SplitRecords } from './record-splitter.ts';

/** Longest record that is read, in bytes. FOCUS rows measure under 1 KB; this leaves room for long tag cells. */
export const RECORD_LENGTH_LIMIT = 1024 * 1024;

/**
 * Opens a CSV file: UTF-8 with or without a mark, GB18030, UTF-16, any of them gzipped; separated by comma, semicolon or tab; line
 * ends LF, CRLF or CR. Runs wherever streams of the web do.
 */
export const openCsv: OpenTable = async (bytes, options = {}) => {
  let bytesRead = 0;
  const tell = (count: number) => {
    bytesRead += count;
  };
  const source = byteSource(counted(bytes, tell));
  try {
    const reader = new CsvReader(await openText(source, options.encoding ?? null));
    const header = await reader.readHeader();
    return {
      get encoding() {
        return reader.encoding ?? 'utf-8';
      },
      isCompressed: reader.isCompressed,
      header,
      batches: reader.readBatches(() => bytesRead),
      close: source.close,
    };
  } catch (error) {
    await source.close();
    throw error;
  }
};

interface Part {
  rows: TableRow[];
  refused: RefusedLine[];
}

/** Excel puts a line such as `sep=;` first where asked to; the separator was recognised without it. */
function isExcelHint([first = '', ...others]: readonly string[]): boolean {
  return /^sep=.?$/i.test(first) && others.every((cell) => cell === '');
}

class CsvReader {
  encoding: TableEncoding | null;
  readonly isCompressed: boolean;
  readonly #text: OpenedText;
  readonly #splitter: RecordSplitter;
  #isFinished = false;
  #width: number | null = null;
  /** What came in the same piece as the header. */
  #firstPart: Part = { rows: [], refused: [] };

  constructor(text: OpenedText) {
    this.#text = text;
    this.encoding = text.encoding;
    this.isCompressed = text.isCompressed;
    this.#splitter = new RecordSplitter({ ...text.layout, lengthLimit: RECORD_LENGTH_LIMIT });
  }

  async readHeader(): Promise<readonly string[]> {
    while (!this.#isFinished) {
      const split = await this.#split();
      for (const [index, record] of split.records.entries()) {
        if (split.refused[0] && split.refused[0].line < record.line) break;
        const { rows, refused } = this.#read({ ...split, records: [record], refused: [] });
        if (refused.length > 0) throw new FileRefused('header-unreadable');
        const header = rows[0]?.cells.map((cell) => cell.trim());
        if (!header || isExcelHint(header)) continue;
        this.#width = header.length;
        this.#firstPart = this.#read({ ...split, records: split.records.slice(index + 1) });
        return header;
      }
      // A header that cannot be read leaves every cell without a meaning.
      if (split.refused.length > 0) throw new FileRefused('header-unreadable');
    }
    throw new FileRefused('empty');
  }

  async *readBatches(bytesRead: () => number): AsyncGenerator<TableBatch, void, undefined> {
    let isEmpty = true;
    let part = this.#firstPart;
    while (true) {
      isEmpty &&= part.rows.length === 0 && part.refused.length === 0;
      yield { ...part, bytesRead: bytesRead() };
      if (this.#isFinished) break;
      part = this.#read(await this.#split());
    }
    if (isEmpty) throw new FileRefused('header-only');
  }

  async #split(): Promise<SplitRecords> {
    const chunk = await reading(this.#text.source.next(), this.isCompressed);
    this.#isFinished = chunk === null;
    const split = chunk ? this.#splitter.push(chunk) : this.#splitter.finish();
    this.encoding ??= voteEncoding(split);
    return split;
  }

  #read(split: SplitRecords): Part {
    const parts: Part[] = [{ rows: [], refused: split.refused }];
    for (const run of decodeRecords(split, this.encoding ?? 'utf-8')) {
      if ('undecodableLine' in run) parts.push({ rows: [], refused: [{ line: run.undecodableLine, problem: 'undecodable' }] });
      else parts.push(parseRun(run.text, run.records, this.#text.layout.delimiter, this.#width));
    }
    const refused = parts.flatMap((part) => part.refused).sort((a, b) => a.line - b.line);
    return { rows: parts.flatMap((part) => part.rows), refused };
  }
}
