/// <reference path="./papaparse.d.ts" />
import papaparse from 'papaparse';
import type { RefusedLine, TableRow } from '../../ports/tables.ts';
import type { RecordBytes } from './record-splitter.ts';

export interface ParsedRun {
  rows: TableRow[];
  refused: RefusedLine[];
}

/** Cuts the text of whole records into cells. `width` is the header's; null reads the header itself. Empty lines are left out. */
export function parseRun(text: string, records: readonly RecordBytes[], delimiter: number, width: number | null): ParsedRun {
  const plain = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  if (plain === '') return { rows: [], refused: [] };
  const cellsOfRows = papaparse.parse(plain, { delimiter: String.fromCharCode(delimiter), newline: '\n' }).data;
  if (cellsOfRows.length !== records.length) return parseOneByOne(plain, records, delimiter, width);
  const hasNul = plain.includes('\0');
  const parsed: ParsedRun = { rows: [], refused: [] };
  records.forEach(({ line }, index) => {
    const cells = cellsOfRows[index] ?? [];
    if (cells.length <= 1 && !cells[0]?.trim()) return;
    const fitted = fit(cells, width);
    if (typeof fitted === 'string') parsed.refused.push({ line, problem: fitted });
    else if (hasNul && fitted.some((cell) => cell.includes('\0'))) parsed.refused.push({ line, problem: 'nul-character' });
    else parsed.rows.push({ line, cells: fitted });
  });
  return parsed;
}

/** Excel pads rows with empty cells; anything else beyond the header is a mistake of the row. */
function fit(cells: string[], width: number | null): string[] | 'too-few-cells' | 'too-many-cells' {
  if (width === null || cells.length === width) return cells;
  if (cells.length < width) return 'too-few-cells';
  return cells.slice(width).every((cell) => cell.trim() === '') ? cells.slice(0, width) : 'too-many-cells';
}

/** Two readers of the same text disagree about where a row ends: whichever row it is, it alone is refused. */
function parseOneByOne(text: string, records: readonly RecordBytes[], delimiter: number, width: number | null): ParsedRun {
  const first = records[0];
  if (records.length <= 1 || !first) return { rows: [], refused: first ? [{ line: first.line, problem: 'quote-misplaced' }] : [] };
  const lines = text.split('\n');
  const parts = records.map((record, index) => {
    const next = records[index + 1];
    const count = next ? next.line - record.line : Number.POSITIVE_INFINITY;
    const offset = record.line - first.line;
    return parseRun(lines.slice(offset, offset + count).join('\n'), [record], delimiter, width);
  });
  return { rows: parts.flatMap((part) => part.rows), refused: parts.flatMap((part) => part.refused) };
}
