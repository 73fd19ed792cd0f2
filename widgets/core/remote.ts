import type { Failure, Outcome } from './failure.ts';

export type RemoteState<Value> =
  | { status: 'idle' }
  | { status: 'loading'; previous: Value | null }
  | { status: 'ready'; value: Value }
  | { status: 'failed'; failure: Failure };

/** The newest answer to a question that is asked again and again: a later question aborts the earlier, whose answer, should it still come, is dropped. */
export class Remote<Value> {
  #abort: AbortController | null = null;
  readonly #onChange: () => void;
  state: RemoteState<Value> = { status: 'idle' };

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get value(): Value | null {
    if (this.state.status === 'ready') return this.state.value;
    return this.state.status === 'loading' ? this.state.previous : null;
  }

  /** Asks; resolves to false where a later question, or `fail` or `reset`, came between. */
  async run(ask: (signal: AbortSignal) => Promise<Outcome<Value>>): Promise<boolean> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.#change({ status: 'loading', previous: this.value });
    const outcome = await ask(abort.signal).catch((error: unknown) => {
      if (abort.signal.aborted) return null;
      throw error;
    });
    if (abort.signal.aborted || outcome === null) return false;
    this.#change(outcome.ok ? { status: 'ready', value: outcome.answer } : { status: 'failed', failure: outcome.failure });
    return true;
  }

  /** Ends the question with a failure that was learnt elsewhere. */
  fail(failure: Failure): void {
    this.#abort?.abort();
    this.#change({ status: 'failed', failure });
  }

  /** Drops value and question. */
  reset(): void {
    this.#abort?.abort();
    this.#abort = null;
    if (this.state.status !== 'idle') this.#change({ status: 'idle' });
  }

  #change(state: RemoteState<Value>): void {
    this.state = state;
    this.#onChange();
  }
}
