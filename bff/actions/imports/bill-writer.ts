import type { BillLineRecord } from '../../ports/records.ts';
import type { BillTarget } from './bill-target.ts';
import type { BilledCustomers } from './billed-customers.ts';

/** Lines a command: small enough that the portal's own commands get their turn. */
const LINES_PER_COMMAND = 2000;

/** Hands lines and the customers they name to the target, some at a time; in a dry run they are let go. */
export class BillWriter {
  readonly #target: BillTarget | null;
  readonly #customers: BilledCustomers;
  #lines: BillLineRecord[] = [];

  constructor(target: BillTarget | null, customers: BilledCustomers) {
    this.#target = target;
    this.#customers = customers;
  }

  /** The line's customer must have been met. */
  async add(line: BillLineRecord): Promise<void> {
    this.#lines.push(line);
    if (this.#lines.length >= LINES_PER_COMMAND) await this.flush();
  }

  async flush(): Promise<void> {
    const lines = this.#lines;
    this.#lines = [];
    const seen = this.#customers.takeUnsaved();
    await this.#target?.add(seen, lines);
  }
}
