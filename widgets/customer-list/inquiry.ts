import type { CustomerSort, PageSize } from '../../shared/values/lists.ts';
import type { PagerMove } from '../kit/pager.ts';
import { EMPTY_FILTER, type Filter, type FilterGroup, isSound, without } from './filter.ts';
import type { Place, SearchAnswer, Sort, View } from './query.ts';
import { Question } from './question.ts';
import { type CustomerListState, readState, stateOf } from './state.ts';

const TYPING_PAUSE_MILLISECONDS = 350;

/** When a change of the filters is asked for: at once, after a pause in typing, or by `searchNow` alone. */
export type FilterMoment = 'now' | 'pause' | 'held';

/** What is asked of the list and when: by typing, sorting, turning pages, or by the host. How it is answered is not known here. */
export abstract class Inquiry {
  readonly #onChange: () => void;
  readonly #onState: (state: CustomerListState) => void;
  protected readonly question = new Question();
  #told = JSON.stringify(this.question.state);
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(onChange: () => void, onState: (state: CustomerListState) => void) {
    this.#onChange = onChange;
    this.#onState = onState;
  }

  /** Asks for the present page. */
  abstract load(): void;

  /** True while an answer is on its way. */
  protected abstract get isLoading(): boolean;

  /** Where the rows that are there stand in the list; null while there are none. */
  protected abstract get page(): SearchAnswer['page'] | null;

  protected stopTyping(): void {
    clearTimeout(this.#typing);
  }

  /** The filters as they stand in the fields. */
  get filter(): Filter {
    return this.question.filter;
  }

  /** What stands in the fields differs from what was asked. */
  get isUnasked(): boolean {
    return this.question.isNew;
  }

  /** Which part of the list is shown, and how it is sorted. */
  get shown(): View {
    return this.question.view;
  }

  /** The filters as the rows were asked by. */
  get filterInForce(): Filter {
    return this.question.filterInForce;
  }

  /** Which filters are in force. */
  get active(): readonly FilterGroup[] {
    return this.question.active;
  }

  /** What the present rows were asked by, without the page; an export asks the same. */
  get inForce(): Question['list'] {
    return this.question.list;
  }

  get isOfResellers(): boolean {
    return this.shown.indirectPartnerId !== '';
  }

  /** Takes a host's state. Returns false where it is the present one, so that nothing is loaded or told twice. */
  takeState(state: CustomerListState): boolean {
    const { filter, view } = readState(state);
    const next = JSON.stringify(stateOf({ ...this.filter, ...filter }, view));
    if (next === JSON.stringify(this.state)) return false;
    clearTimeout(this.#typing);
    this.question.filter = { ...this.filter, ...filter };
    this.#told = next;
    this.show(view);
    return true;
  }

  get state(): CustomerListState {
    return this.question.state;
  }

  /** A change in the toolbar. */
  setFilter(part: Partial<Filter>, moment: FilterMoment = 'now'): void {
    this.question.filter = { ...this.filter, ...part };
    this.#onChange();
    clearTimeout(this.#typing);
    if (moment === 'held' || !this.question.isNew) return;
    this.#typing = setTimeout(() => this.#restart(), moment === 'pause' ? TYPING_PAUSE_MILLISECONDS : 0);
  }

  /** Enter: searches now, also for what was asked already. Nothing is asked while a range is upside down. */
  searchNow(): void {
    clearTimeout(this.#typing);
    // Enter leaves the field, which asks, and then submits: once is enough.
    const isBeingAsked = !this.question.isNew && this.isLoading;
    if (isSound(this.filter) && !isBeingAsked) this.#restart();
  }

  /** A field was left: what was held back is asked now. */
  commit(): void {
    if (this.question.isNew) this.searchNow();
  }

  /** The floating filters are closed: a range that is not sound goes back to what is in force, so that it holds nothing else up. */
  dropUnsound(): void {
    if (!isSound(this.filter)) this.setFilter(this.question.soundRanges);
  }

  clearFilters(...groups: FilterGroup[]): void {
    clearTimeout(this.#typing);
    this.question.filter = groups.length > 0 ? without(this.filter, ...groups) : EMPTY_FILTER;
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
    if (isOtherTab) this.question.filter = without(this.filter, 'accountManagerId', 'tag');
    this.#restart({ indirectPartnerId });
  }

  move(move: PagerMove): void {
    const { next, previous } = this.page ?? {};
    if (move === 'first') this.#place(null);
    else if (move === 'last') this.#place({ at: 'last' });
    else if (move === 'next' && next) this.#place({ after: next });
    else if (move === 'previous' && previous) this.#place({ before: previous });
  }

  /** From the first page on. */
  #restart(part: Partial<View> = {}): void {
    this.show({ ...this.shown, ...part, place: null });
  }

  #place(place: Place | null): void {
    this.show({ ...this.shown, place });
  }

  /** Shows this part of the list by the filters that are sound, and tells the host. */
  protected show(view: View): void {
    this.question.set(view);
    const { state } = this;
    const text = JSON.stringify(state);
    if (text !== this.#told) {
      this.#told = text;
      this.#onState(state);
    }
    this.load();
  }
}
