import type { AnswerOf, BodyOf } from '../../../shared/contract/index.ts';
import { ask } from '../../core/ask.ts';
import type { Failure } from '../../core/failure.ts';
import { Remote } from '../../core/remote.ts';
import type { Session } from '../../core/session.ts';
import { SessionFollower } from '../../core/session-follower.ts';
import { activeGroups, type CouponFilter, EMPTY_FILTER, type FilterGroup, filterBody, isSound, readAsked, without } from './filter.ts';

type Search = 'POST /v1/coupons/search';
export type CouponAnswer = AnswerOf<Search>;
export type Coupon = CouponAnswer['coupons'][number];
export type CouponOptions = AnswerOf<'GET /v1/customers/filter-options'>;
export type CouponResellers = AnswerOf<'GET /v1/resellers'>['resellers'];

export type CouponsView =
  | { kind: 'loading'; coupons: readonly Coupon[] | null }
  | { kind: 'ready'; coupons: readonly Coupon[]; total: number; asOf: string }
  | { kind: 'empty' }
  | { kind: 'no-match' }
  | { kind: 'failed'; failure: Failure };

export interface CouponEvents {
  onChange: () => void;
  onLoad: (answer: CouponAnswer) => void;
  onFailure: (failure: Failure) => void;
  /** Other rows are on their way: nothing of the old ones may stay revealed or picked that is not asked for any more. */
  onAsk: (isOther: boolean) => void;
}

/** When a change is asked for: at once, after a pause in typing, or when the field is left. */
export type FilterMoment = 'now' | 'pause' | 'held';

/** What comes first is soon there; whoever wants more wants many. */
const FIRST = 20;
const LATER = 50;
const TYPING_PAUSE_MILLISECONDS = 350;
const OFFLINE_RETRY_MILLISECONDS = 10_000;

/** How the issued coupons behave, without a pixel: newest first, later pages are added below. */
export class CouponController {
  readonly #session: () => Session;
  readonly #events: CouponEvents;
  readonly #first: Remote<CouponAnswer>;
  readonly #later: Remote<CouponAnswer>;
  readonly following: SessionFollower;
  #below: Coupon[] = [];
  #next: string | null = null;
  #asked = '';
  #typing: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  filter: CouponFilter = EMPTY_FILTER;
  /** A reseller whose coupons they are; '' for the partner's own. */
  indirectPartnerId = '';
  options: CouponOptions | null = null;
  resellers: CouponResellers = [];

  constructor(session: () => Session, events: CouponEvents) {
    this.#session = session;
    this.#events = events;
    this.#first = new Remote(events.onChange);
    this.#later = new Remote(events.onChange);
    this.following = new SessionFollower({
      answer: this.#first,
      load: () => this.load(),
      update: events.onChange,
      forget: () => this.#first.reset(),
      onEnd: events.onFailure,
    });
    this.following.session = session();
  }

