import type { ExportFormat } from '../../../shared/values/lists.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A piece of a file as it is stored. CSV is packed, to a tenth; a workbook is packed already. */
export async function packPiece(format: ExportFormat, bytes: Bytes): Promise<Bytes> {
  return format === 'csv' ? through(bytes, new CompressionStream('gzip')) : bytes;
}

/** The piece as it stands in the file. Throws where it is damaged. */
export async function unpackPiece(format: ExportFormat, stored: Uint8Array): Promise<Bytes> {
  const bytes = new Uint8Array(stored);
  return format === 'csv' ? through(bytes, new DecompressionStream('gzip')) : bytes;
}

/** Fed by hand: a Blob and a Response around it would hold each piece three times over. */
async function through(bytes: Bytes, transform: CompressionStream | DecompressionStream): Promise<Bytes> {
  const writer = transform.writable.getWriter();
  const fed = writer.write(bytes).then(() => writer.close());
  // Damage is thrown to whoever reads.
  fed.catch(() => {});
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = transform.readable.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parts.push(read.value);
    length += read.value.length;
  }
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
