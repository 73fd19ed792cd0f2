import { readXlsx } from 'hucre/xlsx';
import { afterEach, expect, test } from 'vitest';
import { unzip } from '../../../tests/unzip.ts';
import type { Cell, TableFile } from '../../ports/table-files.ts';
import { xlsxWriter } from './write-xlsx.ts';

const head = {
  title: '客户列表',
  columns: [
    { name: 'Id', holds: 'text' },
    { name: '金额', holds: 'amount' },
  ],
} as const;

const open: TableFile[] = [];
afterEach(() => Promise.all(open.splice(0).map((file) => file.close())));

async function begin(rowsPerSheet?: number): Promise<TableFile> {
  const file = await xlsxWriter.open({ ...head, ...(rowsPerSheet && { rowsPerSheet }) }, false);
  open.push(file);
  return file;
}

async function write(pieces: Iterable<Cell[][]>, rowsPerSheet?: number): Promise<Uint8Array> {
  const file = await begin(rowsPerSheet);
  const parts: Uint8Array[] = [];
  for (const rows of pieces) parts.push(await file.write(rows, false));
  parts.push(await file.write([], true));
  return Buffer.concat(parts);
}

/** The XML of the parts, by Node's own zlib and apart from the library. */
function partsOf(file: Uint8Array): Record<string, string> {
  const text = new TextDecoder('utf-8', { fatal: true });
  return Object.fromEntries([...unzip(file)].map(([name, bytes]) => [name, text.decode(bytes)]));
}
const sheetOf = async (rows: Cell[][]) => partsOf(await write([rows]))['xl/worksheets/sheet1.xml'] as string;
const cell = (xml: string, place: string) => new RegExp(`<c r="${place}"[^>]*>(.*?)</c>`, 's').exec(xml)?.[0];

test('A workbook has the parts that spreadsheets look for, and its first row stays in sight', async () => {
  const parts = partsOf(await write([[['c-1', { number: '12.50' }]]]));
  expect(Object.keys(parts)).toEqual(
    expect.arrayContaining(['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml']),
  );
  expect(parts['xl/workbook.xml']).toContain('<sheet name="客户列表" sheetId="1" r:id="rId1"/>');
  expect(parts['xl/_rels/workbook.xml.rels']).toContain('Target="worksheets/sheet1.xml"');
  expect(parts['xl/worksheets/sheet1.xml']).toMatch(/<pane ySplit="1"[^>]* state="frozen"/);
  for (const xml of Object.values(parts)) expect(xml).toMatch(/^<\?xml version="1\.0" encoding="UTF-8" standalone="yes"\?>\s*<.*>$/s);
});

test('Another reader of workbooks finds the cells as they went in', async () => {
  const file = await write([
    [
      ['00123', { number: '-12.50' }],
      ['1E5', { number: '0' }],
    ],
    [
      ['=1+1', null],
      ['+86 138****1234', { number: '123456789012.345' }],
      ['-x', { number: '1234567890123.4567' }],
      ['@SUM(A1)', { number: '0.000000001' }],
      ['', { number: '1' }],
      [' two\r\n\tlines \u0001<a & "b">', null],
    ],
  ]);
  const { sheets } = await readXlsx(file);
  expect(sheets.map(({ name }) => name)).toEqual(['客户列表']);
  expect(sheets[0]?.rows).toEqual([
    ['Id', '金额'],
    ['00123', -12.5],
    ['1E5', 0],
    ['=1+1', null],
    ['+86 138****1234', 123456789012.345],
    ['-x', '1234567890123.4567'],
    ['@SUM(A1)', 0.000000001],
    [null, 1],
    [' two\r\n\tlines \u0001<a & "b">', null],
  ]);
});

test('Ids are text however they look and however often they are edited; amounts are numbers as long as a number holds them exactly', async () => {
  const parts = partsOf(
    await write([
      [
        ['00123456789012345678', { number: '-12.50' }],
        ['1e5', { number: '1234567890123.4567' }],
      ],
    ]),
  );
  const xml = parts['xl/worksheets/sheet1.xml'] as string;
  expect(cell(xml, 'A2')).toMatch(/ t="inlineStr".*><is><t>00123456789012345678<\/t><\/is><\/c>$/);
  expect(cell(xml, 'B2')).toMatch(/^<c r="B2" s="\d+"><v>-12\.5<\/v><\/c>$/);
  expect(cell(xml, 'B3')).toContain('t="inlineStr"');
  const styles = parts['xl/styles.xml'] as string;
  const formatOf = (place: string) => {
    const style = Number(/ s="(\d+)"/.exec(cell(xml, place) ?? '')?.[1]);
    const formats = /<cellXfs.*?<\/cellXfs>/s.exec(styles)?.[0].match(/<xf [^>]*>/g);
    const number = /numFmtId="(\d+)"/.exec(formats?.[style] ?? '')?.[1];
    return new RegExp(`<numFmt numFmtId="${number}" formatCode="(.*?)"`).exec(styles)?.[1];
  };
  expect(formatOf('A2')).toBe('@');
  expect(formatOf('B2')).toBe('0.00##############');
});

