import type { AnswerOf, BodyOf } from '../../../shared/contract/index.ts';
import type { Locale } from '../../../shared/values/lists.ts';
import { ask } from '../../core/ask.ts';
import type { Failure, Outcome } from '../../core/failure.ts';
import { Remote } from '../../core/remote.ts';
import { SessionFollower } from '../../core/session-follower.ts';
import type { PagerMove } from '../../kit/pager.ts';
import type { RecordsContext } from '../context.ts';
import { askedOf, isNarrowed, NARROWINGS } from '../query.ts';

export type Agreement = AnswerOf<'GET /v1/agreements'>['agreements'][number];
export type Version = Agreement['versions'][number];
export type Page = AnswerOf<'POST /v1/agreements/standings/search'>;
export type Row = Page['rows'][number];
export type Manager = AnswerOf<'GET /v1/customers/filter-options'>['accountManagers'][number];
export type Reseller = AnswerOf<'GET /v1/resellers'>['resellers'][number];
type PageRequest = NonNullable<BodyOf<'POST /v1/agreements/standings/search'>['page']>;

export const PAGE_SIZES = [20, 50, 100] as const;

/** All that stands on the screen: the agreements there are, the one that is looked at, and a page of customers. */
export interface Standings {
  agreements: readonly Agreement[];
  /** Null where there is none. */
  chosen: Agreement | null;
  page: Page | null;
  /** Place of the first row among all that match, from 1. */
  from: number;
}

export type StandingsView =
  | { kind: 'loading'; value: Standings | null }
  | { kind: 'ready'; value: Standings; page: Page; total: number }
  | { kind: 'none'; value: Standings }
  | { kind: 'no-version'; value: Standings }
  | { kind: 'empty'; value: Standings }
  | { kind: 'no-match'; value: Standings }
  | { kind: 'failed'; failure: Failure; value: Standings | null };

/** How who has signed behaves, without a pixel: the agreements first, then keyset pages of one of them. */
export class StandingsController {
  readonly #context: RecordsContext;
  readonly #remote: Remote<Standings>;
  readonly following: SessionFollower;
  /** The question on the screen; another one starts at the first page. */
  #asked: string | null = null;
  #known: { whose: string | undefined; agreements: readonly Agreement[] } | null = null;
  #last: Standings | null = null;
  size: (typeof PAGE_SIZES)[number] = PAGE_SIZES[0];
  /** Empty until they are known, and for whoever may not choose. */
  managers: readonly Manager[] = [];
  resellers: readonly Reseller[] = [];

  constructor(context: RecordsContext, on: { load: (value: Standings) => void; failure: (failure: Failure) => void }) {
    this.#context = context;
    this.#remote = new Remote(() => context.update());
    this.following = new SessionFollower({
      answer: this.#remote,
      load: () => void this.load(),
      update: () => context.update(),
      forget: () => this.#remote.reset(),
      onEnd: on.failure,
    });
    this.following.session = context.session;
    this.#onLoad = on.load;
    this.#onFailure = on.failure;
  }

  readonly #onLoad: (value: Standings) => void;
  readonly #onFailure: (failure: Failure) => void;

