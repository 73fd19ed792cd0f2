import type { FileAnswer } from '../action.ts';

/** One HTML page as a file, whole from the first byte on. */
export function htmlFile(html: string, fileName: string): FileAnswer {
  const bytes = new TextEncoder().encode(html);
  return { stream: new Blob([bytes]).stream(), contentType: 'text/html; charset=utf-8', fileName, bytes: bytes.byteLength };
}
