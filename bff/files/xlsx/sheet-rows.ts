import type { Cell } from '../../ports/table-files.ts';
import { STYLES } from './parts.ts';

/** Longer texts make Excel repair the file. */
const MAXIMUM_TEXT = 32_767;
/** A double holds every decimal number of fifteen digits; a longer one would come out changed, and stays text. */
const EXACT_DIGITS = 15;

/** A row of a sheet as XML; `number` is its place, from 1. */
export function rowXml(cells: readonly Cell[], number: number, isHeader = false): string {
  let xml = `<row r="${number}">`;
  for (let index = 0; index < cells.length; index += 1) xml += cellXml(cells[index] ?? null, `${columnName(index)}${number}`, isHeader);
  return `${xml}</row>`;
}

function cellXml(cell: Cell, place: string, isHeader: boolean): string {
  if (cell === null || cell === '') return '';
  if (typeof cell !== 'string' && isExact(cell.number)) return `<c r="${place}" s="${STYLES.number}"><v>${cell.number}</v></c>`;
  const style = isHeader ? STYLES.header : STYLES.text;
  const text = escapeText(typeof cell === 'string' ? cell : cell.number);
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

function isExact(number: string): boolean {
  const digits = number.replace(/[-.]/g, '').replace(/^0+/, '').length;
  return digits <= EXACT_DIGITS;
}

const NAMES: string[] = [];

/** A … Z, AA … */
function columnName(index: number): string {
  let name = NAMES[index];
  if (name === undefined) {
    name = (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
    NAMES[index] = name;
  }
  return name;
}

/** Most texts need nothing; looking is quicker than replacing. */
const SPECIAL = /[&<>\r_]|[^\t\n\r -\ud7ff\ue000-\ufffd]/;
const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

/** Text as XML holds it. What XML cannot hold becomes the replacement character; `_x000D_` would be read as an escape. */
function escapeText(text: string): string {
  const cut = text.length > MAXIMUM_TEXT ? `${text.slice(0, MAXIMUM_TEXT - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;
  if (!SPECIAL.test(cut)) return cut;
  return cut
    .toWellFormed()
    .replace(/[&<>\r]/g, (character) => NAMED[character] ?? character)
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replace(/(?![\t\n\u007f-\u009f])\p{Cc}|[\ufffe\uffff]/gu, '\ufffd');
}
