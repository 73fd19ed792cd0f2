import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { openCsv } from '../../bff/files/csv/open-csv.ts';

/**
 * Writes a FOCUS file of any length out of the sample's rows: `node tests/import/make-focus-file.ts ROWS FILE [CUSTOMERS]`. Every thousand rows the sub-account
 * ids get another suffix, until so many customers exist.
 */
export async function makeFocusFile(rows: number, path: string, customers = 1000): Promise<void> {
  const sample = resolve(import.meta.dirname, '../data/focus-1.0-sample.csv');
  const table = await openCsv(Readable.toWeb(createReadStream(sample)) as ReadableStream<Uint8Array>);
  const body: string[][] = [];
  for await (const batch of table.batches) body.push(...batch.rows.map(({ cells }) => [...cells]));
  const place = table.header.indexOf('SubAccountId');
  const suffixes = Math.max(1, Math.round(customers / 73));
  const output = createWriteStream(path);
  output.write(`${table.header.map(quoted).join(',')}\n`);
  for (let from = 0; from < rows; from += body.length) {
    const suffix = String((from / body.length) % suffixes);
    const part = body
      .slice(0, rows - from)
      .map((cells) => cells.map((cell, index) => quoted(index === place ? cell + suffix : cell)).join(','));
    if (!output.write(`${part.join('\n')}\n`)) await once(output, 'drain');
  }
  output.end();
  await once(output, 'finish');
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

if (import.meta.main) {
  const [rows = '1000000', path = 'focus.csv', customers = '1000'] = process.argv.slice(2);
  await makeFocusFile(Number(rows), path, Number(customers));
}
