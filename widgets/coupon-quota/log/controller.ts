import type { AnswerOf } from '../../../shared/contract/index.ts';
import { ask } from '../../core/ask.ts';
import type { Failure } from '../../core/failure.ts';
import { Remote } from '../../core/remote.ts';
import type { Session } from '../../core/session.ts';
import { SessionFollower } from '../../core/session-follower.ts';
import type { Item } from '../operation/operation.ts';
import { activeFilters, filterOf, isUpsideDown, type LogFilter, whoseOf } from './query.ts';

type Answer = AnswerOf<'POST /v1/operations/search'>;
export type Resellers = AnswerOf<'GET /v1/resellers'>['resellers'];

export const PAGE_SIZES = [20, 50, 100] as const;

export type LogView =
  | { kind: 'loading'; rows: readonly Item[] | null }
  | { kind: 'ready'; rows: readonly Item[]; total: number; asOf: string; from: number }
  | { kind: 'empty' }
  | { kind: 'no-match' }
  | { kind: 'upside-down' }
  | { kind: 'failed'; failure: Failure };

/** How the log behaves, without a pixel: keyset pages, newest first, gone through forwards and back. */
export class LogController {
  readonly #session: () => Session;
  readonly #onLoad: (answer: Answer) => void;
  readonly #onFailure: (failure: Failure) => void;
  readonly #page: Remote<Answer>;
  readonly following: SessionFollower;
  /** Where the pages before this one, and this one, begin; null: at the newest. */
  #places: (string | null)[] = [null];
  filter: LogFilter = {};
  size: number = PAGE_SIZES[0];
  /** A distributor's resellers, whose logs can be read instead; empty until they are known, and for everybody else. */
  resellers: Resellers = [];

  constructor(session: () => Session, on: { change: () => void; load: (answer: Answer) => void; failure: (failure: Failure) => void }) {
    this.#session = session;
    this.#onLoad = on.load;
    this.#onFailure = on.failure;
    this.#page = new Remote(on.change);
    this.following = new SessionFollower({
      answer: this.#page,
      load: () => void this.load(),
      update: on.change,
      forget: () => this.#page.reset(),
      onEnd: on.failure,
    });
    this.following.session = session();
  }

  get view(): LogView {
    if (isUpsideDown(this.filter)) return { kind: 'upside-down' };
    const { state, value } = this.#page;
    if (state.status === 'failed') return { kind: 'failed', failure: state.failure };
    if (state.status !== 'ready') return { kind: 'loading', rows: value?.rows ?? null };
    const { rows, total, asOf } = state.value;
    if (rows.length > 0) return { kind: 'ready', rows, total, asOf, from: (this.#places.length - 1) * this.size + 1 };
    return { kind: activeFilters(this.filter) > 0 ? 'no-match' : 'empty' };
  }

  get hasNewer(): boolean {
    return this.#places.length > 1;
  }

  get hasOlder(): boolean {
    return (this.#page.value?.next ?? null) !== null;
  }

  narrow(filter: LogFilter): void {
    this.filter = filter;
    void this.load();
  }

  resize(size: number): void {
    this.size = size;
    void this.load();
  }

  /** Asks for the newest page. */
  load(): Promise<void> {
    return this.#go([null]);
  }

  async older(): Promise<void> {
    const next = this.#page.value?.next;
    if (next) await this.#go([...this.#places, next]);
  }

  async newer(): Promise<void> {
    if (this.hasNewer) await this.#go(this.#places.slice(0, -1));
  }

  /** Asked once the log is there: it is what is wanted first. */
  async loadResellers(): Promise<void> {
    const session = this.#session();
    if (!session.allows('GET /v1/resellers') || this.resellers.length > 0) return;
    const outcome = await ask(session, 'GET /v1/resellers', {});
    if (outcome.ok) this.resellers = outcome.answer.resellers;
  }

  async #go(places: (string | null)[]): Promise<void> {
    if (isUpsideDown(this.filter)) return;
    const after = places.at(-1);
    const filter = filterOf(this.filter);
    const body = {
      size: this.size,
      ...whoseOf(this.filter),
      ...(Object.keys(filter).length > 0 && { filter }),
      ...(after && { after }),
    };
    const before = this.#places;
    this.#places = places;
    const isSettled = await this.#page.run((signal) => this.#session().call('POST /v1/operations/search', { body, signal }));
    const { state } = this.#page;
    if (!isSettled) return;
    if (state.status === 'ready') this.#onLoad(state.value);
    if (state.status !== 'failed') return;
    // A page that did not come is tried again from where it was asked for.
    this.#places = state.failure.code === 'cursor-invalid' ? [null] : before;
    this.#onFailure(state.failure);
  }
}
