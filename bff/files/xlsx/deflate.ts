import { Deflate, Z_FINISH, Z_SYNC_FLUSH } from 'pako';

/** Of 9. XML of a sheet repeats itself so much that more effort takes twice the time and saves a tenth. */
const LEVEL = 1;
const CHUNK_BYTES = 262_144;

/**
 * Deflates one piece of a longer stream. Its end falls on a whole byte and nothing in it points back before its start, so pieces made
 * by different processes follow each other in one stream. The platform's own `CompressionStream` cannot end a piece without the stream.
 */
export function deflatePiece(bytes: Uint8Array, isLast: boolean): Uint8Array {
  const parts: Uint8Array[] = [];
  const deflate = new Deflate({ raw: true, level: LEVEL, chunkSize: CHUNK_BYTES });
  deflate.onData = (part) => void parts.push(part);
  deflate.push(bytes, isLast ? Z_FINISH : Z_SYNC_FLUSH);
  return joinBytes(parts);
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
