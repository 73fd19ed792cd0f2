import type { Failure, Outcome } from '../core/failure.ts';
import { Remote } from '../core/remote.ts';
import { SessionFollower } from '../core/session-follower.ts';
import type { FailureParts } from '../kit/failure-notice.ts';
import type { NoticeParts } from '../kit/notice.ts';
import type { RecordsContext } from './context.ts';

interface PageAnswer {
  next: string | null;
}

export interface GrowingListParts<Answer extends PageAnswer, Row> {
  /** Asks for a page: the newest, or the one behind a cursor. */
  ask: (after: string | undefined, signal: AbortSignal) => Promise<Outcome<Answer>>;
  rowsOf: (answer: Answer) => readonly Row[];
  onLoad: (rows: readonly Row[]) => void;
}

export type GrowingView<Row> =
  | { kind: 'loading'; rows: readonly Row[] | null }
  | { kind: 'ready'; rows: readonly Row[] }
  | { kind: 'failed'; failure: Failure };

/** A list, newest first, that grows at its end: older rows are added below those that are there. */
export class GrowingList<Answer extends PageAnswer, Row> {
  readonly #context: RecordsContext;
  readonly #parts: GrowingListParts<Answer, Row>;
  readonly #newest: Remote<Answer>;
  readonly #older: Remote<Answer>;
  readonly following: SessionFollower;
  #below: readonly Row[] = [];
  #next: string | null = null;
  #isShown = false;
  /** What the list on the screen was asked for. */
  #asked = '';

  constructor(context: RecordsContext, parts: GrowingListParts<Answer, Row>) {
    this.#context = context;
    this.#parts = parts;
    this.#newest = new Remote(() => context.update());
    this.#older = new Remote(() => context.update());
    this.following = new SessionFollower({
      answer: this.#newest,
      load: () => void this.load(),
      update: () => context.update(),
      forget: () => this.#newest.reset(),
      onEnd: (failure) => context.tell('partner-error', failure),
    });
    this.following.session = context.session;
  }

  get view(): GrowingView<Row> {
    const { state } = this.#newest;
    if (state.status === 'failed') return { kind: 'failed', failure: state.failure };
    const answer = this.#newest.value;
    const rows = answer && [...this.#parts.rowsOf(answer), ...this.#below];
    return state.status === 'ready' ? { kind: 'ready', rows: rows ?? [] } : { kind: 'loading', rows };
  }

  /** The newest answer; null until it is there. */
  get answer(): Answer | null {
    return this.#newest.value;
  }

  get hasOlder(): boolean {
    return this.#next !== null;
  }

  get isLoadingOlder(): boolean {
    return this.#older.state.status === 'loading';
  }

  /** The older rows could not be had; those above stay. */
  get hasOlderFailed(): boolean {
    return this.#older.state.status === 'failed';
  }

  /** Its view is shown: asks where nothing is there yet, where that failed, or where `question` is another one. */
  enter(question = ''): void {
    this.#isShown = true;
    const { status } = this.#newest.state;
    if (status !== 'idle' && status !== 'failed' && question === this.#asked) return;
    this.#asked = question;
    void this.load();
  }

  /** The session went on, was renewed or has ended. */
  follow(): void {
    if (this.#isShown) this.following.follow(this.#context.session);
  }

  leave(): void {
    this.#isShown = false;
  }

  /** Why there is nothing to show; in words of the view's own where it has some. */
  failed(failure: Failure, states: Pick<FailureParts['words']['states'], 'refused' | 'failed'>): NoticeParts {
    const { strings } = this.#context;
    return this.#context.failure({
      failure,
      words: { ...strings, states: { ...strings.states, refused: states.refused, failed: states.failed } },
      onRetry: () => void this.load(),
      onResume: () => this.following.resume(),
    });
  }

  async load(): Promise<void> {
    this.#older.reset();
    const isSettled = await this.#newest.run((signal) => this.#parts.ask(undefined, signal));
    const { state } = this.#newest;
    if (!isSettled) return;
    if (state.status === 'failed') this.#context.tell('partner-error', state.failure);
    if (state.status !== 'ready') return;
    this.#below = [];
    this.#next = state.value.next;
    this.#parts.onLoad(this.#parts.rowsOf(state.value));
    this.#context.update();
  }

  async loadOlder(): Promise<void> {
    const after = this.#next;
    if (after === null || this.isLoadingOlder) return;
    const isSettled = await this.#older.run((signal) => this.#parts.ask(after, signal));
    const { state } = this.#older;
    if (!isSettled) return;
    if (state.status === 'failed' && state.failure.code === 'cursor-invalid') return this.load();
    if (state.status !== 'ready') return;
    this.#below = [...this.#below, ...this.#parts.rowsOf(state.value)];
    this.#next = state.value.next;
    this.#context.update();
  }
}
