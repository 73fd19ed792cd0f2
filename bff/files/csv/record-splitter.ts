import type { LineProblem } from '../../ports/tables.ts';
import { CARRIAGE_RETURN, joinBytes, QUOTE, SPACE } from './bytes.ts';

/** A whole record: bytes `start` to `end` of the buffer it came with, without its line end. */
export interface RecordBytes {
  line: number;
  start: number;
  end: number;
}

export interface SplitRecords {
  buffer: Uint8Array;
  records: RecordBytes[];
  refused: { line: number; problem: LineProblem }[];
}

type State = 'cell-start' | 'plain' | 'quoted' | 'after-quote' | 'rest-of-line';

/**
 * Cuts bytes into CSV records (RFC 4180) before they are decoded: line feed, quote and separator never stand inside a longer character of
 * UTF-8 or GB18030. A damaged or over-long record costs itself only. Where a quote is misplaced or never closed, reading goes on at the next line of
 * the file; where a quoted cell is over-long, at the end of its quotes, so that text inside quotes is never taken for rows.
 */
export class RecordSplitter {
  readonly #delimiter: number;
  readonly #lengthLimit: number;
  readonly #lineEnd: number;
  #buffer: Uint8Array = new Uint8Array(0);
  #position = 0;
  #start = 0;
  #line = 1;
  /** Line breaks inside the record so far. */
  #breaks = 0;
  #state: State = 'cell-start';
  /** The record was refused; its bytes are not kept. */
  #isDropped = false;
  #records: RecordBytes[] = [];
  #refused: SplitRecords['refused'] = [];

  constructor(options: { delimiter: number; lineEnd: number; lengthLimit: number }) {
    this.#delimiter = options.delimiter;
    this.#lineEnd = options.lineEnd;
    this.#lengthLimit = options.lengthLimit;
  }

  push(chunk: Uint8Array): SplitRecords {
    const kept = this.#buffer.subarray(this.#start);
    this.#buffer = kept.length === 0 ? chunk : joinBytes([kept, chunk]);
    this.#position -= this.#start;
    this.#start = 0;
    this.#scan();
    if (this.#isDropped) this.#start = this.#buffer.length;
    else if (this.#buffer.length - this.#start > this.#lengthLimit) this.#drop('row-too-long');
    return this.#take();
  }

  /** The last record, where the file does not end with a line end. */
  finish(): SplitRecords {
    while (this.#state === 'quoted' && this.#resumeAfterFirstLine('quote-unclosed')) this.#scan();
    if (!this.#isDropped && this.#state !== 'quoted' && this.#start < this.#buffer.length) this.#end(this.#buffer.length);
    return this.#take();
  }

  #take(): SplitRecords {
    const taken = { buffer: this.#buffer, records: this.#records, refused: this.#refused };
    this.#records = [];
    this.#refused = [];
    return taken;
  }

  #scan(): void {
    while (this.#position < this.#buffer.length) {
      const byte = this.#buffer[this.#position] as number;
      if (this.#state === 'quoted') this.#inQuotes(byte);
      else if (byte === this.#lineEnd) this.#end(this.#position);
      else if (this.#state === 'cell-start') this.#atCellStart(byte);
      else if (this.#state === 'after-quote') this.#afterQuote(byte);
      else if (this.#state === 'plain') this.#inPlain();
      this.#position += 1;
    }
  }

  #inQuotes(byte: number): void {
    if (byte === QUOTE) this.#state = 'after-quote';
    else if (byte === this.#lineEnd) this.#breaks += 1;
  }

  #atCellStart(byte: number): void {
    if (byte === QUOTE) this.#state = 'quoted';
    else if (byte !== this.#delimiter) this.#state = 'plain';
  }

  /** Runs to the next separator or line end in one go: most bytes of a file are here. */
  #inPlain(): void {
    const buffer = this.#buffer;
    let at = this.#position;
    while (at < buffer.length && buffer[at] !== this.#delimiter && buffer[at] !== this.#lineEnd) at += 1;
    if (buffer[at] === this.#delimiter) this.#state = 'cell-start';
    else at -= 1;
    this.#position = at;
  }

  #afterQuote(byte: number): void {
    if (byte === QUOTE) this.#state = 'quoted';
    else if (byte === this.#delimiter) this.#state = 'cell-start';
    else if (byte !== CARRIAGE_RETURN && byte !== SPACE) this.#resumeAfterFirstLine('quote-misplaced');
  }

  /** Refuses the record's first line and goes on after it; false where nothing but that line was read. */
  #resumeAfterFirstLine(problem: LineProblem): boolean {
    if (!this.#isDropped || problem === 'quote-unclosed') this.#refused.push({ line: this.#line, problem });
    const lineEnd = this.#isDropped ? -1 : this.#buffer.subarray(0, this.#position).indexOf(this.#lineEnd, this.#start);
    if (lineEnd < 0) {
      this.#isDropped = true;
      this.#state = 'rest-of-line';
      return false;
    }
    this.#breaks = 0;
    this.#line += 1;
    this.#begin(lineEnd + 1);
    this.#position = problem === 'quote-unclosed' ? this.#start : lineEnd;
    return true;
  }

  #drop(problem: LineProblem): void {
    this.#refused.push({ line: this.#line, problem });
    this.#isDropped = true;
    this.#start = this.#buffer.length;
  }

  #end(end: number): void {
    const isTooLong = end - this.#start > this.#lengthLimit;
    if (!this.#isDropped && isTooLong) this.#refused.push({ line: this.#line, problem: 'row-too-long' });
    if (!this.#isDropped && !isTooLong) this.#records.push({ line: this.#line, start: this.#start, end: this.#withoutReturn(end) });
    this.#line += this.#breaks + 1;
    this.#breaks = 0;
    this.#begin(end + 1);
  }

  #withoutReturn(end: number): number {
    return end > this.#start && this.#buffer[end - 1] === CARRIAGE_RETURN ? end - 1 : end;
  }

  #begin(start: number): void {
    this.#start = start;
    this.#state = 'cell-start';
    this.#isDropped = false;
  }
}
