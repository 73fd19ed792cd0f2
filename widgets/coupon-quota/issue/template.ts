/** The head that a file of recipients has, and a line to write over. The mark lets spreadsheets read it as UTF-8. */
const TEMPLATE = '\u{FEFF}customer_id,partner_customer_no,face_value,valid_from,valid_to,customer_note,memo\r\n';

/** Hands the template over as a file. */
export function offerTemplate(): void {
  const address = URL.createObjectURL(new Blob([TEMPLATE], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'recipients.csv';
  link.click();
  // Revoked later: some browsers begin the download after the click.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
