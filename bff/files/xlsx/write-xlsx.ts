import type { Cell, TableHead, WriteTablePiece } from '../../ports/table-files.ts';
import { crc32 } from './crc32.ts';
import { deflatePiece, joinBytes } from './deflate.ts';
import { FIRST_PARTS, lastParts, SHEET_END, SHEET_START } from './parts.ts';
import { rowXml } from './sheet-rows.ts';
import { directory, entryEnd, entryStart, type ZipEntry } from './zip.ts';

/** Excel's own limit, the header among them. */
const MAXIMUM_ROWS = 1_048_576;
/** Where a sheet ends for its size, far enough below what ZIP can hold. */
const MAXIMUM_SHEET_BYTES = 3_500_000_000;
const encoder = new TextEncoder();

/** Where the file stands between two pieces. */
interface XlsxState {
  entries: ZipEntry[];
  /** Bytes of the file so far. */
  offset: number;
  /** The sheet that is open, and its rows; null where the next row begins one. */
  sheet: { entry: ZipEntry; rows: number } | null;
}

/** Collects the bytes of a piece. */
class Piece {
  readonly parts: Uint8Array[] = [];
  readonly state: XlsxState;

  constructor(state: XlsxState) {
    this.state = state;
  }

  add(bytes: Uint8Array): void {
    this.parts.push(bytes);
    this.state.offset += bytes.length;
  }

  open(name: string): ZipEntry {
    const entry = { name, crc: 0, packed: 0, size: 0, offset: this.state.offset };
    this.add(entryStart(name));
    return entry;
  }

  write(entry: ZipEntry, xml: string, isLast: boolean): void {
    const bytes = encoder.encode(xml);
    const packed = deflatePiece(bytes, isLast);
    entry.crc = crc32(bytes, entry.crc);
    entry.size += bytes.length;
    entry.packed += packed.length;
    this.add(packed);
    if (!isLast) return;
    this.add(entryEnd(entry));
    this.state.entries.push(entry);
  }
}

/**
 * A workbook (Office Open XML) as a ZIP that is written from front to back. Texts stand in their cells, not in a table of their own,
 * which would have to be kept in memory; a sheet that is full is followed by another. No cell is a formula.
 */
export const writeXlsxPiece: WriteTablePiece = ({ head, state, rows, isLast }) => {
  const piece = new Piece(state === null ? { entries: [], offset: 0, sheet: null } : (JSON.parse(state) as XlsxState));
  if (state === null) for (const [name, xml] of FIRST_PARTS) piece.write(piece.open(name), xml, true);
  let left = rows;
  while (left.length > 0 || piece.state.sheet || sheetsOf(piece) === 0) {
    left = writeRows(piece, head, left, isLast);
    if (left.length === 0) break;
  }
  if (isLast) finish(piece, head);
  return { bytes: joinBytes(piece.parts), state: JSON.stringify(piece.state) };
};

/** Writes as many rows as the sheet takes; answers with those that are left for the next one. */
function writeRows(piece: Piece, head: TableHead, rows: readonly (readonly Cell[])[], isLast: boolean): readonly (readonly Cell[])[] {
  const { state } = piece;
  const isNew = state.sheet === null;
  const sheet = state.sheet ?? openSheet(piece);
  const fitting = rows.slice(0, MAXIMUM_ROWS - Math.max(sheet.rows, 1));
  const left = rows.slice(fitting.length);
  let xml = isNew ? SHEET_START + rowXml(head.header, 1, true) : '';
  if (isNew) sheet.rows = 1;
  for (const row of fitting) {
    sheet.rows += 1;
    xml += rowXml(row, sheet.rows);
  }
  const isFull = left.length > 0 || sheet.entry.size > MAXIMUM_SHEET_BYTES;
  const isEnd = isFull || isLast;
  piece.write(sheet.entry, isEnd ? xml + SHEET_END : xml, isEnd);
  state.sheet = isEnd ? null : sheet;
  return left;
}

function openSheet(piece: Piece): NonNullable<XlsxState['sheet']> {
  return { entry: piece.open(`${SHEETS}${sheetsOf(piece) + 1}.xml`), rows: 0 };
}

const SHEETS = 'xl/worksheets/sheet';

/** Sheets that are full. */
function sheetsOf({ state }: Piece): number {
  return state.entries.filter(({ name }) => name.startsWith(SHEETS)).length;
}

function finish(piece: Piece, head: TableHead): void {
  for (const [name, xml] of lastParts(head.title, sheetsOf(piece))) piece.write(piece.open(name), xml, true);
  for (const bytes of directory(piece.state.entries, piece.state.offset)) piece.add(bytes);
}
