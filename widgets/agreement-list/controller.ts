import type { ReactiveControllerHost } from 'lit';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { AgreementNews } from '../core/agreement-news.ts';
import type { Failure } from '../core/failure.ts';
import { inLocaleOf } from '../core/in-locale.ts';
import { Remote } from '../core/remote.ts';
import type { Session } from '../core/session.ts';
import { SessionFollower } from '../core/session-follower.ts';

export type Pending = AnswerOf<'GET /v1/agreements/pending'>['pending'][number];
export type Signature = AnswerOf<'GET /v1/agreements/signatures'>['signatures'][number];

/** What is to be signed, and what was signed, newest first. */
export interface Known {
  pending: readonly Pending[];
  signatures: readonly Signature[];
}

/** How a signature stands beside the others: a later version of the same agreement takes the place of an earlier one. */
export type SignatureState = 'signed' | 'replaced' | 'withdrawn';

export function stateOf(one: Signature, all: readonly Signature[]): SignatureState {
  if (one.withdrawal) return 'withdrawn';
  const isReplaced = all.some(({ code, version, withdrawal }) => code === one.code && version > one.version && withdrawal === null);
  return isReplaced ? 'replaced' : 'signed';
}

/** How the list behaves, without a pixel. Both answers are shown together or not at all: what was just signed never stands in both. */
export class AgreementListController {
  readonly known: Remote<Known>;
  readonly following: SessionFollower;
  readonly #onLoad: (known: Known) => void;
  readonly #onFailure: (failure: Failure) => void;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    { onLoad, onFailure }: { onLoad: (known: Known) => void; onFailure: (failure: Failure) => void },
  ) {
    const update = (): void => host.requestUpdate();
    this.#onLoad = onLoad;
    this.#onFailure = onFailure;
    this.known = new Remote(update);
    this.following = new SessionFollower({
      answer: this.known,
      load: () => void this.load(),
      update,
      forget: () => this.known.reset(),
      onEnd: onFailure,
    });
    new AgreementNews(host, () => this.#refresh());
  }

  get failure(): Failure | null {
    return this.known.state.status === 'failed' ? this.known.state.failure : null;
  }

  async load(): Promise<void> {
    const { session } = this.following;
    if (!session) return;
    const isSettled = await this.known.run((signal) => this.#ask(session, signal));
    if (!isSettled) return;
    const { state } = this.known;
    if (state.status === 'failed') this.#onFailure(state.failure);
    if (state.status === 'ready') this.#onLoad(state.value);
  }

  /** Goes on after the session has ended; what stands above the list stays. Resolves to why not, or null. */
  async renew(): Promise<Failure | null> {
    const { session } = this.following;
    if (session?.snapshot.status !== 'expired') return null;
    this.known.reset();
    return session.renew('expired');
  }

  /** Something may have changed. What is shown stays until the answer is there, and a failed look leaves it as it is. */
  async #refresh(): Promise<void> {
    const { session } = this.following;
    if (!session || session.snapshot.status === 'expired' || this.known.state.status !== 'ready') return;
    const outcome = await this.#ask(session, AbortSignal.timeout(REFRESH_MILLISECONDS)).catch(() => null);
    if (!outcome?.ok || this.following.session !== session || this.known.state.status !== 'ready') return;
    await this.known.run(() => Promise.resolve(outcome));
  }

  async #ask(session: Session, signal: AbortSignal) {
    const [pending, signed] = await Promise.all([
      session.call('GET /v1/agreements/pending', { query: inLocaleOf(session), signal }),
      session.call('GET /v1/agreements/signatures', { signal }),
    ]);
    if (!pending.ok) return pending;
    if (!signed.ok) return signed;
    return { ok: true as const, answer: { pending: pending.answer.pending, signatures: signed.answer.signatures } };
  }
}

const REFRESH_MILLISECONDS = 30_000;
