import papaparse from 'papaparse';
import type { Cell, WriteTablePiece } from '../../ports/table-files.ts';

const encoder = new TextEncoder();
/** Without it, spreadsheets in China read UTF-8 as GBK. */
const BYTE_ORDER_MARK = '\ufeff';
const NEWLINE = '\r\n';
const BEGUN = 'begun';

/**
 * CSV (RFC 4180) in UTF-8 with a byte order mark. Text that a spreadsheet would run as a formula gets a leading apostrophe; numbers stay
 * numbers, negative ones too.
 */
export const writeCsvPiece: WriteTablePiece = ({ head, state, rows }) => {
  const table = state === null ? [head.header, ...rows] : rows;
  if (table.length === 0) return { bytes: new Uint8Array(), state: BEGUN };
  const text = papaparse.unparse(
    table.map((row) => row.map(toText)),
    { newline: NEWLINE },
  );
  return { bytes: encoder.encode(`${state === null ? BYTE_ORDER_MARK : ''}${text}${NEWLINE}`), state: BEGUN };
};

function toText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return cell.number;
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/**
 * What spreadsheets take for the start of a formula (OWASP, CSV injection): `= + - @`, in full width too, also after blanks, controls and
 * characters that print nothing; and a leading tab or line break, which some of them drop.
 */
const FORMULA = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹢﹣﹦﹫−])/u;
