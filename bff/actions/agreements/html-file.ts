import type { FileAnswer } from '../action.ts';

/** One HTML page as a file, whole from the first byte on. */
export function htmlFile(html: string, fileName: string): FileAnswer {
  return textFile(html, 'text/html; charset=utf-8', fileName);
}

/** A text as a file, whole from the first byte on. */
export function textFile(text: string, contentType: string, fileName: string): FileAnswer {
  const bytes = new TextEncoder().encode(text);
  return { stream: new Blob([bytes]).stream(), contentType, fileName, bytes: bytes.byteLength };
}
