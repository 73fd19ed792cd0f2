import type { ImportProgress } from '../../actions/imports/import-report.ts';

interface Output {
  isTTY?: boolean;
  write(text: string): unknown;
}

const EVERY_MILLISECONDS = { terminal: 200, file: 5000 };

/** Tells how far an import is: one line that is written over on a terminal, a line every few seconds elsewhere. */
export function createProgress(output: Output, fileBytes: readonly number[], now: () => number) {
  const startedAt = now();
  const total = fileBytes.reduce((sum, bytes) => sum + bytes, 0);
  const every = output.isTTY ? EVERY_MILLISECONDS.terminal : EVERY_MILLISECONDS.file;
  let toldAt = startedAt;
  let isLineOpen = false;

  function tell({ file, rowsRead, bytesRead }: ImportProgress): void {
    const at = now();
    if (at - toldAt < every) return;
    toldAt = at;
    const before = fileBytes.slice(0, file).reduce((sum, bytes) => sum + bytes, 0);
    const perSecond = Math.round(rowsRead / ((at - startedAt) / 1000));
    const line = `${rowsRead.toLocaleString('en')} rows, ${megabytes(before + bytesRead)} of ${megabytes(total)} MB, ${perSecond.toLocaleString('en')} rows/s`;
    output.write(output.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
    isLineOpen = output.isTTY === true;
  }

  function end(): void {
    if (isLineOpen) output.write('\r\u001b[K');
    isLineOpen = false;
  }

  return { tell, end };
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
