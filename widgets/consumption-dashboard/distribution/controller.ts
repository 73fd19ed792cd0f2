import type { BodyOf } from '../../../shared/contract/index.ts';
import { GROUPINGS, type Grouping } from '../../../shared/values/consumption-lists.ts';
import type { Failure } from '../../core/failure.ts';
import { Remote } from '../../core/remote.ts';
import { SessionFollower } from '../../core/session-follower.ts';
import type { DashboardContext } from '../context.ts';
import type { Distribution } from '../query.ts';

type Question = BodyOf<'POST /v1/consumption/distribution'>;

export type DistributionView =
  | { kind: 'loading'; distribution: Distribution | null }
  | { kind: 'ready'; distribution: Distribution }
  | { kind: 'failed'; failure: Failure };

/** What it is grouped by before anybody chose. */
const DEFAULT_GROUPING = GROUPINGS[0];

/** What the distribution asks: one grouping, or two. */
export class DistributionController {
  readonly #context: DashboardContext;
  readonly #distribution: Remote<Distribution>;
  readonly following: SessionFollower;

  constructor(context: DashboardContext) {
    this.#context = context;
    this.#distribution = new Remote(() => context.update());
    this.following = new SessionFollower({
      answer: this.#distribution,
      load: () => void this.load(),
      update: () => context.update(),
      forget: () => this.#distribution.reset(),
      onEnd: (failure) => context.tell('partner-error', failure),
    });
    this.following.session = context.session;
  }

  get by(): Grouping {
    return this.#context.state.by ?? DEFAULT_GROUPING;
  }

  get thenBy(): Grouping | null {
    const { thenBy } = this.#context.state;
    return thenBy === undefined || thenBy === this.by ? null : thenBy;
  }

  get view(): DistributionView {
    const { state } = this.#distribution;
    if (state.status === 'failed') return { kind: 'failed', failure: state.failure };
    if (state.status === 'ready') return { kind: 'ready', distribution: state.value };
    return { kind: 'loading', distribution: this.#distribution.value };
  }

  /** What is asked now. */
  question(): Question {
    const { asked, state } = this.#context;
    const { by, thenBy } = this;
    return { ...asked, by, ...(thenBy && { thenBy }), ...(state.rankBy && { rankBy: state.rankBy }) };
  }

  async load(): Promise<void> {
    const { session, shown, tell } = this.#context;
    const body = this.question();
    const isSettled = await this.#distribution.run((signal) => session.call('POST /v1/consumption/distribution', { body, signal }));
    const { state: answer } = this.#distribution;
    if (!isSettled) return;
    if (answer.status === 'failed') tell('partner-error', answer.failure);
    if (answer.status !== 'ready') return;
    shown.currency = answer.value.currency;
    tell('partner-load', { view: 'distribution', lines: answer.value.total.lines });
  }
}
