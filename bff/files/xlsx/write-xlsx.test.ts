import { expect, test } from 'vitest';
import { unzip } from '../../../tests/unzip.ts';
import type { Cell } from '../../ports/table-files.ts';
import { writeXlsxPiece } from './write-xlsx.ts';

const head = { title: '客户列表', header: ['Id', '金额'] };

function write(pieces: readonly (readonly Cell[][])[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let state: string | null = null;
  for (const [index, rows] of pieces.entries()) {
    const piece = writeXlsxPiece({ head, state, rows, isLast: index === pieces.length - 1 });
    parts.push(piece.bytes);
    state = piece.state;
  }
  return Buffer.concat(parts);
}

function open(file: Uint8Array): Record<string, string> {
  const text = new TextDecoder('utf-8', { fatal: true });
  return Object.fromEntries([...unzip(file)].map(([name, bytes]) => [name, text.decode(bytes)]));
}
const sheetOf = (rows: Cell[][]) => open(write([rows]))['xl/worksheets/sheet1.xml'] as string;
const cell = (xml: string, place: string) => new RegExp(`<c r="${place}"[^>]*>(.*?)</c>`, 's').exec(xml)?.[0];

test('A workbook has the parts that spreadsheets look for, and says what they are first', () => {
  const file = write([[['c-1', { number: '12.50' }]]]);
  const parts = open(file);
  expect(Object.keys(parts)).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/styles.xml',
    'xl/worksheets/sheet1.xml',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
  ]);
  expect(parts['xl/workbook.xml']).toContain('<sheet name="客户列表" sheetId="1" r:id="rId1"/>');
  expect(parts['xl/_rels/workbook.xml.rels']).toContain('Target="worksheets/sheet1.xml"');
  for (const xml of Object.values(parts)) expect(xml).toMatch(/^<\?xml version="1\.0" encoding="UTF-8" standalone="yes"\?>\n<.*>$/s);
});

test('Ids are text however they look; amounts are numbers as long as a number can hold them exactly', () => {
  const xml = sheetOf([
    ['00123456789012345678', { number: '-12.50' }],
    ['1e5', { number: '123456789012.345' }],
    [null, { number: '1234567890123.4567' }],
  ]);
  expect(cell(xml, 'A2')).toBe('<c r="A2" s="3" t="inlineStr"><is><t xml:space="preserve">00123456789012345678</t></is></c>');
  expect(cell(xml, 'B2')).toBe('<c r="B2" s="2"><v>-12.50</v></c>');
  expect(cell(xml, 'A3')).toContain('>1e5<');
  expect(cell(xml, 'B3')).toBe('<c r="B3" s="2"><v>123456789012.345</v></c>');
  expect(cell(xml, 'A4')).toBeUndefined();
  expect(cell(xml, 'B4')).toContain('t="inlineStr"');
});

test('Nothing is a formula, and text comes out as it went in', () => {
  const xml = sheetOf([
    ['=1+1', '<a & "b">'],
    ['_x0041_ a_b', 'two\r\nlines'],
    ['\u0000\u0001\ud800\ufffe', '𠮷😀\u0085'],
  ]);
  expect(xml).not.toContain('<f>');
  expect(cell(xml, 'A2')).toContain('>=1+1<');
  expect(cell(xml, 'B2')).toContain('>&lt;a &amp; "b"&gt;<');
  expect(cell(xml, 'A3')).toContain('>_x005F_x0041_ a_b<');
  expect(cell(xml, 'B3')).toContain('>two&#13;\nlines<');
  expect(cell(xml, 'A4')).toContain('>\ufffd\ufffd\ufffd\ufffd<');
  expect(cell(xml, 'B4')).toContain('>𠮷😀\u0085<');
});

test('A text longer than a cell takes is cut where it shows, between two characters', () => {
  const xml = sheetOf([[`${'a'.repeat(32_765)}😀😀`, null]]);
  expect(cell(xml, 'A2')).toContain(`>${'a'.repeat(32_765)}…<`);
});

test('Pieces made apart from each other are one workbook, with every row in its place', () => {
  const rows = Array.from({ length: 500 }, (_, index): Cell[] => [`c-${index}`, { number: `${index}.25` }]);
  const pieces = [rows.slice(0, 1), [], rows.slice(1, 400), rows.slice(400), []];
  const parts = open(write(pieces));
  expect(parts['xl/worksheets/sheet1.xml']).toBe(open(write([rows]))['xl/worksheets/sheet1.xml']);
  expect(parts['xl/worksheets/sheet1.xml']?.match(/<row /g)).toHaveLength(501);
  expect(write(pieces)).toEqual(write(pieces));
});

test('A sheet that is full is followed by another, with the header again', { timeout: 60_000 }, () => {
  const parts = open(write(Array.from({ length: 22 }, () => Array.from({ length: 50_000 }, (): Cell[] => ['c']))));
  const count = (name: string) => parts[name]?.match(/<row /g)?.length;
  expect(count('xl/worksheets/sheet1.xml')).toBe(1_048_576);
  expect(count('xl/worksheets/sheet2.xml')).toBe(1_100_000 + 2 - 1_048_576);
  expect(parts['xl/worksheets/sheet2.xml']).toContain('<row r="1"><c r="A1" s="1" t="inlineStr"><is><t xml:space="preserve">Id<');
  expect(parts['xl/workbook.xml']).toContain('<sheet name="客户列表 2" sheetId="2" r:id="rId2"/>');
});
