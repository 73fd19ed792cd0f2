import type { BodyOf } from '../../../shared/contract/index.ts';
import { BILL_CLASSES, type BillClass } from '../../../shared/values/consumption-lists.ts';
import type { Failure } from '../../core/failure.ts';
import { Remote } from '../../core/remote.ts';
import { SessionFollower } from '../../core/session-follower.ts';
import type { DashboardContext } from '../context.ts';
import type { Distribution, Lines } from '../query.ts';

export type Line = Lines['lines'][number];
type Search = BodyOf<'POST /v1/consumption/lines/search'>;
type Page = NonNullable<Search['page']>;

export const LINE_SIZES = [20, 50, 100] as const;
export type LineSize = (typeof LINE_SIZES)[number];

export type LinesView =
  | { kind: 'loading'; lines: readonly Line[] | null }
  | { kind: 'ready'; answer: Lines }
  | { kind: 'empty' }
  | { kind: 'no-match' }
  | { kind: 'failed'; failure: Failure };

/** Figures of one of the three lists of R-CON-3, or (null) of all together. */
export interface SubTotal {
  billClass: BillClass | null;
  due: string;
  lines: number;
}

/** How bill lines behave, without a pixel: keyset pages, newest consumption first, and the sub-totals above them. */
export class LinesController {
  readonly #context: DashboardContext;
  readonly #page: Remote<Lines>;
  readonly #classes: Remote<Distribution>;
  readonly following: SessionFollower;
  #place: Page | null = null;
  size: LineSize = LINE_SIZES[0];

  constructor(context: DashboardContext) {
    this.#context = context;
    this.#page = new Remote(() => context.update());
    this.#classes = new Remote(() => context.update());
    this.following = new SessionFollower({
      answer: this.#page,
      load: () => void this.load(),
      update: () => context.update(),
      forget: () => this.#forget(),
      onEnd: (failure) => context.tell('partner-error', failure),
    });
    this.following.session = context.session;
  }

  get view(): LinesView {
    const { state, value } = this.#page;
    if (state.status === 'failed') return { kind: 'failed', failure: state.failure };
    if (state.status !== 'ready') return { kind: 'loading', lines: value?.lines ?? null };
    if (state.value.lines.length > 0) return { kind: 'ready', answer: state.value };
    return { kind: this.#isNarrowed ? 'no-match' : 'empty' };
  }

  get answer(): Lines | null {
    return this.#page.value;
  }

  get subTotals(): readonly SubTotal[] | null {
    const { value } = this.#classes;
    if (!value) return null;
    const named = BILL_CLASSES.flatMap((billClass) => {
      const part = value.parts.find(({ key }) => key === billClass);
      return part ? [{ billClass, due: part.due, lines: part.lines }] : [];
    });
    return [{ billClass: null, due: value.total.due, lines: value.total.lines }, ...named];
  }

  get currency(): string | null {
    return this.#page.value?.currency ?? this.#classes.value?.currency ?? null;
  }

  resize(size: LineSize): void {
    this.size = size;
    void this.load();
  }

  /** Asks for the newest page, and for the sub-totals of what is asked. */
  async load(): Promise<void> {
    void this.#loadClasses();
    await this.go(null);
  }

  async go(place: 'first' | 'last' | { after: string } | { before: string } | null): Promise<void> {
    const { session, asked, state, shown, tell } = this.#context;
    const { size } = this;
    this.#place = place === null ? null : typeof place === 'string' ? { size, at: place } : { size, ...place };
    const body: Search = {
      ...asked,
      ...(state.hideZero && { hideZero: true }),
      ...(state.onlyMarked && { onlyMarked: true }),
      page: this.#place ?? { size, at: 'first' },
    };
    const isSettled = await this.#page.run((signal) => session.call('POST /v1/consumption/lines/search', { body, signal }));
    const { state: answer } = this.#page;
    if (!isSettled) return;
    if (answer.status === 'failed') tell('partner-error', answer.failure);
    if (answer.status !== 'ready') return;
    shown.currency = answer.value.currency;
    tell('partner-load', { view: 'lines', lines: answer.value.total?.lines ?? answer.value.lines.length });
  }

  async #loadClasses(): Promise<void> {
    const { session, asked } = this.#context;
    const { billClass: _shown, ...filter } = asked.filter ?? {};
    const body = { ...asked, filter, by: 'billClass' };
    await this.#classes.run((signal) => session.call('POST /v1/consumption/distribution', { body, signal }));
  }

  get #isNarrowed(): boolean {
    const { state } = this.#context;
    return Object.keys(state).some(
      (name) => !['view', 'cycles', 'currency', 'by', 'thenBy', 'rankBy', 'trend', 'isAccumulated'].includes(name),
    );
  }

  #forget(): void {
    this.#page.reset();
    this.#classes.reset();
  }
}
