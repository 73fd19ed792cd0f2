import { shiftBillCycle } from '../../../shared/values/bill-cycle.ts';
import type { Failure } from '../../core/failure.ts';
import { Remote } from '../../core/remote.ts';
import { SessionFollower } from '../../core/session-follower.ts';
import type { DashboardContext } from '../context.ts';
import type { Asked, Overview, Trend } from '../query.ts';

export type OverviewView =
  | { kind: 'loading'; overview: Overview | null }
  | { kind: 'ready'; overview: Overview }
  | { kind: 'failed'; failure: Failure };

/** One cycle stands among so many before it. */
const CYCLES_AROUND = 12;

/** What the overview asks: figures of the cycles, and a trend around them. */
export class OverviewController {
  readonly #context: DashboardContext;
  readonly #overview: Remote<Overview>;
  readonly #trend: Remote<Trend>;
  readonly following: SessionFollower;

  constructor(context: DashboardContext) {
    this.#context = context;
    this.#overview = new Remote(() => context.update());
    this.#trend = new Remote(() => context.update());
    this.following = new SessionFollower({
      answer: this.#overview,
      load: () => void this.load(),
      update: () => context.update(),
      forget: () => this.#forget(),
      onEnd: (failure) => context.tell('partner-error', failure),
    });
    this.following.session = context.session;
  }

  get view(): OverviewView {
    const { state } = this.#overview;
    if (state.status === 'failed') return { kind: 'failed', failure: state.failure };
    if (state.status === 'ready') return { kind: 'ready', overview: state.value };
    return { kind: 'loading', overview: this.#overview.value };
  }

  get trend(): Trend | null {
    return this.#trend.value;
  }

  get isTrendBusy(): boolean {
    return this.#trend.state.status === 'loading';
  }

  get trendFailure(): Failure | null {
    return this.#trend.state.status === 'failed' ? this.#trend.state.failure : null;
  }

  async load(): Promise<void> {
    const { session, asked, shown, tell } = this.#context;
    const trend = this.loadTrend();
    const isSettled = await this.#overview.run((signal) => session.call('POST /v1/consumption/overview', { body: asked, signal }));
    const { state } = this.#overview;
    if (!isSettled) return;
    if (state.status === 'failed') tell('partner-error', state.failure);
    if (state.status !== 'ready') return;
    shown.currency = state.value.currency;
    tell('partner-load', { view: 'overview', lines: state.value.lines });
    await trend;
  }

  async loadTrend(): Promise<void> {
    const { session, state, known } = this.#context;
    await this.#trend.run(async (signal) => {
      // Which cycles can be looked at is among what can be filtered by.
      await known();
      const body = { ...this.#trendAsked(), by: state.trend ?? 'cycle' } as const;
      return await session.call('POST /v1/consumption/trend', { body, signal });
    });
  }

  /** A single cycle is shown among those before it; days of one cycle, and a span of cycles, as they are asked. */
  #trendAsked(): Asked {
    const { asked, state, options } = this.#context;
    const latest = options?.cycles.latest;
    const cycles = state.cycles ?? (latest === undefined ? undefined : { from: latest, to: latest });
    if (state.trend === 'day') return asked;
    const { dates: _days, ...filter } = asked.filter ?? {};
    if (!cycles || cycles.from !== cycles.to || !options) return { ...asked, filter };
    const first = shiftBillCycle(cycles.to, 1 - CYCLES_AROUND);
    const from = first < options.cycles.earliest ? options.cycles.earliest : first;
    return { ...asked, filter: { ...filter, cycles: { from, to: cycles.to } } };
  }

  #forget(): void {
    this.#overview.reset();
    this.#trend.reset();
  }
}
