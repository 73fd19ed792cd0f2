import type { CustomerRow } from './query.ts';

/** Most customers of one batch, by the contract. */
export const MOST_SELECTED = 100;

/** Which customers are picked, in the order of picking; kept while pages are turned. */
export class Selection {
  readonly #rows = new Map<string, CustomerRow>();
  readonly #onChange: () => void;
  #last: string | null = null;
  /** True after something was left out because a hundred are picked. */
  isRefusing = false;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get count(): number {
    return this.#rows.size;
  }

  get rows(): CustomerRow[] {
    return [...this.#rows.values()];
  }

  has(customerId: string): boolean {
    return this.#rows.has(customerId);
  }

  /** Picks or drops one customer; with `isRange` all rows of the page from the one picked last. */
  set(row: CustomerRow, isPicked: boolean, page: readonly CustomerRow[] = [row], isRange = false): void {
    const [from, to] = [page.findIndex(({ customerId }) => customerId === this.#last), page.indexOf(row)].sort((a, b) => a - b);
    const rows = isRange && from !== undefined && to !== undefined && from >= 0 ? page.slice(from, to + 1) : [row];
    this.#last = row.customerId;
    this.setAll(rows, isPicked);
  }

  setAll(rows: readonly CustomerRow[], isPicked: boolean): void {
    this.isRefusing = false;
    for (const row of rows) {
      if (!isPicked) this.#rows.delete(row.customerId);
      else if (this.has(row.customerId) || this.count < MOST_SELECTED) this.#rows.set(row.customerId, row);
      else this.isRefusing = true;
    }
    this.#onChange();
  }

  /** Takes newer rows of customers that are picked. */
  renew(rows: readonly CustomerRow[]): void {
    for (const row of rows) if (this.has(row.customerId)) this.#rows.set(row.customerId, row);
  }

  clear(): void {
    this.#last = null;
    this.isRefusing = false;
    if (this.count === 0) return;
    this.#rows.clear();
    this.#onChange();
  }
}
