import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CustomerSort, PageSize } from '../../shared/values/lists.ts';
import type { Failure } from '../core/failure.ts';
import { Remote } from '../core/remote.ts';
import type { Reveals } from '../core/reveals.ts';
import type { Session } from '../core/session.ts';
import type { PagerMove } from '../kit/pager.ts';
import { Arrangement } from './arrangement.ts';
import { Choices, type FilterOptions } from './choices.ts';
import { EMPTY_FILTER, type Filter, type FilterGroup, isSound, without } from './filter.ts';
import type { Place, SearchAnswer, Sort, View } from './query.ts';
import { Question } from './question.ts';
import { type CustomerListState, readState, stateOf } from './state.ts';

export const TYPING_PAUSE_MILLISECONDS = 350;
const OFFLINE_RETRY_MILLISECONDS = 10_000;

/** What the controller tells the element; all of it is free of personal data. */
export interface ControllerEvents {
  onState: (state: CustomerListState) => void;
  onLoad: (answer: SearchAnswer) => void;
  onFailure: (failure: Failure) => void;
}

export type ListView =
  | { kind: 'loading'; answer: SearchAnswer | null }
  | { kind: 'ready'; answer: SearchAnswer }
  | { kind: 'empty' }
  | { kind: 'no-match' }
  | { kind: 'failed'; failure: Failure };

/** When a change of the filters is asked for: at once, after a pause in typing, or by `searchNow` alone. */
export type FilterMoment = 'now' | 'pause' | 'held';

