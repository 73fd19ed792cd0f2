import type { Failure } from '../core/failure.ts';
import type { Session } from '../core/session.ts';
import { arrange, type ColumnChoice } from './arrange.ts';

/** How long rows wait for the arrangement once they are there; what comes later is used from the next page on. */
const GRACE_MILLISECONDS = 400;
const SAVE_PAUSE_MILLISECONDS = 600;

/**
 * How the operator arranged the columns. Asked for together with the first page; rows are drawn once both are there, or once the
 * arrangement has failed or is late, so that no column moves under the eye.
 */
export class Arrangement {
  readonly #onChange: () => void;
  #asked: Session | null = null;
  #saving: ReturnType<typeof setTimeout> | undefined;
  /** Came too late for the rows on the screen. */
  #late: ColumnChoice[] | null = null;
  /** The operator has chosen since it was asked for; the answer is older than that. */
  #isChosen = false;
  /** Changes are saved one after the other, so that the last one wins. */
  #saved: Promise<void> = Promise.resolve();
  columns: ColumnChoice[] = arrange([]);
  /** False while rows had better wait. */
  isKnown = false;
  /** Why the last change is not saved; null where it is. */
  failure: Failure | null = null;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Asks once, until `forget`. */
  load(session: Session): void {
    if (this.#asked === session) return;
    this.#asked = session;
    if (session.snapshot.view && !session.allows('GET /v1/preferences/customer-list')) {
      this.#settle(null);
      return;
    }
    void session.call('GET /v1/preferences/customer-list', {}).then((outcome) => {
      if (session !== this.#asked || this.#isChosen) return;
      const columns = outcome.ok ? arrange(outcome.answer.columns) : null;
      if (this.isKnown) this.#late = columns;
      else this.#settle(columns);
    });
  }

  /** Rows are there: they wait for a moment at most. */
  noteRows(): void {
    if (this.#late) this.columns = this.#late;
    this.#late = null;
    if (!this.isKnown) setTimeout(() => this.isKnown || this.#settle(null), GRACE_MILLISECONDS);
  }

  /** Shows the columns so from now on and saves it; of several changes in a row the last. */
  set(session: Session | null, columns: ColumnChoice[]): void {
    this.columns = arrange(columns);
    this.#late = null;
    this.#isChosen = true;
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => {
      this.#saved = this.#saved.then(() => this.#save(session, columns));
    }, SAVE_PAUSE_MILLISECONDS);
    this.#onChange();
  }

  forget(): void {
    this.#asked = null;
    this.#isChosen = false;
    this.failure = null;
  }

  async #save(session: Session | null, columns: ColumnChoice[]): Promise<void> {
    const outcome = await session?.call('PUT /v1/preferences/customer-list', { body: { columns } });
    this.failure = outcome && !outcome.ok ? outcome.failure : null;
    this.#onChange();
  }

  #settle(columns: ColumnChoice[] | null): void {
    this.isKnown = true;
    if (columns) this.columns = columns;
    this.#onChange();
  }
}
