import { expect, test } from 'vitest';
import type { Cell } from '../../ports/table-files.ts';
import { writeCsvPiece } from './write-csv.ts';

const head = { title: 'Sheet', header: ['Id', '名称'] };

function csvOf(rows: Cell[][]): string {
  const { bytes } = writeCsvPiece({ head, state: null, rows, isLast: true });
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
const cellOf = (cell: Cell) =>
  csvOf([[cell]])
    .split('\r\n')
    .slice(1, -1)
    .join('\r\n');

test('A file begins with a byte order mark and its header, and every line ends with CR LF', () => {
  expect(csvOf([['1', '李**']])).toBe('\ufeffId,名称\r\n1,李**\r\n');
});

test('Commas, quotes and line breaks are quoted as RFC 4180 says', () => {
  expect(csvOf([['a,b', 'say "hi"']])).toBe('\ufeffId,名称\r\n"a,b","say ""hi"""\r\n');
  expect(cellOf('two\nlines')).toBe('"two\nlines"');
  expect(cellOf('two\r\nlines')).toBe('"two\r\nlines"');
});

test.each([
  '=1+1',
  '+86138****1234',
  '-cmd|calc',
  '@SUM(A1)',
  '\t=1',
  '\rx',
  '\nx',
  '＝1+1',
  '＋1',
  '－1',
  '＠x',
  '−1',
  ' =1+1',
  '\u00a0=1',
  '\u200b=1',
  '\ufeff=1',
  '\n=1+1',
  '-',
])('Text that a spreadsheet could run as a formula is made text: %j', (text) => {
  expect(cellOf(text).replaceAll('"', '')).toBe(`'${text}`);
});

test('Numbers stay numbers, negative ones too; text that only holds such characters stays as it is', () => {
  expect(cellOf({ number: '-12.50' })).toBe('-12.50');
  expect(cellOf({ number: '0.0000000000000001' })).toBe('0.0000000000000001');
  expect(cellOf('a=b')).toBe('a=b');
  expect(cellOf('138****1234')).toBe('138****1234');
  expect(cellOf("'quoted")).toBe("'quoted");
});

test('Pieces one after the other are the file that one piece would have been', () => {
  const rows: Cell[][] = [
    ['1', 'a'],
    ['2', null],
    ['3', '=x'],
  ];
  const whole = writeCsvPiece({ head, state: null, rows, isLast: true }).bytes;
  const parts: number[] = [];
  let state: string | null = null;
  for (const [index, row] of [...rows, null].entries()) {
    const piece = writeCsvPiece({ head, state, rows: row ? [row] : [], isLast: index === rows.length });
    parts.push(...piece.bytes);
    state = piece.state;
  }
  expect(parts).toEqual([...whole]);
});
