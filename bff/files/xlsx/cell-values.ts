import type { Cell } from '../../ports/table-files.ts';

/** Longer texts make Excel repair the file. */
const MAXIMUM_TEXT = 32_767;
/** A double holds every decimal number of fifteen digits; a longer one would come out changed, and stays text. */
const EXACT_DIGITS = 15;

/** A cell as the workbook writer takes it. */
export function toValue(cell: Cell): string | number | null {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'string') return toText(cell);
  return isExact(cell.number) ? Number(cell.number) : cell.number;
}

function isExact(number: string): boolean {
  return number.replace(/[-.]/g, '').replace(/^0+/, '').length <= EXACT_DIGITS;
}

/** Most texts need nothing; looking is quicker than replacing. */
const SPECIAL = /[_\ud800-\udfff\ufffe\uffff]/;

/**
 * What the library leaves to whoever calls it: texts too long for a cell, what no XML can hold, and `_x000D_`, which a spreadsheet would
 * read as an escape.
 */
function toText(text: string): string {
  const cut = text.length > MAXIMUM_TEXT ? `${text.slice(0, MAXIMUM_TEXT - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;
  if (!SPECIAL.test(cut)) return cut;
  return cut
    .toWellFormed()
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_');
}
