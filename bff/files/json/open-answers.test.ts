import { describe, expect, test } from 'vitest';
import type { AnswerPiece } from '../../ports/answer-files.ts';
import { FileRefused } from '../../ports/tables.ts';
import { openAnswers, PIECE_LENGTH_LIMIT } from './open-answers.ts';

const SHAPE = { records: 'fee_records', fields: ['total_count', 'currency'] };
const ANSWER =
  '{"total_count": 2, "currency": "CNY", "fee_records": [{"id": "一", "amount": 0.1000000000000000055511}, {"id": "b", "amount": -1.5e-7}]}';
const PIECES: AnswerPiece[] = [
  { kind: 'field', name: 'total_count', value: '2' },
  { kind: 'field', name: 'currency', value: 'CNY' },
  { kind: 'record', number: 1, value: { id: '一', amount: '0.1000000000000000055511' } },
  { kind: 'record', number: 2, value: { id: 'b', amount: '-1.5e-7' } },
  { kind: 'end' },
];

function streamOf(bytes: Uint8Array<ArrayBuffer>, pieceLength: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  let from = 0;
  return new ReadableStream({
    pull(controller) {
      if (from >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(from, from + pieceLength));
      from += pieceLength;
    },
  });
}

async function piecesOf(content: string | Uint8Array<ArrayBuffer>, pieceLength = 1024 * 1024): Promise<AnswerPiece[]> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const file = await openAnswers(streamOf(bytes, pieceLength), SHAPE);
  const pieces: AnswerPiece[] = [];
  for await (const batch of file.batches) pieces.push(...batch.pieces);
  return pieces;
}

async function gzipped(text: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer());
}

function utf16(text: string): Uint8Array<ArrayBuffer> {
  const marked = `\uFEFF${text}`;
  return new Uint8Array(Uint16Array.from(marked, (_letter, index) => marked.charCodeAt(index)).buffer);
}

function problemOf(content: string | Uint8Array<ArrayBuffer>, pieceLength?: number): Promise<unknown> {
  return piecesOf(content, pieceLength).catch((error: unknown) => (error instanceof FileRefused ? error.problem : error));
}

function twice(pieces: readonly AnswerPiece[]): AnswerPiece[] {
  return [...pieces, ...pieces.map((piece) => (piece.kind === 'record' ? { ...piece, number: piece.number + 2 } : piece))];
}

describe('A file of answers', () => {
  test('gives records as they stand in it, every digit of their numbers included', async () => {
    expect(await piecesOf(ANSWER)).toEqual(PIECES);
  });

  test.each([1, 2, 3, 7, 64])('reads the same where it comes in pieces of %i bytes', async (pieceLength) => {
    expect(await piecesOf(ANSWER, pieceLength)).toEqual(PIECES);
  });

  test.each([
    ['an array of answers', `[${ANSWER},\n${ANSWER}]`],
    ['one answer a line', `${ANSWER}\n${ANSWER}\n`],
    ['one after another', `${ANSWER}${ANSWER}`],
    ['laid out over lines', [ANSWER, ANSWER].map((answer) => JSON.stringify(JSON.parse(answer), null, 2)).join('\r\n\r\n')],
  ])('may be %s', async (name, content) => {
    const pieces = await piecesOf(content);
    // Laying out reads the numbers as floats; what is compared there is the shape.
    if (name === 'laid out over lines') expect(pieces.map(({ kind }) => kind)).toEqual(twice(PIECES).map(({ kind }) => kind));
    else expect(pieces).toEqual(twice(PIECES));
  });

  test.each([
    ['with a byte order mark', async () => new TextEncoder().encode(`\uFEFF${ANSWER}`)],
    ['packed with gzip', () => gzipped(ANSWER)],
    ['in UTF-16', async () => utf16(ANSWER)],
  ])('may be %s', async (_name, content) => {
    expect(await piecesOf(await content())).toEqual(PIECES);
  });

  test('may have records before the fields, and fields that mean nothing here', async () => {
    const content =
      '{"fee_records":[{"a":{"currency":"x","fee_records":[1]}}],"meta":{"currency":"USD","list":[{"total_count":9}]},"currency":"CNY"}';
    expect(await piecesOf(content)).toEqual([
      { kind: 'record', number: 1, value: { a: { currency: 'x', fee_records: ['1'] } } },
      { kind: 'field', name: 'currency', value: 'CNY' },
      { kind: 'end' },
    ]);
  });

  test.each([
    ['nothing', '', 'empty'],
    ['white space', ' \n', 'empty'],
    ['CSV', 'BillingAccountId,BilledCost\n1,2\n', 'no-json'],
    ['a workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0), 'workbook'],
    ['an answer that was cut off', ANSWER.slice(0, -20), 'json-broken'],
    ['an answer cut off within a number', '{"total_count": 12', 'json-broken'],
    ['an answer followed by something else', `${ANSWER},`, 'json-broken'],
    ['a number that JSON does not have', '{"total_count": 01}', 'json-broken'],
    ['bytes that are no UTF-8', new Uint8Array([...new TextEncoder().encode('{"currency":"'), 0xc4, 0xe3, 0x22, 0x7d]), 'json-broken'],
    ['records that are no list', '{"fee_records":{"a":1}}', 'no-answers'],
  ])('that holds %s is refused', async (_name, content, problem) => {
    expect(await problemOf(content)).toBe(problem);
    expect(await problemOf(content, 5)).toBe(problem);
  });

  test('packed with gzip and cut off is refused', async () => {
    expect(await problemOf((await gzipped(ANSWER)).slice(0, -12))).toBe('compression-broken');
  });

  test('is refused where one piece of it would fill the memory', async () => {
    const long = `{"fee_records":[{"a":"${'x'.repeat(PIECE_LENGTH_LIMIT + 2 * 1024 * 1024)}"}]}`;
    expect(await problemOf(long)).toBe('piece-too-long');
  });
});
