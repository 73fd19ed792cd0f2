import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FileRefused, type TableOptions } from '../../ports/tables.ts';
import { openCsv, RECORD_LENGTH_LIMIT } from './open-csv.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

/** 客户,标签 / 李雷,一级 as Chinese Excel writes it. */
const GB18030 = Uint8Array.from([
  ...[0xbf, 0xcd, 0xbb, 0xa7, 0x2c, 0xb1, 0xea, 0xc7, 0xa9, 0x0d, 0x0a],
  ...[0xc0, 0xee, 0xc0, 0xd7, 0x2c, 0xd2, 0xbb, 0xbc, 0xb6, 0x0d, 0x0a],
]);

function streamOf(bytes: Uint8Array, piece = 64 * 1024): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, at + piece));
      at += piece;
    },
  });
}

async function read(bytes: Uint8Array, options: TableOptions & { piece?: number } = {}) {
  const { piece, ...rest } = options;
  const table = await openCsv(streamOf(bytes, piece), rest);
  const rows: string[][] = [];
  const lines: number[] = [];
  const refused: [number, string][] = [];
  for await (const batch of table.batches) {
    rows.push(...batch.rows.map(({ cells }) => [...cells]));
    lines.push(...batch.rows.map(({ line }) => line));
    refused.push(...batch.refused.map(({ line, problem }): [number, string] => [line, problem]));
  }
  return { encoding: table.encoding, header: table.header, rows, lines, refused };
}

async function problemOf(bytes: Uint8Array): Promise<string> {
  try {
    await read(bytes);
  } catch (error) {
    if (error instanceof FileRefused) return error.problem;
    throw error;
  }
  return 'none';
}

describe('the encoding of a file', () => {
  test('is GB18030 where Chinese Excel wrote it', async () => {
    const table = await read(GB18030);
    expect(table).toMatchObject({ encoding: 'gb18030', header: ['客户', '标签'], rows: [['李雷', '一级']], refused: [] });
  });

  test('is UTF-8 with a mark or without', async () => {
    const text = '客户,标签\n李雷,一级\n';
    for (const mark of ['', '\uFEFF']) {
      expect(await read(utf8(mark + text))).toMatchObject({ encoding: 'utf-8', header: ['客户', '标签'], rows: [['李雷', '一级']] });
    }
  });

  test.each([
    ['utf-16le', [0xff, 0xfe]],
    ['utf-16be', [0xfe, 0xff]],
  ])('is %s where Excel saved "Unicode text" with tabs', async (encoding, mark) => {
    const codes = Array.from('name\t标签\n李雷\t一级\n', (character) => character.charCodeAt(0));
    const bytes = codes.flatMap((code) => (encoding === 'utf-16le' ? [code & 0xff, code >> 8] : [code >> 8, code & 0xff]));
    for (const start of [mark, []]) {
      expect(await read(Uint8Array.from([...start, ...bytes]))).toMatchObject({
        encoding,
        header: ['name', '标签'],
        rows: [['李雷', '一级']],
      });
    }
  });

  test('is found out as late as the first character beyond ASCII', async () => {
    const plain = utf8(`a,b\n${'1,2\n'.repeat(40_000)}`);
    const table = await read(Uint8Array.from([...plain, ...GB18030.subarray(11)]));
    expect(table.encoding).toBe('gb18030');
    expect(table.rows.at(-1)).toEqual(['李雷', '一级']);
  });

  test('does not turn over one damaged line', async () => {
    const bytes = [...utf8('名,b\n好,1\n'), 0xff, 0x2c, 0x31, 0x0a, ...utf8('李,2\n雷,3\n')];
    expect(await read(Uint8Array.from(bytes))).toMatchObject({
      encoding: 'utf-8',
      rows: [
        ['好', '1'],
        ['李', '2'],
        ['雷', '3'],
      ],
      refused: [[3, 'undecodable']],
    });
  });

  test('can be named where it is not recognised', async () => {
    expect((await read(GB18030, { encoding: 'gb18030' })).rows).toEqual([['李雷', '一级']]);
  });

  test('is looked for inside gzip as well', async () => {
    const packed = new Response(streamOf(GB18030).pipeThrough(new CompressionStream('gzip') as never));
    expect(await read(new Uint8Array(await packed.arrayBuffer()))).toMatchObject({ encoding: 'gb18030', rows: [['李雷', '一级']] });
  });
});

describe('cells', () => {
  const text = 'a,b,c\r\n1,"two, ""2""\r\nlines",3\r\n\r\n"x" ,,"z"\r\n7,8,9';

  test('keep separators, quotes and line breaks, and rows know the line they begin on', async () => {
    const table = await read(utf8(text));
    expect(table.rows).toEqual([
      ['1', 'two, "2"\nlines', '3'],
      ['x', '', 'z'],
      ['7', '8', '9'],
    ]);
    expect(table.lines).toEqual([2, 5, 6]);
  });

  test('are the same wherever the bytes of the file happen to be cut', async () => {
    const whole = await read(utf8(text));
    for (let piece = 1; piece < text.length; piece += 1) expect(await read(utf8(text), { piece })).toEqual(whole);
  });

  test.each([
    ['semicolons', 'a;b\n1;2,5\n', ['1', '2,5']],
    ['tabs', 'a\tb\n1\t2,5\n', ['1', '2,5']],
    ['the line that tells Excel the separator', 'sep=;\na;b\n1;2,5\n', ['1', '2,5']],
    ['carriage returns alone', 'a,b\r1,2\r', ['1', '2']],
  ])('are told apart in files with %s', async (_name, file, cells) => {
    expect((await read(utf8(file))).rows).toEqual([cells]);
  });

  test('that Excel added empty at the end of a row do not count', async () => {
    expect(await read(utf8('a,b\n1,2,,\n'))).toMatchObject({ rows: [['1', '2']], refused: [] });
  });
});

