import type { LineFault } from '../../../shared/values/consumption-lists.ts';
import type { BillDetailReport, ToldLines } from '../../actions/imports/import-report.ts';

/** The identities of docs/IMPORT.md in words. */
const FAULTS: Record<LineFault, string> = {
  'I-1': 'what is due is not the list price less the discount',
  'I-2': 'cash, credit, coupons, cards, arrears and write-off do not add up to what is due',
  'I-3': 'what is paid is not what is due less the coupon',
  'I-4': 'a refund of which an amount is positive',
};

/** Lines that contradict themselves, and what to do about them. */
export function faultLines({ linesMarked, marked, isDryRun }: BillDetailReport): string[] {
  if (linesMarked === 0) return [];
  return [
    '',
    `${isDryRun ? 'Would be marked' : 'Kept and marked'}: ${lines(linesMarked)} whose amounts contradict each other.`,
    ...marked.map(({ fault, ...told }) => `  ${fault} ${lines(told.count)}: ${FAULTS[fault]}; ${placesOf(told)}`),
    '  They count with the amount due that they state. The dashboard shows them among the lines as marked. Compare them with the upstream’s own',
    '  bill; where an answer was changed on its way, fetch it again and import it anew: the newer lines take the place of these.',
  ];
}

export function unknownCodeLines({ unknownCodes }: BillDetailReport): string[] {
  if (unknownCodes.length === 0) return [];
  return [
    '',
    'Codes that this release does not know; the lines are kept and count, without that code (an unknown type counts as consumption):',
    ...unknownCodes.map(({ field, code, ...told }) => `  ${field} ${code ?? '(no number)'}: ${lines(told.count)}; ${placesOf(told)}`),
    '  Look for a newer release, and import the files again with it.',
  ];
}

function placesOf({ count, first }: ToldLines): string {
  const files = Map.groupBy(first, ({ file }) => file);
  const places = [...files].map(
    ([file, records]) => `${file} record${records.length > 1 ? 's' : ''} ${records.map(({ record }) => record).join(', ')}`,
  );
  const rest = count - first.length;
  return `${places.join('; ')}${rest > 0 ? ` and ${rest.toLocaleString('en')} more` : ''}`;
}

function lines(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'line' : 'lines'}`;
}
