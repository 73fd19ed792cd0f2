import type { TableEncoding } from '../../ports/tables.ts';
import { isAscii } from './bytes.ts';
import type { RecordBytes, SplitRecords } from './record-splitter.ts';

/** Neighbouring records as one text, or a record that means nothing in the encoding. */
export type DecodedRun = { text: string; records: RecordBytes[] } | { undecodableLine: number };

/** Decodes records in long runs; only a run that holds damaged bytes is decoded record by record. */
export function decodeRecords({ buffer, records }: Pick<SplitRecords, 'buffer' | 'records'>, encoding: TableEncoding): DecodedRun[] {
  const strict = strictDecoder(encoding);
  return neighbours(records).flatMap((run) => decodeRun(buffer, run, strict));
}

type StrictDecoder = (bytes: Uint8Array) => string | null;

/** Null where the bytes mean nothing. UTF-16 was brought to UTF-8 before this, which left a replacement character for what was damaged. */
function strictDecoder(encoding: TableEncoding): StrictDecoder {
  const decoder = new TextDecoder(encoding === 'gb18030' ? 'gb18030' : 'utf-8', { fatal: true, ignoreBOM: true });
  const decode: StrictDecoder = (bytes) => tryDecode(decoder, bytes);
  if (!encoding.startsWith('utf-16')) return decode;
  return (bytes) => {
    const text = decode(bytes);
    return text?.includes('\uFFFD') ? null : text;
  };
}

function decodeRun(buffer: Uint8Array, records: RecordBytes[], decode: StrictDecoder): DecodedRun[] {
  const [first, last] = [records[0], records.at(-1)];
  if (!first || !last) return [];
  const text = decode(buffer.subarray(first.start, last.end));
  if (text !== null) return [{ text, records }];
  if (records.length === 1) return [{ undecodableLine: first.line }];
  const middle = records.length >> 1;
  return [...decodeRun(buffer, records.slice(0, middle), decode), ...decodeRun(buffer, records.slice(middle), decode)];
}

function tryDecode(decoder: TextDecoder, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** Records that follow each other without a refused one between them. */
function neighbours(records: readonly RecordBytes[]): RecordBytes[][] {
  const runs: RecordBytes[][] = [];
  let end = -1;
  for (const record of records) {
    // A line end is one or two bytes.
    const isNext = end >= 0 && record.start - end <= 2;
    if (isNext) runs.at(-1)?.push(record);
    else runs.push([record]);
    end = record.end;
  }
  return runs;
}

/**
 * UTF-8 or GB18030, by the records that hold more than ASCII: Chinese text in GB18030 is hardly ever valid UTF-8, while the opposite happens. Null
 * where all is ASCII and nothing is decided yet. A few damaged lines do not turn the vote.
 */
export function voteEncoding({ buffer, records }: Pick<SplitRecords, 'buffer' | 'records'>): 'utf-8' | 'gb18030' | null {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const gb18030 = new TextDecoder('gb18030', { fatal: true });
  let forUtf8 = 0;
  let forGb18030 = 0;
  for (const { start, end } of records) {
    const bytes = buffer.subarray(start, end);
    if (isAscii(bytes)) continue;
    if (tryDecode(utf8, bytes) !== null) forUtf8 += 1;
    else if (tryDecode(gb18030, bytes) !== null) forGb18030 += 1;
  }
  if (forUtf8 + forGb18030 === 0) return null;
  return forUtf8 >= forGb18030 ? 'utf-8' : 'gb18030';
}