describe('whatever stands in cells', () => {
  const cell = fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replace(/[\0\r\uFEFF]/g, ' '));
  const written = (text: string) => (/[",\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const rowsOf = fc.array(fc.tuple(fc.constant('x'), cell, cell), { minLength: 1, maxLength: 8 });

  test('comes out as it went in, wherever bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf, fc.integer({ min: 1, max: 40 }), fc.constantFrom('\n', '\r\n'), async (rows, piece, end) => {
        const file = ['a,b,c', ...rows.map((row) => row.map(written).join(',')), ''].join(end);
        const table = await read(utf8(file), { piece });
        expect(table.rows).toEqual(rows);
        expect(table.refused).toEqual([]);
      }),
      { seed: 20240930, numRuns: 200 },
    );
  });

  test('never stops the file: bytes without sense cost lines, not the reader', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), fc.integer({ min: 1, max: 40 }), async (noise, piece) => {
        const file = Uint8Array.from([...utf8('a,b\n1,2\n'), ...noise, ...utf8('\n"\n3,4\n5,6\n')]);
        const table = await read(file, { piece, encoding: 'utf-8' });
        expect(table.rows[0]).toEqual(['1', '2']);
        expect(table.rows.at(-1)).toEqual(['5', '6']);
      }),
      { seed: 20240930, numRuns: 300 },
    );
  });
});

describe('a bad row', () => {
  test.each([
    ['too few cells', '1\n', 'too-few-cells'],
    ['too many cells', '1,2,3\n', 'too-many-cells'],
    ['a quote inside a quoted cell', '"1"x,2\n', 'quote-misplaced'],
    ['a NUL character', '1,\0\n', 'nul-character'],
  ])('with %s is refused by its line and stops nothing', async (_name, row, problem) => {
    const padding = 'p,q\n'.repeat(200);
    expect(await read(utf8(`a,b\n${padding}${row}good,row\n`))).toMatchObject({ refused: [[202, problem]] });
    expect((await read(utf8(`a,b\n${padding}${row}good,row\n`))).rows.at(-1)).toEqual(['good', 'row']);
  });

  test('with a quote that is never closed costs its own line only', async () => {
    const table = await read(utf8('a,b\n1,2\n3,"four\n5,6\n7,8\n'));
    expect(table.refused).toEqual([[3, 'quote-unclosed']]);
    expect(table.rows).toEqual([
      ['1', '2'],
      ['5', '6'],
      ['7', '8'],
    ]);
  });

  test('with an opening quote too many does not swallow the quoted rows below it', async () => {
    const table = await read(utf8('a,b\n1,"2\n"3","4"\n"5","6"\n'));
    expect(table.refused).toEqual([[2, 'quote-misplaced']]);
    expect(table.rows).toEqual([
      ['3', '4'],
      ['5', '6'],
    ]);
  });

  test.each([
    ['plain', (long: string) => `1,${long}\n`],
    ['quoted, with line breaks and rows inside', (long: string) => `1,"${long}\n9,9\n"\n`],
  ])('with 10 MB in a %s cell is refused by its line; nothing inside it is taken for rows', async (_name, row) => {
    const file = utf8(`a,b\n1,2\n${row('x'.repeat(10_000_000))}3,4\n`);
    const table = await read(file);
    expect(table.refused).toEqual([[3, 'row-too-long']]);
    expect(table.rows).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  test('is one of up to 1 MiB, and not longer', async () => {
    const fits = 'x'.repeat(RECORD_LENGTH_LIMIT - 2);
    expect((await read(utf8(`a,b\n1,${fits}\n`))).rows[0]?.[1]).toHaveLength(fits.length);
    expect((await read(utf8(`a,b\n1,${fits}x\n2,2\n`))).refused).toEqual([[2, 'row-too-long']]);
  });
});

describe('a file of the wrong shape is refused whole', () => {
  test.each([
    ['empty', new Uint8Array(0), 'empty'],
    ['nothing but line ends', utf8('\n\n'), 'empty'],
    ['nothing but a mark', utf8('\uFEFF'), 'empty'],
    ['a header alone', utf8('a,b\n'), 'header-only'],
    ['a workbook', utf8('PK\u0003\u0004....[Content_Types].xml'), 'workbook'],
    ['a ZIP archive', utf8('PK\u0003\u0004....data.csv'), 'zip'],
    ['Parquet', utf8('PAR1....'), 'parquet'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 0, 2, 0, 0, 0]), 'binary'],
    ['gzip that breaks off', Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0x4b]), 'compression-broken'],
    ['a header with a broken quote', utf8('"a"b,c\n1,2\n'), 'header-unreadable'],
    ['a header of 10 MB', utf8('a'.repeat(10_000_000)), 'header-unreadable'],
  ])('%s', async (_name, bytes, problem) => {
    expect(await problemOf(bytes)).toBe(problem);
  });
});
