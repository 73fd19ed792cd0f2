import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { afterFrame } from './soon.ts';

/** Rows that fit into a frame of about 50 ms on a machine four times slower than a desk's; where frames are quick, more follow. */
const FIRST_ROWS = 3;
const QUICK_MILLISECONDS = 25;

/** Lets many rows appear over several frames, between which the host page stays answerable. */
export class GradualDrawing implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #subject: unknown = null;
  #drawn = 0;
  #step = FIRST_ROWS;
  #isNext = false;
  /** True once all rows of the present subject are drawn. */
  isDone = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** How many of the `rows` of `subject` to draw now; a new subject starts from few. What is drawn between two steps adds none. */
  drawn(subject: object | null, rows: number): number {
    const isNew = subject !== this.#subject;
    if (isNew) {
      this.#drawn = 0;
      this.#step = FIRST_ROWS;
    }
    this.#subject = subject;
    if (this.#drawn < rows && (isNew || this.#isNext)) {
      this.#isNext = false;
      this.#drawn += this.#step;
      if (this.#drawn < rows) this.#goOn(subject);
    }
    this.isDone = rows > 0 && this.#drawn >= rows;
    return this.#drawn;
  }

  /** At the next drawing so many rows at least: where somebody goes to one that is not drawn yet. */
  atLeast(rows: number): void {
    this.#drawn = Math.max(this.#drawn, rows);
  }

  hostDisconnected(): void {
    this.#subject = null;
  }

  #goOn(subject: object | null): void {
    const startedAt = performance.now();
    afterFrame(() => {
      if (subject !== this.#subject) return;
      if (performance.now() - startedAt < QUICK_MILLISECONDS) this.#step *= 2;
      this.#isNext = true;
      this.#host.requestUpdate();
    });
  }
}
