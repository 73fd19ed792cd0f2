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

async function through(bytes: Bytes, transform: CompressionStream | DecompressionStream): Promise<Bytes> {
  return new Response(new Blob([bytes]).stream().pipeThrough(transform)).bytes();
}
