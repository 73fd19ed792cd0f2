import type { CustomerRow } from '../query.ts';

/** Most customers of one batch, by the contract. */
export const MOST_PICKED = 100;

/** Which customers are picked, in the order of picking; kept while pages are turned. */
export class Picks {
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

  /** Picks or drops one customer; with `isRange` all rows of the page from the one pressed last. */
  set(row: CustomerRow, isPicked: boolean, page: readonly CustomerRow[], isRange = false): void {
    const last = page.findIndex(({ customerId }) => customerId === this.#last);
    const here = page.findIndex(({ customerId }) => customerId === row.customerId);
    this.#last = row.customerId;
    const isSpan = isRange && last >= 0 && here >= 0;
    this.setAll(isSpan ? page.slice(Math.min(last, here), Math.max(last, here) + 1) : [row], isPicked);
  }

  setAll(rows: readonly CustomerRow[], isPicked: boolean): void {
    this.isRefusing = false;
    for (const row of rows) {
      if (!isPicked) this.#rows.delete(row.customerId);
      else if (this.has(row.customerId) || this.count < MOST_PICKED) this.#rows.set(row.customerId, row);
      else this.isRefusing = true;
    }
    this.#onChange();
  }

  /** Takes newer rows of customers that are picked; says nothing. */
  renew(rows: readonly CustomerRow[]): void {
    for (const row of rows) if (this.has(row.customerId)) this.#rows.set(row.customerId, row);
  }

  /** Drops all; says nothing. */
  forget(): void {
    this.#last = null;
    this.isRefusing = false;
    this.#rows.clear();
  }

  clear(): void {
    this.forget();
    this.#onChange();
  }
}
