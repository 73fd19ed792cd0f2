import type { RecordsContext } from '../context.ts';
import type { Files } from '../files.ts';

/** Which signature, and whose customer's: a reseller's where a distributor looks at it. */
export interface SignatureOf {
  recordId: string;
  receiptNumber: string;
  indirectPartnerId: string | undefined;
}

export type ReceiptFormat = 'html' | 'json';

/** The receipt of a signature as a file: with text and verifier (`html`), or alone (`json`). Called by its number, which names nobody. */
export function saveReceipt(
  { session, locale }: Pick<RecordsContext, 'session' | 'locale'>,
  files: Files,
  { recordId, receiptNumber, indirectPartnerId }: SignatureOf,
  format: ReceiptFormat,
): Promise<void> {
  const name = `receipt-${receiptNumber.replace(/[^0-9A-Za-z-]/g, '')}.${format}`;
  const request = { params: { recordId }, query: { format, locale, ...(indirectPartnerId && { indirectPartnerId }) } };
  return files.save(name, (signal) => session.download('GET /v1/agreements/signatures/:recordId/receipt', { ...request, signal }));
}
