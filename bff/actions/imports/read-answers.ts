import { AnswerTally, memberKey } from '../../domain/imports/answer-tally.ts';
import { memberOf, type ReadBillDetail, readBillDetail } from '../../domain/imports/bill-detail-row.ts';
import { RowRefused } from '../../domain/imports/row-problem.ts';
import type { AnswerFile, AnswerPiece, AnswerShape, JsonObject, JsonValue, OpenAnswers } from '../../ports/answer-files.ts';
import { FileRefused } from '../../ports/tables.ts';
import { ImportRefused } from './import-refused.ts';
import type { FileReport } from './import-report.ts';
import { type ImportFile, type ReadOptions, refusedFile } from './read-files.ts';
import { Refusals } from './refusals.ts';

export interface AnswerReadOptions extends ReadOptions {
  openAnswers: OpenAnswers;
}

/** A record that could be read, and where it stands. */
export interface ReadRecord extends ReadBillDetail {
  file: string;
  record: number;
}

/** `ListSubCustomerBillDetail` (DOMAIN.md Appendix A). */
const SHAPE: AnswerShape = { records: 'fee_records', fields: ['total_count', 'currency', 'error_code'] };

/** Records that wait for the currency of their answer. The upstream's pages hold 1,000 at most; only files put together by hand hold more. */
const WAITING_MAXIMUM = 20_000;

/** Reads files of answers, one after the other; what cannot be read is counted, and all that is there against what the upstream says there is. */
export class AnswerReader {
  readonly refusals = new Refusals();
  readonly reports: FileReport[] = [];
  readonly tally = new AnswerTally();
  rowsRead = 0;
  readonly #options: AnswerReadOptions;

  constructor(options: AnswerReadOptions) {
    this.#options = options;
  }

  /** Looks at the beginning of every file before the first record of any is read. Throws `ImportRefused`. */
  async check(files: readonly ImportFile[]): Promise<void> {
    for (const file of files) await (await this.#open(file)).close();
  }

  async *read(files: readonly ImportFile[]): AsyncGenerator<ReadRecord[], void, undefined> {
    for (const [index, file] of files.entries()) {
      const opened = await this.#open(file);
      try {
        yield* this.#readFile(file, index, opened);
      } catch (error) {
        throw refusedFile(error, file);
      } finally {
        await opened.close();
      }
    }
    if (this.rowsRead > 0 && this.rowsRead === this.refusals.count) throw new ImportRefused({ code: 'nothing-readable' });
  }

  async #open(file: ImportFile): Promise<AnswerFile> {
    return await this.#options.openAnswers(file.open(), SHAPE).catch((error: unknown) => {
      throw refusedFile(error, file);
    });
  }

  async *#readFile(file: ImportFile, index: number, opened: AnswerFile): AsyncGenerator<ReadRecord[], void, undefined> {
    const { encoding, isCompressed } = opened;
    const report: FileReport = { name: file.name, encoding, isCompressed, rowsRead: 0, unknownColumns: [] };
    this.reports.push(report);
    const answers = new OpenAnswer(file.name, this.refusals, this.tally);
    for await (const { pieces, bytesRead } of opened.batches) {
      this.#options.signal?.throwIfAborted();
      const rows = pieces.flatMap((piece) => answers.take(piece));
      const records = pieces.filter(({ kind }) => kind === 'record').length;
      report.rowsRead += records;
      this.rowsRead += records;
      yield rows;
      this.#options.onProgress?.({ file: index, rowsRead: this.rowsRead, bytesRead });
    }
    if (answers.count === 0) throw new FileRefused('no-answers');
  }
}

/** The answer that is being read of a file. */
class OpenAnswer {
  count = 0;
  readonly #file: string;
  readonly #refusals: Refusals;
  readonly #tally: AnswerTally;
  #fields = new Map<string, JsonValue>();
  #records = 0;
  #first = '';
  #members = new Map<string, number>();
  #waiting: { number: number; value: JsonValue }[] = [];

  constructor(file: string, refusals: Refusals, tally: AnswerTally) {
    this.#file = file;
    this.#refusals = refusals;
    this.#tally = tally;
  }

  take(piece: AnswerPiece): ReadRecord[] {
    if (piece.kind === 'field') this.#fields.set(piece.name, piece.value);
    if (piece.kind === 'record') this.#meet(piece);
    if (piece.kind === 'end') return this.#end();
    return this.#fields.has('currency') ? this.#readWaiting() : [];
  }

  #meet({ number, value }: { number: number; value: JsonValue }): void {
    this.#records += 1;
    this.#waiting.push({ number, value });
    if (this.#waiting.length > WAITING_MAXIMUM) throw new FileRefused('piece-too-long');
    if (!isObject(value)) return;
    if (this.#records === 1) this.#first = signatureOf(value);
    const member = memberOf(value);
    if (member) this.#members.set(memberKey(member), (this.#members.get(memberKey(member)) ?? 0) + 1);
  }

  #end(): ReadRecord[] {
    const isAnswer = this.#fields.size > 0 || this.#records > 0;
    if (isAnswer) this.count += 1;
    const errorCode = this.#fields.get('error_code') ?? null;
    if (errorCode !== null && this.#records === 0) throw this.#failed(errorCode);
    const rows = this.#readWaiting();
    if (isAnswer) {
      const total = this.#fields.get('total_count');
      const isCount = typeof total === 'string' && /^\d{1,12}$/.test(total);
      this.#tally.add({ total: isCount ? Number(total) : null, records: this.#records, members: this.#members, first: this.#first });
    }
    this.#fields = new Map();
    this.#members = new Map();
    this.#records = 0;
    this.#first = '';
    return rows;
  }

  #readWaiting(): ReadRecord[] {
    const waiting = this.#waiting;
    this.#waiting = [];
    return waiting.flatMap(({ number, value }) => this.#read(number, value) ?? []);
  }

  #read(record: number, value: JsonValue): ReadRecord | null {
    try {
      if (!isObject(value)) throw new RowRefused('fee_records', 'not-a-record');
      return { file: this.#file, record, ...readBillDetail(value, this.#fields.get('currency')) };
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error;
      this.#refusals.add(this.#file, record, error.column, error.problem);
      return null;
    }
  }

  #failed(errorCode: JsonValue): ImportRefused {
    const isCode = typeof errorCode === 'string' && /^[A-Z]{2,8}\.\d{4,8}$/.test(errorCode);
    return new ImportRefused({ code: 'answer-failed', file: this.#file, answer: this.count, errorCode: isCode ? errorCode : null });
  }
}

function isObject(value: JsonValue): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** Two records of a bill differ in one of these; `id` alone is not always there. */
function signatureOf(record: JsonObject): string {
  const { id, trade_id, consume_time, trade_time, resource_id, product_id, usage_type, usage_amount, payment_amount } = record;
  return JSON.stringify([id, trade_id, consume_time, trade_time, resource_id, product_id, usage_type, usage_amount, payment_amount]);
}
