import type { AnswerBatch, OpenAnswers } from '../../ports/answer-files.ts';
import { FileRefused } from '../../ports/tables.ts';
import { byteSource, counted } from '../csv/byte-source.ts';
import { type OpenedText, openText, reading } from '../csv/open-text.ts';
import { AnswerParser } from './answer-parser.ts';

/** Bytes without a record, a field or an end: so much of a file is held at once at most. Records of the upstream measure under 4 KB. */
export const PIECE_LENGTH_LIMIT = 16 * 1024 * 1024;

const HEAD_LENGTH = 64 * 1024;

/** Opens a file of answers: UTF-8 with or without a mark, or UTF-16, plain or gzipped. Runs wherever streams of the web do. */
export const openAnswers: OpenAnswers = async (bytes, shape) => {
  let bytesRead = 0;
  const tell = (count: number) => {
    bytesRead += count;
  };
  const source = byteSource(counted(bytes, tell));
  try {
    const text = await openText(source, null);
    const head = new TextDecoder().decode(await reading(text.source.peek(HEAD_LENGTH), text.isCompressed)).trimStart();
    if (head === '') throw new FileRefused('empty');
    if (!/^[[{]/.test(head)) throw new FileRefused('no-json');
    return {
      encoding: text.encoding ?? 'utf-8',
      isCompressed: text.isCompressed,
      batches: readBatches(text, new AnswerParser(shape), () => bytesRead),
      close: source.close,
    };
  } catch (error) {
    await source.close();
    throw error;
  }
};

async function* readBatches(text: OpenedText, parser: AnswerParser, bytesRead: () => number): AsyncGenerator<AnswerBatch, void, undefined> {
  let without = 0;
  while (true) {
    const chunk = await reading(text.source.next(), text.isCompressed);
    const pieces = chunk ? parser.write(chunk) : parser.end();
    yield { pieces, bytesRead: bytesRead() };
    if (!chunk) return;
    without = pieces.length > 0 ? 0 : without + chunk.length;
    if (without > PIECE_LENGTH_LIMIT) throw new FileRefused('piece-too-long');
  }
}