test('Nothing is a formula, and text comes out as it went in', async () => {
  const xml = await sheetOf([
    ['=1+1', '<a & "b">'],
    ['_x0041_ a_b', 'two\r\nlines'],
    ['\ud800\ufffe', '𠮷😀\u0085'],
  ]);
  expect(xml).not.toContain('<f');
  expect(cell(xml, 'A2')).toContain('>=1+1<');
  expect(cell(xml, 'B2')).toContain('>&lt;a &amp; "b"&gt;<');
  expect(cell(xml, 'A3')).toContain('>_x005F_x0041_ a_b<');
  expect(cell(xml, 'B3')).toContain('>two_x000D_\nlines<');
  expect(cell(xml, 'A4')).toContain('>\ufffd\ufffd<');
  expect(cell(xml, 'B4')).toContain('>𠮷😀\u0085<');
});

test('A text longer than a cell takes is cut where it shows, between two characters', async () => {
  const xml = await sheetOf([[`${'a'.repeat(32_765)}😀😀`, null]]);
  expect(cell(xml, 'A2')).toContain(`>${'a'.repeat(32_765)}…<`);
});

test('The same rows make the same bytes, in pieces of whatever size and at whatever time', async () => {
  const rows = Array.from({ length: 5_000 }, (_, index): Cell[] => [`c-${index}-${(index * 7_919) % 1_009}`, { number: `${index}.25` }]);
  const whole = await write([rows]);
  const inPieces = await write([rows.slice(0, 1), [], rows.slice(1, 4_000), rows.slice(4_000), []]);
  expect(Buffer.from(inPieces).equals(whole)).toBe(true);
  expect(partsOf(whole)['xl/worksheets/sheet1.xml']?.match(/<row /g)).toHaveLength(5_001);
});

test('Bytes are handed out while rows come in, so that no file is held in memory', async () => {
  const file = await begin();
  let bytes = 0;
  let most = 0;
  for (let page = 0; page < 100; page += 1) {
    const rows = Array.from({ length: 500 }, (_, index): Cell[] => [crypto.randomUUID(), { number: `${page * 500 + index}.5` }]);
    const { length } = await file.write(rows, false);
    bytes += length;
    most = Math.max(most, length);
  }
  const last = (await file.write([], true)).length;
  expect(bytes).toBeGreaterThan(1_000_000);
  expect(most).toBeLessThan(200_000);
  expect(last).toBeLessThan(200_000);
});

test('A row that no sheet can hold breaks the file off, now or with the next rows, and every time', async () => {
  const file = await begin();
  const tooWide = [Array.from({ length: 16_385 }, () => 'x')];
  await expect(file.write(tooWide, false).then(() => file.write([['c-1']], true))).rejects.toThrow('16383');
  await expect(file.write([], true)).rejects.toThrow('16383');
});

test('A file that is let go of half way ends, and takes no more rows', { timeout: 5_000 }, async () => {
  const file = await begin();
  await file.write([['c-1', null]], false);
  await file.close();
  await file.close();
  await expect(file.write([['c-2', null]], true)).rejects.toMatchObject({ name: 'AbortError' });
});

test('A sheet that is full is followed by another, with the header again', { timeout: 120_000 }, async () => {
  const page = Array.from({ length: 50_000 }, (): Cell[] => ['c']);
  const parts = partsOf(await write(Array.from({ length: 22 }, () => page)));
  const count = (name: string) => parts[name]?.match(/<row /g)?.length;
  expect(count('xl/worksheets/sheet1.xml')).toBe(1_048_576);
  expect(count('xl/worksheets/sheet2.xml')).toBe(1_100_000 + 2 - 1_048_576);
  expect(cell(parts['xl/worksheets/sheet2.xml'] ?? '', 'A1')).toContain('<t>Id<');
  expect(parts['xl/workbook.xml']).toContain('<sheet name="客户列表_2" sheetId="2" r:id="rId2"/>');
});

test('Long rows are spread over more sheets, none of them lost', async () => {
  const ids = Array.from({ length: 25 }, (_, index) => `c-${index}`);
  const { sheets } = await readXlsx(await write([ids.slice(0, 9).map((id) => [id]), ids.slice(9).map((id) => [id])], 10));
  expect(sheets.map(({ rows }) => rows.length)).toEqual([10, 10, 8]);
  expect(sheets.flatMap(({ rows }) => rows.slice(1).map(([id]) => id))).toEqual(ids);
});