  get view(): CouponsView {
    const { state, value } = this.#first;
    if (state.status === 'failed') return { kind: 'failed', failure: state.failure };
    if (state.status !== 'ready') return { kind: 'loading', coupons: value && [...value.coupons, ...this.#below] };
    const { coupons, total, asOf } = state.value;
    if (coupons.length > 0) return { kind: 'ready', coupons: [...coupons, ...this.#below], total, asOf };
    return { kind: this.active.length > 0 || this.indirectPartnerId !== '' ? 'no-match' : 'empty' };
  }

  /** Rows in sight, newest first. */
  get rows(): readonly Coupon[] {
    const { view } = this;
    return view.kind === 'ready' || view.kind === 'loading' ? (view.coupons ?? []) : [];
  }

  get active(): FilterGroup[] {
    return activeGroups(this.filter);
  }

  /** Fields to choose from keep their places before their choices are known. */
  get canListOptions(): boolean {
    return this.#session().allows('GET /v1/customers/filter-options');
  }

  /** Only distributors have resellers. */
  get hasResellers(): boolean {
    return this.#session().allows('GET /v1/resellers');
  }

  get hasMore(): boolean {
    return this.#next !== null;
  }

  get isLoadingMore(): boolean {
    return this.#later.state.status === 'loading';
  }

  get hasMoreFailed(): boolean {
    return this.#later.state.status === 'failed';
  }

  /** Whose coupons, for a request; nothing for the partner's own. */
  get whose(): { indirectPartnerId?: string } {
    return this.indirectPartnerId === '' ? {} : { indirectPartnerId: this.indirectPartnerId };
  }

  /** What is on the screen was asked by. */
  get body(): BodyOf<Search> {
    return { filter: filterBody(this.filter), size: FIRST, ...this.whose };
  }

  /** The panel asks for something of its own: everything else that narrowed goes. */
  narrow(asked: Readonly<Record<string, unknown>>): void {
    const { indirectPartnerId } = asked;
    this.filter = readAsked(asked);
    this.indirectPartnerId = typeof indirectPartnerId === 'string' ? indirectPartnerId : '';
    this.load();
  }

  setFilter(change: Partial<CouponFilter>, moment: FilterMoment = 'now'): void {
    this.filter = { ...this.filter, ...change };
    clearTimeout(this.#typing);
    if (moment === 'now') this.commit();
    if (moment === 'pause') this.#typing = setTimeout(() => this.commit(), TYPING_PAUSE_MILLISECONDS);
    this.#events.onChange();
  }

  /** Asks for what is typed, unless that is on the screen. */
  commit(): void {
    clearTimeout(this.#typing);
    if (isSound(this.filter) && JSON.stringify(this.body) !== this.#asked) this.load();
  }

  clear(group?: FilterGroup): void {
    this.filter = group ? without(this.filter, group) : EMPTY_FILTER;
    if (!group) this.indirectPartnerId = '';
    this.load();
  }

  showOf(indirectPartnerId: string): void {
    this.indirectPartnerId = indirectPartnerId;
    // Managers and tags are the partner's own.
    if (indirectPartnerId !== '') this.filter = { ...this.filter, accountManagerId: '', tag: '' };
    this.load();
  }

  stop(): void {
    clearTimeout(this.#typing);
    clearTimeout(this.#retry);
  }

  load(): void {
    this.stop();
    this.#later.reset();
    const asked = JSON.stringify(this.body);
    this.#events.onAsk(asked !== this.#asked);
    this.#asked = asked;
    void this.#load();
  }

  async loadMore(): Promise<void> {
    const after = this.#next;
    if (after === null || this.isLoadingMore) return;
    const body = { ...this.body, size: LATER, after };
    const isSettled = await this.#later.run((signal) => this.#session().call('POST /v1/coupons/search', { body, signal }));
    const { state } = this.#later;
    if (!isSettled || state.status !== 'ready') return;
    this.#below = [...this.#below, ...state.value.coupons];
    this.#next = state.value.next;
    this.#events.onChange();
  }

  async #load(): Promise<void> {
    const session = this.#session();
    const { body } = this;
    const isSettled = await this.#first.run((signal) => session.call('POST /v1/coupons/search', { body, signal }));
    const { state } = this.#first;
    if (!isSettled) return;
    if (state.status === 'failed') this.#noteFailure(state.failure);
    if (state.status !== 'ready') return;
    this.#below = [];
    this.#next = state.value.next;
    this.#events.onLoad(state.value);
    this.#events.onChange();
    void this.#loadChoices(session);
  }

  /** What can be chosen from is asked once, after the first rows; without an answer the filters merely offer less. */
  async #loadChoices(session: Session): Promise<void> {
    if (!this.options && this.canListOptions) {
      const outcome = await ask(session, 'GET /v1/customers/filter-options', {});
      if (outcome.ok) this.options = outcome.answer;
    }
    if (this.resellers.length === 0 && this.hasResellers) {
      const outcome = await ask(session, 'GET /v1/resellers', {});
      if (outcome.ok) this.resellers = outcome.answer.resellers;
    }
    this.#events.onChange();
  }

  #noteFailure(failure: Failure): void {
    this.#events.onFailure(failure);
    if (failure.code === 'offline') this.#retry = setTimeout(() => this.load(), OFFLINE_RETRY_MILLISECONDS);
  }
}
