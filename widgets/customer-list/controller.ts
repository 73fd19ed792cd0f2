import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Failure } from '../core/failure.ts';
import { Remote } from '../core/remote.ts';
import type { Reveals } from '../core/reveals.ts';
import type { Session } from '../core/session.ts';
import { SessionFollower } from '../core/session-follower.ts';
import { Arrangement } from './arrangement.ts';
import type { Choices, FilterOptions } from './choices.ts';
import { Inquiry } from './inquiry.ts';
import type { SearchAnswer } from './query.ts';
import type { CustomerListState } from './state.ts';

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

/** How the customer list behaves, without a pixel: what is asked, when, and what is known. */
export class CustomerListController extends Inquiry implements ReactiveController {
  readonly #events: ControllerEvents;
  readonly #search: Remote<SearchAnswer>;
  readonly #follower: SessionFollower;
  /** What filters can be chosen from; null until that can be asked for. */
  choices: Choices | null = null;
  readonly arrangement: Arrangement;
  /** What is revealed; null until that can be. */
  reveals: Reveals | null = null;
  #sessionId: string | null = null;
  #person: object | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #isConnected = false;

  constructor(host: ReactiveControllerHost, events: ControllerEvents) {
    const update = (): void => host.requestUpdate();
    super(update, events.onState);
    this.#events = events;
    this.#search = new Remote(update);
    this.#follower = new SessionFollower({
      answer: this.#search,
      load: () => this.load(),
      update,
      forget: () => this.#forget(),
      onEnd: events.onFailure,
    });
    this.arrangement = new Arrangement(update);
    host.addController(this);
  }

  hostConnected(): void {
    this.#isConnected = true;
    this.reveals?.connect();
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    this.stopTyping();
    clearTimeout(this.#retry);
    this.reveals?.disconnect();
  }

  /** From now on something can be revealed, and filters can be chosen from lists. */
  take(reveals: Reveals, choices: Choices): void {
    this.reveals = reveals;
    this.choices = choices;
    reveals.session = this.session;
    reveals.indirectPartnerId = this.shown.indirectPartnerId || null;
    // Its element may have been taken away while they were loaded.
    if (this.#isConnected) reveals.connect();
    if (this.session && this.#search.state.status === 'ready') this.#askBeside(this.session);
  }

  /** Whose rows these are; null while there is none. */
  get session(): Session | null {
    return this.#follower.session;
  }

  /** Account managers and tags to choose from; null while nobody knows. */
  get options(): FilterOptions | null {
    return this.choices?.options ?? null;
  }

  get canReveal(): boolean {
    return this.session?.allows('POST /v1/customers/reveal') ?? false;
  }

  get canListOptions(): boolean {
    // Until it is known, the filters keep their places.
    return !this.session?.snapshot.view || this.session.allows('GET /v1/customers/filter-options');
  }

  /** Only distributors have resellers. */
  get hasTabs(): boolean {
    return this.session?.allows('GET /v1/resellers') ?? false;
  }

  get view(): ListView {
    const { state } = this.#search;
    if (state.status === 'failed') return { kind: 'failed', failure: state.failure };
    if (state.status !== 'ready') return { kind: 'loading', answer: this.#search.value };
    if (state.value.total > 0) return { kind: 'ready', answer: state.value };
    const isNarrowed = this.active.length > 0 || !['', 'all'].includes(this.shown.indirectPartnerId);
    return { kind: isNarrowed ? 'no-match' : 'empty' };
  }

  protected override get isLoading(): boolean {
    return this.#search.state.status === 'loading';
  }

  protected override get page(): SearchAnswer['page'] | null {
    return this.#search.value?.page ?? null;
  }

  /** Follows the session around the element; null when there is none any more. */
  follow(session: Session | null): void {
    if (this.reveals) this.reveals.session = session;
    if (session) {
      this.#notePerson(session.person);
      this.#noteSessionId(session.snapshot.view?.sessionId ?? null);
    }
    this.#follower.follow(session);
  }

  /** Asks for the present page again. */
  override load(): void {
    clearTimeout(this.#retry);
    if (this.reveals) this.reveals.indirectPartnerId = this.shown.indirectPartnerId || null;
    this.reveals?.hideAll();
    this.reveals?.forgetRefusal();
    void this.#load();
  }

  /** The one button of an ended session: the host is asked for a new one, filters and page stay. */
  resume(): void {
    this.#follower.resume();
  }

  async #load(): Promise<void> {
    const { session } = this;
    // A state that is set before the host has given its callback is asked for once it has (`follow`).
    if (!session || session.snapshot.status === 'waiting') return;
    this.arrangement.load(session);
    const body = this.question.ask();
    const isSettled = await this.#search.run((signal) => session.call('POST /v1/customers/search', { body, signal }));
    const { state } = this.#search;
    if (!isSettled || session !== this.session) return;
    if (state.status === 'ready') this.#noteLoad(session, state.value);
    if (state.status === 'failed') this.#noteFailure(state.failure);
  }

  #noteLoad(session: Session, answer: SearchAnswer): void {
    this.arrangement.noteRows();
    this.#events.onLoad(answer);
    this.#askBeside(session);
  }

  /** What the rows can do without. */
  #askBeside(session: Session): void {
    this.choices?.ask(session, this.isOfResellers);
    if (this.canReveal) void this.reveals?.refreshAllowance();
  }

  #noteFailure(failure: Failure): void {
    const other = this.question.elsewhere(failure.code);
    if (other) {
      this.show({ ...this.shown, place: null, ...other });
      return;
    }
    this.#events.onFailure(failure);
    if (failure.code === 'offline') this.#retry = setTimeout(() => this.load(), OFFLINE_RETRY_MILLISECONDS);
  }

  #notePerson(person: object): void {
    if (this.#person !== null && this.#person !== person) {
      this.stopTyping();
      this.question.dropPersonal();
    }
    this.#person = person;
  }

  #noteSessionId(sessionId: string | null): void {
    if (sessionId === this.#sessionId) return;
    if (this.#sessionId !== null) {
      this.reveals?.hideAll();
      this.arrangement.forget();
    }
    this.#sessionId = sessionId;
  }

  #forget(): void {
    clearTimeout(this.#retry);
    this.reveals?.hideAll();
    if (this.reveals) this.reveals.allowance = null;
    this.#sessionId = null;
    this.#search.reset();
    this.choices?.reset();
    this.arrangement.forget();
  }
}
