import { expect, test } from 'vitest';
import type { Cell } from '../../ports/table-files.ts';
import { csvWriter } from './write-csv.ts';

const head = { title: 'Sheet', columns: ['Id', '名称'].map((name) => ({ name, holds: 'text' as const })) };

async function csvOf(rows: Cell[][]): Promise<string> {
  const bytes = await (await csvWriter.open(head, false)).write(rows, true);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
async function cellOf(cell: Cell): Promise<string> {
  const lines = (await csvOf([[cell]])).split('\r\n');
  return lines.slice(1, -1).join('\r\n');
}

test('A file begins with a byte order mark and its header, and every line ends with CR LF', async () => {
  expect(await csvOf([['1', '李**']])).toBe('\ufeffId,名称\r\n1,李**\r\n');
});

test('Commas, quotes and line breaks are quoted as RFC 4180 says', async () => {
  expect(await csvOf([['a,b', 'say "hi"']])).toBe('\ufeffId,名称\r\n"a,b","say ""hi"""\r\n');
  expect(await cellOf('two\nlines')).toBe('"two\nlines"');
  expect(await cellOf('two\r\nlines')).toBe('"two\r\nlines"');
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
])('Text that a spreadsheet could run as a formula is made text: %j', async (text) => {
  expect((await cellOf(text)).replaceAll('"', '')).toBe(`'${text}`);
});

test('Numbers stay numbers, negative ones too; text that only holds such characters stays as it is', async () => {
  expect(await cellOf({ number: '-12.50' })).toBe('-12.50');
  expect(await cellOf({ number: '0.0000000000000001' })).toBe('0.0000000000000001');
  expect(await cellOf('a=b')).toBe('a=b');
  expect(await cellOf('138****1234')).toBe('138****1234');
  expect(await cellOf("'quoted")).toBe("'quoted");
});

test('Pieces one after the other are the file that one piece would have been, also where another process goes on', async () => {
  const rows: Cell[][] = [
    ['1', 'a'],
    ['2', null],
    ['3', '=x'],
  ];
  const whole = await (await csvWriter.open(head, false)).write(rows, true);
  const first = await csvWriter.open(head, false);
  const second = await csvWriter.open(head, true);
  const pieces = [
    await first.write([], false),
    await first.write(rows.slice(0, 1), false),
    await second.write(rows.slice(1, 2), false),
    await second.write(rows.slice(2), false),
    await second.write([], true),
  ];
  expect(Buffer.concat(pieces).equals(whole)).toBe(true);
});
