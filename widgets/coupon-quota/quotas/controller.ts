import type { AnswerOf, BodyOf } from '../../../shared/contract/index.ts';
import { COUPON_ASSETS, type CouponAsset, QUOTA_STATES, type QuotaState } from '../../../shared/values/money-lists.ts';
import { ask } from '../../core/ask.ts';
import type { Failure } from '../../core/failure.ts';
import { Remote } from '../../core/remote.ts';
import { SessionFollower } from '../../core/session-follower.ts';

type Search = 'POST /v1/quotas/search';
export type Resellers = AnswerOf<'GET /v1/resellers'>['resellers'];
export type QuotaAnswer = AnswerOf<Search>;
export type Quota = QuotaAnswer['quotas'][number];

/** What the quotas are narrowed by, and how they are shown; nothing personal. */
export interface QuotaFilter {
  asset?: CouponAsset;
  state?: QuotaState;
  isIssuable?: boolean;
  /** A reseller, or the children of one quota. */
  indirectPartnerId?: string;
  parentQuotaId?: string;
  layout?: 'cards' | 'table';
}

export type QuotaView =
  | { kind: 'loading'; quotas: readonly Quota[] | null }
  | { kind: 'ready'; quotas: readonly Quota[]; total: number; asOf: string }
  | { kind: 'empty' }
  | { kind: 'no-match' }
  | { kind: 'failed'; failure: Failure };

/** What the quotas tell the panel. */
export interface QuotaEvents {
  onLoad: (answer: QuotaAnswer) => void;
  onFailure: (failure: Failure) => void;
}

const PAGE = 24;
const ID = /^[\w.:-]{1,64}$/;

/** Takes what a host or an address gives, and leaves out what it is not. */
export function readState(given: Readonly<Record<string, unknown>>): QuotaFilter {
  const { asset, state, isIssuable, indirectPartnerId, parentQuotaId, layout } = given;
  const isId = (value: unknown): value is string => typeof value === 'string' && ID.test(value);
  return {
    ...(COUPON_ASSETS.includes(asset as CouponAsset) ? { asset: asset as CouponAsset } : {}),
    ...(QUOTA_STATES.includes(state as QuotaState) ? { state: state as QuotaState } : {}),
    ...(isIssuable === true ? { isIssuable } : {}),
    ...(isId(indirectPartnerId) ? { indirectPartnerId } : {}),
    ...(isId(parentQuotaId) ? { parentQuotaId } : {}),
    ...(layout === 'table' ? { layout } : {}),
  };
}

/** How the quotas behave, without a pixel; later pages are added below. */
export class QuotaController {
  readonly #onChange: () => void;
  readonly #onLoad: QuotaEvents['onLoad'];
  readonly #onFailure: QuotaEvents['onFailure'];
  readonly #first: Remote<QuotaAnswer>;
  readonly #later: Remote<QuotaAnswer>;
  readonly following: SessionFollower;
  #below: Quota[] = [];
  #next: string | null = null;
  state: QuotaFilter = {};
  /** A distributor's resellers, whose quotas can be shown instead; empty until they are known, and for everybody else. */
  resellers: Resellers = [];

  constructor(onChange: () => void, { onLoad, onFailure }: QuotaEvents) {
    this.#onChange = onChange;
    this.#onLoad = onLoad;
    this.#onFailure = onFailure;
    this.#first = new Remote(onChange);
    this.#later = new Remote(onChange);
    this.following = new SessionFollower({
      answer: this.#first,
      load: () => void this.load(),
      update: onChange,
      forget: () => this.#forget(),
      onEnd: onFailure,
    });
  }

  get view(): QuotaView {
    const { state, value } = this.#first;
    if (state.status === 'failed') return { kind: 'failed', failure: state.failure };
    if (state.status !== 'ready') return { kind: 'loading', quotas: value && [...value.quotas, ...this.#below] };
    const { quotas, total, asOf } = state.value;
    if (quotas.length > 0) return { kind: 'ready', quotas: [...quotas, ...this.#below], total, asOf };
    return { kind: this.isNarrowed ? 'no-match' : 'empty' };
  }

  get isNarrowed(): boolean {
    const { layout: _layout, ...filters } = this.state;
    return Object.keys(filters).length > 0;
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

  /** Asks for the first page. */
  async load(): Promise<void> {
    const { session } = this.following;
    this.#later.reset();
    if (!session) return;
    const isSettled = await this.#first.run((signal) => session.call('POST /v1/quotas/search', { body: this.#body(), signal }));
    const { state } = this.#first;
    if (!isSettled || session !== this.following.session) return;
    if (state.status === 'failed') this.#onFailure(state.failure);
    if (state.status !== 'ready') return;
    this.#below = [];
    this.#next = state.value.next;
    this.#onLoad(state.value);
    this.#onChange();
  }

  /** Asked once the quotas are there: they are what is wanted first. */
  async loadResellers(): Promise<void> {
    const { session } = this.following;
    if (!session?.allows('GET /v1/resellers') || this.resellers.length > 0) return;
    const outcome = await ask(session, 'GET /v1/resellers', {});
    if (!outcome.ok || session !== this.following.session) return;
    this.resellers = outcome.answer.resellers;
    this.#onChange();
  }

  async loadMore(): Promise<void> {
    const { session } = this.following;
    const after = this.#next;
    if (!session || after === null || this.isLoadingMore) return;
    const body = { ...this.#body(), after };
    const isSettled = await this.#later.run((signal) => session.call('POST /v1/quotas/search', { body, signal }));
    const { state } = this.#later;
    if (!isSettled || state.status !== 'ready') return;
    this.#below = [...this.#below, ...state.value.quotas];
    this.#next = state.value.next;
    this.#onChange();
  }

  #forget(): void {
    this.resellers = [];
    this.#below = [];
    this.#next = null;
    this.#first.reset();
    this.#later.reset();
  }

  #body(): BodyOf<Search> {
    const { asset, state, isIssuable, indirectPartnerId, parentQuotaId } = this.state;
    return {
      size: PAGE,
      ...(asset && { assets: [asset] }),
      ...(state && { states: [state] }),
      ...(isIssuable && { isIssuable }),
      ...(indirectPartnerId && { indirectPartnerId }),
      ...(parentQuotaId && { parentQuotaId }),
    };
  }
}