/** How the customer list behaves, without a pixel: what is asked, when, and what is known. */
export class CustomerListController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #events: ControllerEvents;
  readonly #search: Remote<SearchAnswer>;
  readonly choices: Choices;
  readonly arrangement: Arrangement;
  /** What is revealed; null until that can be. */
  reveals: Reveals | null = null;
  #session: Session | null = null;
  #sessionId: string | null = null;
  #resumptions = 0;
  readonly #question = new Question();
  #told = JSON.stringify(this.#question.state);
  #typing: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, events: ControllerEvents) {
    this.#host = host;
    this.#events = events;
    const update = (): void => host.requestUpdate();
    this.#search = new Remote(update);
    this.choices = new Choices(update);
    this.arrangement = new Arrangement(update);
    host.addController(this);
  }

  hostConnected(): void {
    this.reveals?.connect();
  }

  hostDisconnected(): void {
    clearTimeout(this.#typing);
    clearTimeout(this.#retry);
    this.reveals?.disconnect();
  }

  /** From now on something can be revealed. */
  takeReveals(reveals: Reveals): void {
    this.reveals = reveals;
    reveals.session = this.#session;
    reveals.indirectPartnerId = this.shown.indirectPartnerId || null;
    reveals.connect();
    if (this.canReveal && this.#search.value) void reveals.refreshAllowance();
  }

  /** Whose rows these are; null while there is none. */
  get session(): Session | null {
    return this.#session;
  }

  /** The filters as they stand in the fields. */
  get filter(): Filter {
    return this.#question.filter;
  }

  /** What stands in the fields differs from what was asked. */
  get isUnasked(): boolean {
    return this.#question.isNew;
  }

  /** Which part of the list is shown, and how it is sorted. */
  get shown(): View {
    return this.#question.view;
  }

  /** The filters as the rows were asked by. */
  get filterInForce(): Filter {
    return this.#question.filterInForce;
  }

  /** Which filters are in force. */
  get active(): readonly FilterGroup[] {
    return this.#question.active;
  }

  /** What the present rows were asked by, without the page; an export asks the same. */
  get inForce(): Question['list'] {
    return this.#question.list;
  }

  /** Account managers and tags to choose from; null while nobody knows. */
  get options(): FilterOptions | null {
    return this.choices.options;
  }

  get canReveal(): boolean {
    return this.#session?.allows('POST /v1/customers/reveal') ?? false;
  }

  get canListOptions(): boolean {
    // Until it is known, the filters keep their places.
    return !this.#session?.snapshot.view || this.#session.allows('GET /v1/customers/filter-options');
  }

  /** Only distributors have resellers. */
  get hasTabs(): boolean {
    return this.#session?.allows('GET /v1/resellers') ?? false;
  }

  get isOfResellers(): boolean {
    return this.shown.indirectPartnerId !== '';
  }

  get view(): ListView {
    const { state } = this.#search;
    if (state.status === 'failed') return { kind: 'failed', failure: state.failure };
    if (state.status !== 'ready') return { kind: 'loading', answer: this.#search.value };
    if (state.value.total > 0) return { kind: 'ready', answer: state.value };
    const isNarrowed = this.active.length > 0 || !['', 'all'].includes(this.shown.indirectPartnerId);
    return { kind: isNarrowed ? 'no-match' : 'empty' };
  }

  /** Follows the session around the element; null when there is none any more. */
  follow(session: Session | null): void {
    const isAnother = session !== this.#session;
    this.#session = session;
    if (this.reveals) this.reveals.session = session;
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
    const { filter, view } = readState(state);
    const next = JSON.stringify(stateOf({ ...this.filter, ...filter }, view));
    if (next === JSON.stringify(this.state)) return false;
    clearTimeout(this.#typing);
    this.#question.filter = { ...this.filter, ...filter };
    this.#told = next;
    this.#show(view);
    return true;
  }

  get state(): CustomerListState {
    return this.#question.state;
  }

  /** A change in the toolbar. */
  setFilter(part: Partial<Filter>, moment: FilterMoment = 'now'): void {
    this.#question.filter = { ...this.filter, ...part };
    this.#host.requestUpdate();
    clearTimeout(this.#typing);
    if (moment === 'held' || !this.#question.isNew) return;
    this.#typing = setTimeout(() => this.#restart(), moment === 'pause' ? TYPING_PAUSE_MILLISECONDS : 0);
  }

  /** Enter: searches now, also for what was asked already. Nothing is asked while a range is upside down. */
  searchNow(): void {
    clearTimeout(this.#typing);
    // Enter leaves the field, which asks, and then submits: once is enough.
    const isBeingAsked = !this.#question.isNew && this.#search.state.status === 'loading';
    if (isSound(this.filter) && !isBeingAsked) this.#restart();
  }

  /** A field was left: what was held back is asked now. */
  commit(): void {
    if (this.#question.isNew) this.searchNow();
  }

  /** The floating filters are closed: a range that is not sound goes back to what is in force, so that it holds nothing else up. */
  dropUnsound(): void {
    if (!isSound(this.filter)) this.setFilter(this.#question.soundRanges);
  }

  clearFilters(...groups: FilterGroup[]): void {
    clearTimeout(this.#typing);
    this.#question.filter = groups.length > 0 ? without(this.filter, ...groups) : EMPTY_FILTER;
    this.#restart(groups.length === 0 && this.isOfResellers ? { indirectPartnerId: 'all' } : {});
  }

  /** The other direction of the present column, or another column from its far end. */
  sortBy(by: CustomerSort, direction?: Sort['direction']): void {
    const { sort } = this.shown;
    const turned = sort.by === by && sort.direction === 'descending' ? 'ascending' : 'descending';
    this.#restart({ sort: { by, direction: direction ?? turned } });
  }

  setSize(size: PageSize): void {
    this.#restart({ size });
  }

  /** Shows the partner's own customers (empty), those of `all` resellers, or of one. What only the other tab can be filtered by is dropped. */
  showCustomersOf(indirectPartnerId: string): void {
    const isOtherTab = (indirectPartnerId !== '') !== this.isOfResellers;
    if (isOtherTab) this.#question.filter = without(this.filter, 'accountManagerId', 'tag');
    this.#restart({ indirectPartnerId });
  }

  move(move: PagerMove): void {
    const { next, previous } = this.#search.value?.page ?? {};
    if (move === 'first') this.#place(null);
    else if (move === 'last') this.#place({ at: 'last' });
    else if (move === 'next' && next) this.#place({ after: next });
    else if (move === 'previous' && previous) this.#place({ before: previous });
  }

  /** Asks for the present page again. */
  load(): void {
    clearTimeout(this.#retry);
    this.reveals?.hideAll();
    this.reveals?.forgetRefusal();
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
    // A state that is set before the host has given its callback is asked for once it has (`follow`).
    if (!session || session.snapshot.status === 'waiting') return;
    this.arrangement.load(session);
    const body = this.#question.ask();
    const isSettled = await this.#search.run((signal) => session.call('POST /v1/customers/search', { body, signal }));
    const { state } = this.#search;
    if (!isSettled || session !== this.#session) return;
    if (state.status === 'ready') this.#noteLoad(session, state.value);
    if (state.status === 'failed') this.#noteFailure(state.failure);
  }

  #noteLoad(session: Session, answer: SearchAnswer): void {
    this.arrangement.noteRows();
    this.#events.onLoad(answer);
    this.choices.ask(session, this.isOfResellers);
    if (this.canReveal) void this.reveals?.refreshAllowance();
  }

  #noteFailure(failure: Failure): void {
    const other = this.#question.elsewhere(failure.code);
    if (other) {
      this.#show({ ...this.shown, place: null, ...other });
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
    if (this.#sessionId !== null) {
      this.reveals?.hideAll();
      this.arrangement.forget();
    }
    this.#sessionId = sessionId;
  }

  /** From the first page on. */
  #restart(part: Partial<View> = {}): void {
    this.#show({ ...this.shown, ...part, place: null });
  }

  #place(place: Place | null): void {
    this.#show({ ...this.shown, place });
  }

  #show(view: View): void {
    this.#question.set(view);
    if (this.reveals) this.reveals.indirectPartnerId = view.indirectPartnerId || null;
    const { state } = this;
    const text = JSON.stringify(state);
    if (text !== this.#told) {
      this.#told = text;
      this.#events.onState(state);
    }
    this.load();
  }

  #forget(): void {
    clearTimeout(this.#retry);
    this.reveals?.hideAll();
    if (this.reveals) this.reveals.allowance = null;
    this.#sessionId = null;
    this.#search.reset();
    this.choices.reset();
    this.arrangement.forget();
  }
}
