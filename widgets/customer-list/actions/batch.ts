import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { ItemState } from '../../../shared/values/lists.ts';
import type { ProblemCode } from '../../../shared/values/problem-codes.ts';
import { ask } from '../../core/ask.ts';
import type { Failure, FailureCode, Outcome } from '../../core/failure.ts';
import type { Session } from '../../core/session.ts';
import type { CustomerRow } from '../query.ts';

/** What became of one customer. `gone`: not there any more, or not for this person. */
export interface ItemResult {
  row: CustomerRow;
  state: ItemState;
  refusal: ProblemCode | null;
}

/** Customers that go out in one call. */
export interface BatchPart {
  rows: readonly CustomerRow[];
  send: (customerIds: string[]) => Promise<Outcome<AnswerOf<'POST /v1/assignments'>>>;
}

/** Failures after which nobody here knows whether the call was carried out. */
const UNCLEAR: readonly FailureCode[] = ['offline', 'answer-unreadable', 'internal', 'storage-unavailable'];

/**
 * One act on many customers: part after part, each customer with its own result. Where a part fails as a whole, what is settled stays
 * settled, and another run takes up the rest.
 */
export class Batch {
  readonly #session: () => Session;
  readonly #update: () => void;
  readonly #results = new Map<string, ItemResult>();
  #isUnclear = false;
  isRunning = false;
  failure: Failure | null = null;

  constructor(session: () => Session, update: () => void) {
    this.#session = session;
    this.#update = update;
  }

  get results(): ItemResult[] {
    return [...this.#results.values()];
  }

  get refused(): ItemResult[] {
    return this.results.filter(({ state }) => state === 'refused');
  }

  /** Settled without a no: done, or on its way to the upstream. */
  get settled(): ItemResult[] {
    return this.results.filter(({ state }) => state !== 'refused');
  }

  hasResult(customerId: string): boolean {
    return this.#results.has(customerId);
  }

  /**
   * Runs all parts; false where the whole failed or it is running already. `isDoneAlready` tells from a customer's newest row that a
   * call whose answer was lost has been carried out after all.
   */
  async run(parts: readonly BatchPart[], isDoneAlready: (row: CustomerRow) => boolean): Promise<boolean> {
    if (this.isRunning) return false;
    this.isRunning = true;
    this.failure = null;
    this.#update();
    for (const part of parts) {
      const failure = await this.#runPart(part, isDoneAlready);
      this.failure = failure;
      if (failure) break;
    }
    this.isRunning = false;
    this.#update();
    return this.failure === null;
  }

  /** Takes back what was refused, so that it can be tried again. */
  forgetRefused(): CustomerRow[] {
    const rows = this.refused.map(({ row }) => row);
    for (const { customerId } of rows) this.#results.delete(customerId);
    return rows;
  }

  async #runPart({ rows, send }: BatchPart, isDoneAlready: (row: CustomerRow) => boolean): Promise<Failure | null> {
    let open = rows.filter(({ customerId }) => !this.hasResult(customerId));
    if (open.length === 0) return null;
    if (this.#isUnclear) {
      const outcome = await readAnew(this.#session(), open);
      if (!outcome.ok) return outcome.failure;
      const done = outcome.answer.filter(isDoneAlready);
      for (const row of done) this.#results.set(row.customerId, { row, state: 'done', refusal: null });
      open = open.filter(({ customerId }) => !this.hasResult(customerId));
      if (open.length === 0) return null;
    }
    const outcome = await send(open.map(({ customerId }) => customerId));
    this.#isUnclear = !outcome.ok && UNCLEAR.includes(outcome.failure.code);
    if (!outcome.ok) return outcome.failure;
    const byId = new Map(open.map((row) => [row.customerId, row]));
    for (const { customerId, state, refusal } of outcome.answer.results) {
      const row = byId.get(customerId);
      if (row) this.#results.set(customerId, { row, state, refusal });
    }
    return null;
  }
}

/** How many customers are read at a time. */
const READERS = 4;

/** The newest rows of some customers; those that are not there any more are left out. */
export async function readAnew(session: Session, rows: readonly CustomerRow[]): Promise<Outcome<CustomerRow[]>> {
  const waiting = [...rows];
  const found: CustomerRow[] = [];
  let failure: Failure | null = null;
  const read = async (): Promise<void> => {
    for (let row = waiting.shift(); row && !failure; row = waiting.shift()) {
      const { customerId } = row;
      const outcome = await ask(session, 'POST /v1/customers/search', {
        body: { filter: { customerId }, page: { size: 10, at: 'first' } },
      });
      if (!outcome.ok) failure = outcome.failure;
      else found.push(...outcome.answer.customers.filter((candidate) => candidate.customerId === customerId));
    }
  };
  await Promise.all(Array.from({ length: READERS }, read));
  if (failure) return { ok: false, failure };
  const order = new Map(rows.map(({ customerId }, index) => [customerId, index]));
  return { ok: true, answer: found.sort((a, b) => (order.get(a.customerId) ?? 0) - (order.get(b.customerId) ?? 0)) };
}
