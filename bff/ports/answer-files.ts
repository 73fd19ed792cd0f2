import type { TableEncoding } from './tables.ts';

/** Answers of an upstream that were kept in files: JSON objects, each with a list of records and a few fields beside it. */

/** A JSON value whose numbers are text, as they stand in the file: a float would lose digits of money. */
export type JsonValue = string | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

/** What is read of an answer, by name; everything else is passed over. */
export interface AnswerShape {
  records: string;
  fields: readonly string[];
}

/** In the order of the file. */
export type AnswerPiece =
  | { kind: 'field'; name: string; value: JsonValue }
  /** `number` counts the records of the file, from 1. */
  | { kind: 'record'; number: number; value: JsonValue }
  | { kind: 'end' };

/** Some pieces. Batches are small, so that memory does not grow with the file. */
export interface AnswerBatch {
  pieces: readonly AnswerPiece[];
  /** Bytes of the file consumed so far, as they lie on disk. */
  bytesRead: number;
}

export interface AnswerFile {
  encoding: TableEncoding;
  isCompressed: boolean;
  /** Throws `FileRefused` where the file breaks on the way. To be walked once. */
  batches: AsyncIterable<AnswerBatch>;
  /** Lets go of the file without reading on. */
  close(): Promise<void>;
}

/** Opens a file of one answer, an array of answers, or answers one after another. Throws `FileRefused` where it is no JSON. */
export type OpenAnswers = (bytes: ReadableStream<Uint8Array>, shape: AnswerShape) => Promise<AnswerFile>;
