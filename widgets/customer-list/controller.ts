import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AnswerOf } from '../../shared/contract/index.ts';
import type { CustomerSort, PageSize } from '../../shared/values/lists.ts';
import type { Failure } from '../core/failure.ts';
import { Remote } from '../core/remote.ts';
import { type RevealReport, Reveals } from '../core/reveals.ts';
import type { Session } from '../core/session.ts';
import type { PagerMove } from '../kit/pager.ts';
import {
  activeFilters,
  type CustomerListState,
  DEFAULT_SIZE,
  DEFAULT_SORT,
  EMPTY_FILTER,
  type Filter,
  filterBody,
  type PageRequest,
  readState,
  type SearchAnswer,
  type SearchBody,
  type Sort,
  stateOf,
} from './query.ts';

export const TYPING_PAUSE_MILLISECONDS = 350;
const OFFLINE_RETRY_MILLISECONDS = 10_000;

export type FilterOptions = AnswerOf<'GET /v1/customers/filter-options'>;

/** What the controller tells the element; all of it is free of personal data. */
export interface ControllerEvents {
  onState: (state: CustomerListState) => void;
  onLoad: (answer: SearchAnswer) => void;
  onFailure: (failure: Failure) => void;
  onReveal: (report: RevealReport) => void;
}

export type ListView =
  | { kind: 'loading'; answer: SearchAnswer | null }
  | { kind: 'ready'; answer: SearchAnswer }
  | { kind: 'empty' }
  | { kind: 'no-match' }
  | { kind: 'failed'; failure: Failure };

