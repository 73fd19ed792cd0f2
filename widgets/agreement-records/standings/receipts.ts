import type { RecordsContext } from '../context.ts';
import type { Files } from '../files.ts';

export type ReceiptFormat = 'html' | 'json';

/** The receipt of a signature as a file: with text and verifier (`html`), or alone (`json`). Called by its number, which names nobody. */
export function saveReceipt(
  { session, locale }: Pick<RecordsContext, 'session' | 'locale'>,
  files: Files,
  { recordId, receiptNumber }: { recordId: string; receiptNumber: string },
  format: ReceiptFormat,
): Promise<void> {
  const name = `receipt-${receiptNumber.replace(/[^0-9A-Za-z-]/g, '')}.${format}`;
  const request = { params: { recordId }, query: { format, locale } };
  return files.save(name, (signal) => session.download('GET /v1/agreements/signatures/:recordId/receipt', { ...request, signal }));
}
