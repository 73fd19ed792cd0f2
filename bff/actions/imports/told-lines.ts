import type { ToldLines } from './import-report.ts';

/** Records named per kind. */
const RECORDS_SHOWN = 5;

/** Counts lines by kind, and remembers the first of each. */
export class LinesByKind<Kind> {
  readonly #kinds = new Map<string, { kind: Kind } & ToldLines>();

  add(kind: Kind, file: string, record: number): void {
    const key = JSON.stringify(kind);
    const told = this.#kinds.get(key) ?? { kind, count: 0, first: [] };
    told.count += 1;
    if (told.first.length < RECORDS_SHOWN) told.first.push({ file, record });
    this.#kinds.set(key, told);
  }

  /** Most frequent first. */
  list(): ({ kind: Kind } & ToldLines)[] {
    return [...this.#kinds.values()].sort((a, b) => b.count - a.count);
  }
}