  get view(): StandingsView {
    const { state } = this.#remote;
    if (state.status === 'failed') return { kind: 'failed', failure: state.failure, value: this.#last };
    if (state.status !== 'ready') return { kind: 'loading', value: this.#remote.value ?? this.#last };
    const { value } = state;
    if (!value.chosen || !value.page) return { kind: 'none', value };
    if (value.page.agreement === null) return { kind: 'no-version', value };
    const total = this.total(value.page);
    if (value.page.rows.length > 0) return { kind: 'ready', value, page: value.page, total };
    return { kind: isNarrowed(this.#context.state) ? 'no-match' : 'empty', value };
  }

  /** How many customers the pages hold together. */
  total({ counts }: Page): number {
    const { state } = this.#context.state;
    return state ? counts[state] : counts.overdue + counts.pending + counts.signed;
  }

  /** Asks where the state means another question than the one on the screen. */
  enter(): void {
    if (this.#question() !== this.#asked || this.#remote.state.status === 'failed') void this.load();
  }

  /** Asks for the agreements and the first page again. */
  load(): Promise<void> {
    this.#known = null;
    return this.#go({ size: this.size, at: 'first' }, () => 1);
  }

  /** The first page of what the state asks now; the agreements are those that are known. */
  narrow(): Promise<void> {
    return this.#go({ size: this.size, at: 'first' }, () => 1);
  }

  resize(size: number): void {
    this.size = PAGE_SIZES.find((known) => known === size) ?? PAGE_SIZES[0];
    void this.narrow();
  }

  async move(move: PagerMove): Promise<void> {
    const now = this.#remote.value;
    const { next = null, previous = null } = now?.page ?? {};
    const { size } = this;
    if (move === 'first') return this.narrow();
    if (move === 'last') return this.#go({ size, at: 'last' }, (page) => this.total(page) - page.rows.length + 1);
    if (move === 'next' && next) return this.#go({ size, after: next }, () => (now?.from ?? 1) + (now?.page?.rows.length ?? 0));
    if (move === 'previous' && previous) return this.#go({ size, before: previous }, (page) => (now?.from ?? 1) - page.rows.length);
  }

  clear(): void {
    this.#context.change(Object.fromEntries(NARROWINGS.map((name) => [name, null])));
  }

  /** A text of a version in the widget's language, else the first there is. */
  text({ texts }: Version, locale: Locale = this.#context.locale): Version['texts'][number] | undefined {
    return texts.find((text) => text.locale === locale) ?? texts[0];
  }

  /** By what an agreement is called: its current title, else its newest. */
  title({ versions, current, code }: Agreement): string {
    const version = versions.find((one) => one.version === current) ?? versions[0];
    return (version && this.text(version)?.title) ?? code;
  }

  /** What can be chosen from is asked for once the rows are there: they are what is wanted first. */
  async loadChoices(): Promise<void> {
    const { session } = this.#context;
    if (this.managers.length === 0 && session.allows('GET /v1/customers/filter-options')) {
      const outcome = await ask(session, 'GET /v1/customers/filter-options', {});
      if (outcome.ok) this.managers = outcome.answer.accountManagers;
    }
    if (this.resellers.length === 0 && session.allows('GET /v1/resellers')) {
      const outcome = await ask(session, 'GET /v1/resellers', {});
      if (outcome.ok) this.resellers = outcome.answer.resellers;
    }
    this.#context.update();
  }

  #question(): string {
    const { code = '', ...state } = this.#context.state;
    return JSON.stringify(askedOf(code, state));
  }

  async #go(page: PageRequest, from: (page: Page) => number): Promise<void> {
    this.#asked = this.#question();
    const isSettled = await this.#remote.run((signal) => this.#ask(page, from, signal));
    const { state } = this.#remote;
    if (!isSettled) return;
    if (state.status === 'ready') {
      this.#last = state.value;
      this.#onLoad(state.value);
    }
    if (state.status !== 'failed') return;
    // A cursor whose row went leads back to the beginning.
    if (state.failure.code === 'cursor-invalid' && !('at' in page)) await this.narrow();
    else this.#onFailure(state.failure);
  }

  async #ask(page: PageRequest, from: (page: Page) => number, signal: AbortSignal): Promise<Outcome<Standings>> {
    const { session, state } = this.#context;
    const whose = state.indirectPartnerId;
    if (this.#known?.whose !== whose) this.#known = null;
    if (!this.#known) {
      const found = await session.call('GET /v1/agreements', { query: whose ? { indirectPartnerId: whose } : {}, signal });
      if (!found.ok) return found;
      this.#known = { whose, agreements: found.answer.agreements };
    }
    const { agreements } = this.#known;
    const chosen = agreements.find(({ code }) => code === state.code) ?? agreements[0] ?? null;
    if (!chosen) return { ok: true, answer: { agreements, chosen, page: null, from: 1 } };
    const body = { ...askedOf(chosen.code, state), page };
    const outcome = await session.call('POST /v1/agreements/standings/search', { body, signal });
    if (!outcome.ok) return outcome;
    const { answer } = outcome;
    // With nothing before it, a page is the first, whatever went while the pages were turned.
    const first = answer.previous === null ? 1 : Math.max(1, from(answer));
    return { ok: true, answer: { agreements, chosen, page: answer, from: first } };
  }
}
