import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AnswerOf } from '../../shared/contract/index.ts';
import type { Failure, Outcome } from '../core/failure.ts';
import { inLocaleOf } from '../core/in-locale.ts';
import { Remote } from '../core/remote.ts';
import type { Session } from '../core/session.ts';
import { SessionFollower } from '../core/session-follower.ts';
import { customerOf, memoryOf, type PageMemory } from './memory.ts';

export type PendingAnswer = AnswerOf<'GET /v1/agreements/pending'>;
export type Pending = PendingAnswer['pending'][number];

/** Longest that a look is waited for that nobody asked for. */
const REFRESH_MILLISECONDS = 30_000;

/** Longest that a timer of a browser can wait without overflowing. */
const TIMER_MAXIMUM_MILLISECONDS = 2 ** 31 - 1;

export interface ControllerEvents {
  onLoad: (pending: readonly Pending[]) => void;
  onFailure: (failure: Failure) => void;
}

/** What the customer is asked to sign, and what it has put off, without a pixel. */
export class PendingController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #events: ControllerEvents;
  readonly #answer: Remote<PendingAnswer>;
  readonly following: SessionFollower;
  #customerId: string | null = null;
  #hasEnded = false;
  #deadline: ReturnType<typeof setTimeout> | undefined;
  /** Only this agreement is asked for; null: all. */
  code: string | null = null;

  constructor(host: ReactiveControllerHost, events: ControllerEvents) {
    this.#host = host;
    this.#events = events;
    const update = (): void => host.requestUpdate();
    this.#answer = new Remote(update);
    this.following = new SessionFollower({
      answer: this.#answer,
      load: () => void this.load(),
      update,
      forget: () => this.#answer.reset(),
      onEnd: events.onFailure,
    });
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#deadline);
  }

  get failure(): Failure | null {
    return this.#answer.state.status === 'failed' ? this.#answer.state.failure : null;
  }

  /** False until it was asked at least once. */
  get isKnown(): boolean {
    return this.#answer.value !== null;
  }

  /** What is to be signed, in the server's order: overdue ones first. */
  get pending(): readonly Pending[] {
    return (this.#answer.value?.pending ?? []).filter(({ code }) => this.code === null || code === this.code);
  }

  /** Those that the prompt names: not put off on this page. */
  get prompted(): readonly Pending[] {
    const { memory } = this;
    return this.pending.filter((one) => !memory?.putOff.has(keyOf(one)));
  }

  get memory(): PageMemory | null {
    return memoryOf(this.following.session);
  }

  /** Puts all of them off until the page is loaded again, a newer version comes, or a deadline passes. */
  putOff(): readonly Pending[] {
    const { memory, prompted } = this;
    for (const one of prompted) memory?.putOff.add(keyOf(one));
    this.#host.requestUpdate();
    return prompted;
  }

  async load(): Promise<void> {
    const { session } = this.following;
    if (!session) return;
    const isSettled = await this.#answer.run((signal) => this.#ask(session, signal));
    const { state } = this.#answer;
    if (!isSettled || state.status === 'loading' || state.status === 'idle') return;
    if (state.status === 'failed') this.#events.onFailure(state.failure);
    else this.#loaded();
  }

  /** News came while nobody waits. What is shown stays until the answer is there, and a failed look leaves it as it is. */
  async refresh(): Promise<void> {
    const { session } = this.following;
    const { status } = this.#answer.state;
    // What is on its way may be from before the news.
    if (status === 'loading') await this.load();
    if (status !== 'ready' || session?.snapshot.status !== 'live') return;
    const outcome = await this.#ask(session, AbortSignal.timeout(REFRESH_MILLISECONDS)).catch(() => null);
    if (!outcome?.ok || this.following.session !== session || this.#answer.state.status !== 'ready') return;
    await this.#answer.run(() => Promise.resolve(outcome));
    this.#loaded();
  }

  /** Asks anew where the dialog has revived an ended session, and where the session is another customer's than it was. */
  follow(session: Session | null): void {
    const customerId = customerOf(session);
    if (session?.snapshot.status === 'live') {
      if ((this.#hasEnded && this.failure) || customerId !== this.#customerId) this.#answer.reset();
      this.#customerId = customerId;
      this.#hasEnded = false;
    }
    this.#hasEnded ||= session?.snapshot.status === 'expired';
    this.following.follow(session);
  }

  #ask(session: Session, signal: AbortSignal): Promise<Outcome<PendingAnswer>> {
    return session.call('GET /v1/agreements/pending', { query: inLocaleOf(session), signal });
  }

  #loaded(): void {
    this.#events.onLoad(this.pending);
    const nearest = Math.min(...this.pending.flatMap(({ expiresInSeconds }) => expiresInSeconds || []));
    clearTimeout(this.#deadline);
    const wait = (nearest + 1) * 1000;
    if (wait < TIMER_MAXIMUM_MILLISECONDS) this.#deadline = setTimeout(() => void this.refresh(), wait);
  }
}

export function keyOf({ code, version, isOverdue }: Pending): string {
  return `${code} ${version}${isOverdue ? ' overdue' : ''}`;
}
