import { type Failure, isOfSession } from './failure.ts';
import type { Remote } from './remote.ts';
import type { Session } from './session.ts';

/** What a widget, or one of its views, does when the session around it changes. */
export interface Followed {
  /** The answer that all else is drawn around. */
  answer: Pick<Remote<unknown>, 'state' | 'fail' | 'reset'>;
  /** Asks for the answer, once there is a session to ask with. */
  load: () => void;
  /** Nothing is to be asked, but what a session allows may be drawn otherwise now. */
  update: () => void;
  /** There is no session any more: nothing of what it showed may stay. */
  forget: () => void;
  /** The session ended while something was shown, or on its way. */
  onEnd: (failure: Failure) => void;
}

/**
 * When a widget asks, asks again and stops showing, by its session: asks with the first session and with each other one, again where the
 * network or the session came back after its lack had kept the answer away, never while the session is on its way; says why where it ended.
 */
export class SessionFollower {
  readonly #followed: Followed;
  #resumptions = 0;
  session: Session | null = null;

  constructor(followed: Followed) {
    this.#followed = followed;
  }

  follow(session: Session | null): void {
    const { answer, load, update, forget } = this.#followed;
    const isAnother = session !== this.session;
    this.session = session;
    const snapshot = session?.snapshot;
    if (!snapshot) {
      forget();
      return;
    }
    if (snapshot.status === 'expired' && snapshot.failure) this.#end(snapshot.failure);
    const isResumed = snapshot.resumptions > this.#resumptions;
    this.#resumptions = snapshot.resumptions;
    if (snapshot.status === 'waiting') return;
    const { state } = answer;
    const isKeptAway = state.status === 'failed' && isOfSession(state.failure);
    const isWanted = isAnother || state.status === 'idle' || (isResumed && isKeptAway);
    if (isWanted && snapshot.status !== 'expired') load();
    else update();
  }

  /** The one button of an ended session: the host is asked for a new one; what was asked, and by which filters, stays. */
  resume(): void {
    this.#followed.answer.reset();
    void this.session?.renew('expired');
  }

  #end(failure: Failure): void {
    const { answer, onEnd } = this.#followed;
    if (answer.state.status === 'failed') return;
    answer.fail(failure);
    onEnd(failure);
  }
}
