import type { RefusedRows, RowRefusal } from './import-report.ts';

/** Lines named per reason. */
const LINES_SHOWN = 5;

/** Counts refused rows by file, column and reason, and remembers the first lines of each. */
export class Refusals {
  readonly #kinds = new Map<string, RefusedRows>();
  count = 0;

  add(file: string, line: number, column: string | null, problem: RowRefusal): void {
    this.count += 1;
    const key = JSON.stringify([file, column, problem]);
    const kind = this.#kinds.get(key) ?? { file, column, problem, count: 0, lines: [] };
    kind.count += 1;
    if (kind.lines.length < LINES_SHOWN) kind.lines.push(line);
    this.#kinds.set(key, kind);
  }

  list(): RefusedRows[] {
    return [...this.#kinds.values()].sort((a, b) => a.file.localeCompare(b.file) || b.count - a.count);
  }
}
