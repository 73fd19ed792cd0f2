import type { ReactiveControllerHost } from 'lit';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { CONTACT_TOPICS, type ContactTopic } from '../../shared/values/agreement-lists.ts';
import { AgreementNews } from '../core/agreement-news.ts';
import { ask } from '../core/ask.ts';
import { Decision } from '../core/decision.ts';
import { type Failure, failureOf, type Outcome } from '../core/failure.ts';
import { inLocaleOf } from '../core/in-locale.ts';
import { Remote } from '../core/remote.ts';
import type { Session } from '../core/session.ts';
import { SessionFollower } from '../core/session-follower.ts';

export type Association = Pick<AnswerOf<'GET /v1/customers/:customerId'>['customer'], 'associationType' | 'associatedAt'>;
export type Blocking = AnswerOf<'GET /v1/agreements/pending'>['pending'][number];

/** Where asking to be contacted stands. `blocked`: what must be signed first. */
export type ContactStep =
  | { name: 'ready' | 'sending' }
  | { name: 'done' }
  | { name: 'blocked'; agreements: readonly Blocking[] }
  | { name: 'refused'; failure: Failure };

const CONTACT = 'POST /v1/contact-requests';

/** How the card of one's partner behaves, without a pixel. What was chosen stays whatever is in the way of sending it. */
export class MyPartnerController {
  readonly association: Remote<Association>;
  readonly following: SessionFollower;
  readonly #update: () => void;
  readonly #onFailure: (failure: Failure) => void;
  #decision: Decision<typeof CONTACT> = new Decision(CONTACT);
  topic: ContactTopic = CONTACT_TOPICS[0];
  step: ContactStep = { name: 'ready' };

  constructor(host: ReactiveControllerHost & HTMLElement, onFailure: (failure: Failure) => void) {
    this.#update = () => host.requestUpdate();
    this.#onFailure = onFailure;
    this.association = new Remote(this.#update);
    this.following = new SessionFollower({
      answer: this.association,
      load: () => void this.load(),
      update: this.#update,
      forget: () => this.#forget(),
      onEnd: onFailure,
    });
    new AgreementNews(host, () => void this.#lookAgain());
  }

  get failure(): Failure | null {
    return this.association.state.status === 'failed' ? this.association.state.failure : null;
  }

  async load(): Promise<void> {
    const { session } = this.following;
    if (!session) return;
    const isSettled = await this.association.run((signal) => this.#ask(session, signal));
    if (isSettled && this.association.state.status === 'failed') this.#onFailure(this.association.state.failure);
  }

  choose(value: string): void {
    this.topic = CONTACT_TOPICS.find((topic) => topic === value) ?? this.topic;
    if (this.step.name !== 'sending') this.step = { name: 'ready' };
    this.#update();
  }

  /** Resolves to true where the partner was told. */
  async askForContact(): Promise<boolean> {
    const { session } = this.following;
    // What was told is told again only for something else.
    if (!session || this.step.name === 'sending' || this.step.name === 'done') return false;
    this.#go({ name: 'sending' });
    const outcome = await this.#decision.send(session, { body: { topic: this.topic } });
    if (outcome.ok) {
      this.#decision = new Decision(CONTACT);
      this.#go({ name: 'done' });
      return true;
    }
    this.#go({ name: 'refused', failure: outcome.failure });
    if (outcome.failure.code === 'agreement-required') await this.#showBlocking(session);
    return false;
  }

  async #ask(session: Session, signal: AbortSignal): Promise<Outcome<Association>> {
    // The first look comes before the first token.
    const { view } = session.snapshot;
    const seen = view ? { ok: true as const, answer: view } : await session.call('GET /v1/session', { signal });
    if (!seen.ok) return seen;
    const { actor } = seen.answer;
    if (actor.kind !== 'end-customer') return { ok: false, failure: failureOf('session-kind-wrong') };
    const outcome = await session.call('GET /v1/customers/:customerId', { params: { customerId: actor.customerId }, signal });
    return outcome.ok ? { ok: true, answer: outcome.answer.customer } : outcome;
  }

  async #showBlocking(session: Session): Promise<void> {
    const pending = await ask(session, 'GET /v1/agreements/pending', { query: inLocaleOf(session) });
    if (!pending.ok || this.step.name !== 'refused') return;
    const agreements = pending.answer.pending.filter(({ isOverdue, isRequired }) => isOverdue && isRequired);
    this.#go(agreements.length > 0 ? { name: 'blocked', agreements } : { name: 'ready' });
  }

  /** Something was signed: what was in the way may be gone. */
  async #lookAgain(): Promise<void> {
    const { session } = this.following;
    if (this.step.name !== 'blocked' || !session) return;
    this.step = { name: 'refused', failure: failureOf('agreement-required') };
    await this.#showBlocking(session);
  }

  #forget(): void {
    this.association.reset();
    this.step = { name: 'ready' };
  }

  #go(step: ContactStep): void {
    this.step = step;
    this.#update();
  }
}
