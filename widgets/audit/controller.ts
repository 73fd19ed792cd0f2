import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Failure } from '../core/failure.ts';
import { Remote } from '../core/remote.ts';
import { SessionFollower } from '../core/session-follower.ts';
import { type AuditAnswer, type AuditRow, type AuditState, activeFilters, isUpsideDown, queryOf, readState } from './query.ts';

export const TYPING_PAUSE_MILLISECONDS = 350;
const PAGE = 50;

export interface AuditEvents {
  onState: (state: AuditState) => void;
  onLoad: (answer: AuditAnswer) => void;
  onFailure: (failure: Failure) => void;
}

export type AuditView =
  | { kind: 'loading'; rows: readonly AuditRow[] | null }
  | { kind: 'ready'; rows: readonly AuditRow[] }
  | { kind: 'empty' }
  | { kind: 'no-match' }
  | { kind: 'upside-down' }
  | { kind: 'failed'; failure: Failure };

/** How the audit trail behaves, without a pixel: older rows are added below those that are there. */
export class AuditController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #events: AuditEvents;
  readonly #newest: Remote<AuditAnswer>;
  readonly #older: Remote<AuditAnswer>;
  readonly following: SessionFollower;
  #typing: ReturnType<typeof setTimeout> | undefined;
  /** Rows below the newest page, and how to go on from them. */
  #below: AuditRow[] = [];
  #next: string | null = null;
  state: AuditState = {};

  constructor(host: ReactiveControllerHost, events: AuditEvents) {
    this.#host = host;
    this.#events = events;
    const update = (): void => host.requestUpdate();
    this.#newest = new Remote(update);
    this.#older = new Remote(update);
    this.following = new SessionFollower({
      answer: this.#newest,
      load: () => void this.load(),
      update,
      forget: () => this.#forget(),
      onEnd: events.onFailure,
    });
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#typing);
  }

  get view(): AuditView {
    if (isUpsideDown(this.state)) return { kind: 'upside-down' };
    const { state } = this.#newest;
    if (state.status === 'failed') return { kind: 'failed', failure: state.failure };
    const answer = this.#newest.value;
    if (state.status !== 'ready') return { kind: 'loading', rows: answer && [...answer.rows, ...this.#below] };
    if (state.value.rows.length > 0) return { kind: 'ready', rows: [...state.value.rows, ...this.#below] };
    return { kind: activeFilters(this.state) > 0 ? 'no-match' : 'empty' };
  }

  /** Null until it is known. */
  get scope(): AuditAnswer['scope'] | null {
    return this.#newest.value?.scope ?? null;
  }

  get hasOlder(): boolean {
    return this.#next !== null;
  }

  get isLoadingOlder(): boolean {
    return this.#older.state.status === 'loading';
  }

  /** Why the rows below could not be had; those above stay. */
  get olderFailure(): Failure | null {
    return this.#older.state.status === 'failed' ? this.#older.state.failure : null;
  }

  /** Takes a host's state; the present one is neither loaded nor told again. */
  takeState(state: AuditState): void {
    const next = readState({ ...state });
    if (JSON.stringify(next) === JSON.stringify(this.state)) return;
    this.state = next;
    void this.load();
  }

  /** A change in the toolbar; what is typed waits for a pause. */
  setState(part: { [Name in keyof AuditState]?: AuditState[Name] | '' }, isTyped = false): void {
    const next = readState({ ...this.state, ...part });
    if (JSON.stringify(next) === JSON.stringify(this.state)) return;
    this.state = next;
    this.#host.requestUpdate();
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#changed(), isTyped ? TYPING_PAUSE_MILLISECONDS : 0);
  }

  clear(): void {
    clearTimeout(this.#typing);
    this.state = {};
    this.#changed();
  }

  /** Asks for the newest rows again. */
  async load(): Promise<void> {
    const { session } = this.following;
    this.#older.reset();
    if (!session || isUpsideDown(this.state)) {
      this.#host.requestUpdate();
      return;
    }
    const query = { ...queryOf(this.state), size: PAGE };
    const isSettled = await this.#newest.run((signal) => session.call('GET /v1/audit', { query, signal }));
    const { state } = this.#newest;
    if (!isSettled || session !== this.following.session) return;
    if (state.status === 'failed') this.#events.onFailure(state.failure);
    if (state.status !== 'ready') return;
    this.#below = [];
    this.#next = state.value.next;
    this.#events.onLoad(state.value);
    this.#host.requestUpdate();
  }

  async loadOlder(): Promise<void> {
    const { session } = this.following;
    const before = this.#next;
    if (!session || before === null || this.isLoadingOlder) return;
    const query = { ...queryOf(this.state), size: PAGE, before };
    const isSettled = await this.#older.run((signal) => session.call('GET /v1/audit', { query, signal }));
    const { state } = this.#older;
    if (!isSettled || state.status !== 'ready') return;
    this.#below = [...this.#below, ...state.value.rows];
    this.#next = state.value.next;
    this.#host.requestUpdate();
  }

  #changed(): void {
    this.#events.onState({ ...this.state });
    void this.load();
  }

  #forget(): void {
    this.#below = [];
    this.#next = null;
    this.#newest.reset();
    this.#older.reset();
  }
}