/** How the customer list behaves, without a pixel: what is asked, when, and what is known. */
export class CustomerListController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #events: ControllerEvents;
  readonly #search: Remote<SearchAnswer>;
  readonly #options: Remote<FilterOptions>;
  readonly reveals: Reveals;
  #session: Session | null = null;
  #sessionId: string | null = null;
  #resumptions = 0;
  #askedFilter = '';
  #toldState = JSON.stringify(stateOf(EMPTY_FILTER, DEFAULT_SORT, DEFAULT_SIZE));
  #page: PageRequest = { size: DEFAULT_SIZE, at: 'first' };
  #typing: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  filter: Filter = EMPTY_FILTER;
  sort: Sort = DEFAULT_SORT;
  size: PageSize = DEFAULT_SIZE;

  constructor(host: ReactiveControllerHost, events: ControllerEvents) {
    this.#host = host;
    this.#events = events;
    const update = (): void => host.requestUpdate();
    this.#search = new Remote(update);
    this.#options = new Remote(update);
    this.reveals = new Reveals(update, events.onReveal);
    host.addController(this);
  }

  hostConnected(): void {
    this.reveals.connect();
  }

  hostDisconnected(): void {
    clearTimeout(this.#typing);
    clearTimeout(this.#retry);
    this.reveals.disconnect();
  }

  get options(): FilterOptions | null {
    return this.#options.value;
  }

  /** Whose rows these are; null while there is none. */
  get session(): Session | null {
    return this.#session;
  }

  /** What the present rows were asked by, without the page; an export asks the same. */
  get inForce(): Omit<SearchBody, 'page'> {
    return { filter: filterBody(this.filter), sort: this.sort };
  }

  get canReveal(): boolean {
    return this.#session?.allows('POST /v1/customers/reveal') ?? false;
  }

  get canListOptions(): boolean {
    // Until it is known, the filters keep their places.
    return !this.#session?.snapshot.view || this.#session.allows('GET /v1/customers/filter-options');
  }

  get view(): ListView {
    const { state } = this.#search;
    if (state.status === 'failed') return { kind: 'failed', failure: state.failure };
    if (state.status !== 'ready') return { kind: 'loading', answer: this.#search.value };
    if (state.value.total > 0) return { kind: 'ready', answer: state.value };
    return { kind: activeFilters(this.filter) > 0 ? 'no-match' : 'empty' };
  }

  /** Follows the session around the element; null when there is none any more. */
  follow(session: Session | null): void {
    const isAnother = session !== this.#session;
    this.#session = session;
    this.reveals.session = session;
    const snapshot = session?.snapshot;
    if (!snapshot) {
      this.#forget();
      return;
    }
    this.#noteSessionId(snapshot.view?.sessionId ?? null);
    if (snapshot.status === 'expired' && snapshot.failure) this.#noteEnd(snapshot.failure);
    const isResumed = snapshot.resumptions > this.#resumptions;
    this.#resumptions = snapshot.resumptions;
    if (snapshot.status === 'waiting') return;
    const isUnasked = this.#search.state.status === 'idle' && snapshot.status !== 'expired';
    if (isAnother || isUnasked || (isResumed && this.#isOffline)) this.load();
    else this.#host.requestUpdate();
  }

  /** Takes a host's state. Returns false where it is the present one, so that nothing is loaded or told twice. */
  takeState(state: CustomerListState): boolean {
    const { filter, sort, size } = readState(state);
    const next = stateOf({ ...this.filter, ...filter }, sort, size);
    if (JSON.stringify(next) === JSON.stringify(this.state)) return false;
    this.filter = { ...this.filter, ...filter };
    this.sort = sort;
    this.size = size;
    this.#restart(false);
    return true;
  }

  get state(): CustomerListState {
    return stateOf(this.filter, this.sort, this.size);
  }

  /** A change in the toolbar; what is typed waits for a pause. */
  setFilter(part: Partial<Filter>, isTyped = false): void {
    this.filter = { ...this.filter, ...part };
    this.#host.requestUpdate();
    clearTimeout(this.#typing);
    if (this.#askedFilter === JSON.stringify(filterBody(this.filter))) return;
    this.#typing = setTimeout(() => this.#restart(true), isTyped ? TYPING_PAUSE_MILLISECONDS : 0);
  }

  /** Enter: searches now. */
  searchNow(): void {
    clearTimeout(this.#typing);
    this.#restart(true);
  }

  clearFilters(): void {
    clearTimeout(this.#typing);
    this.filter = EMPTY_FILTER;
    this.#restart(true);
  }

  /** The other direction of the present column, or another column from its far end. */
  sortBy(by: CustomerSort, direction?: Sort['direction']): void {
    const turned = this.sort.by === by && this.sort.direction === 'descending' ? 'ascending' : 'descending';
    this.sort = { by, direction: direction ?? turned };
    this.#restart(true);
  }

  setSize(size: PageSize): void {
    this.size = size;
    this.#restart(true);
  }

  move(move: PagerMove): void {
    const page = this.#search.value?.page;
    if (move === 'first' || move === 'last') this.#page = { size: this.size, at: move };
    else if (move === 'next' && page?.next) this.#page = { size: this.size, after: page.next };
    else if (move === 'previous' && page?.previous) this.#page = { size: this.size, before: page.previous };
    else return;
    this.load();
  }

  /** Asks for the present page again. */
  load(): void {
    clearTimeout(this.#retry);
    this.reveals.hideAll();
    this.reveals.forgetRefusal();
    void this.#load();
  }

  /** The one button of an ended session: the host is asked for a new one, filters and page stay. */
  resume(): void {
    this.#search.reset();
    void this.#session?.renew('expired');
  }

  get #isOffline(): boolean {
    const { state } = this.#search;
    return state.status === 'failed' && state.failure.code === 'offline';
  }

  async #load(): Promise<void> {
    const session = this.#session;
    if (!session) return;
    const body = { ...this.inForce, page: this.#page };
    this.#askedFilter = JSON.stringify(body.filter);
    const isSettled = await this.#search.run((signal) => session.call('POST /v1/customers/search', { body, signal }));
    const { state } = this.#search;
    if (!isSettled || session !== this.#session) return;
    if (state.status === 'ready') this.#noteLoad(state.value);
    if (state.status === 'failed') this.#noteFailure(state.failure);
  }

  #noteLoad(answer: SearchAnswer): void {
    this.#events.onLoad(answer);
    if (this.#options.state.status === 'idle' && this.canListOptions) {
      const session = this.#session;
      if (session) void this.#options.run((signal) => session.call('GET /v1/customers/filter-options', { signal }));
    }
    if (this.canReveal) void this.reveals.refreshAllowance();
  }

  #noteFailure(failure: Failure): void {
    if (failure.code === 'cursor-invalid') {
      this.#page = { size: this.size, at: 'first' };
      this.load();
      return;
    }
    this.#events.onFailure(failure);
    if (failure.code === 'offline') this.#retry = setTimeout(() => this.load(), OFFLINE_RETRY_MILLISECONDS);
  }

  #noteEnd(failure: Failure): void {
    if (this.#search.state.status === 'failed') return;
    this.#search.fail(failure);
    this.#events.onFailure(failure);
  }

  #noteSessionId(sessionId: string | null): void {
    if (sessionId === this.#sessionId) return;
    if (this.#sessionId !== null) this.reveals.hideAll();
    this.#sessionId = sessionId;
  }

  #restart(isTold: boolean): void {
    this.#page = { size: this.size, at: 'first' };
    const state = JSON.stringify(this.state);
    if (isTold && state !== this.#toldState) this.#events.onState(this.state);
    this.#toldState = state;
    this.load();
  }

  #forget(): void {
    clearTimeout(this.#retry);
    this.reveals.hideAll();
    this.reveals.allowance = null;
    this.#sessionId = null;
    this.#search.reset();
    this.#options.reset();
  }
}
