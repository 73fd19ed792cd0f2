import papaparse from 'papaparse';
import type { Cell, TableWriter } from '../../ports/table-files.ts';

const encoder = new TextEncoder();
/** Without it, spreadsheets in China read UTF-8 as GBK. */
const BYTE_ORDER_MARK = '\ufeff';
const NEWLINE = '\r\n';

/**
 * CSV (RFC 4180) in UTF-8 with a byte order mark. Text that a spreadsheet would run as a formula gets a leading apostrophe; numbers stay
 * numbers, negative ones too.
 */
export const csvWriter: TableWriter = {
  canGoOn: true,
  async open({ columns }, isBegun) {
    let start = isBegun ? '' : BYTE_ORDER_MARK + linesOf([columns.map(({ name }) => name)]);
    return {
      async write(rows) {
        const text = start + linesOf(rows);
        start = '';
        return encoder.encode(text);
      },
      async close() {},
    };
  },
};

function linesOf(rows: readonly (readonly Cell[])[]): string {
  if (rows.length === 0) return '';
  return (
    papaparse.unparse(
      rows.map((row) => row.map(toText)),
      { newline: NEWLINE },
    ) + NEWLINE
  );
}

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
