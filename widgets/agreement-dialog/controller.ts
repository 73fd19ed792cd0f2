import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AnswerOf } from '../../shared/contract/index.ts';
import type { Failure } from '../core/failure.ts';
import { inLocaleOf } from '../core/in-locale.ts';
import { Remote } from '../core/remote.ts';
import type { Session } from '../core/session.ts';
import { SessionFollower } from '../core/session-follower.ts';
import { memoryOf, type PageMemory } from './memory.ts';

export type PendingAnswer = AnswerOf<'GET /v1/agreements/pending'>;
export type Pending = PendingAnswer['pending'][number];

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
    const isSettled = await this.#answer.run((signal) =>
      session.call('GET /v1/agreements/pending', { query: inLocaleOf(session), signal }),
    );
    const { state } = this.#answer;
    if (!isSettled || state.status === 'loading' || state.status === 'idle') return;
    if (state.status === 'failed') this.#events.onFailure(state.failure);
    else this.#loaded();
  }

  /** News came while nobody waits: only asked where there is somebody to ask. */
  refresh(): void {
    if (this.isKnown && this.following.session?.snapshot.status === 'live') void this.load();
  }

  follow(session: Session | null): void {
    this.following.follow(session);
  }

  #loaded(): void {
    this.#events.onLoad(this.pending);
    const nearest = Math.min(...this.pending.flatMap(({ expiresInSeconds }) => expiresInSeconds || []));
    clearTimeout(this.#deadline);
    const wait = (nearest + 1) * 1000;
    if (wait < TIMER_MAXIMUM_MILLISECONDS) this.#deadline = setTimeout(() => this.refresh(), wait);
  }
}

export function keyOf({ code, version, isOverdue }: Pending): string {
  return `${code} ${version}${isOverdue ? ' overdue' : ''}`;
}
