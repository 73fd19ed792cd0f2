import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { soon } from './soon.ts';

/** Rows that fit into a task of 50 ms on a machine four times slower than a desk's. */
const ROWS_PER_TASK = 6;

/** Lets many rows appear over several short tasks, between which the host page stays answerable. */
export class GradualDrawing implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #subject: unknown = null;
  #drawn = 0;
  /** True once all rows of the present subject are drawn. */
  isDone = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** How many rows of `subject` to draw now; a new subject starts from few. */
  drawn(subject: { customers: readonly unknown[] } | null): number {
    if (subject !== this.#subject) this.#drawn = 0;
    this.#subject = subject;
    const rows = subject?.customers.length ?? 0;
    if (this.#drawn < rows) {
      this.#drawn += ROWS_PER_TASK;
      if (this.#drawn < rows) soon(() => this.#host.requestUpdate());
    }
    this.isDone = rows > 0 && this.#drawn >= rows;
    return this.#drawn;
  }

  hostDisconnected(): void {
    this.#subject = null;
  }
}
