import type { Session } from './session.ts';

const NAME = 'partner-session-request';

/** Asks the nearest `<partner-session>` around an element for its session; several sessions on one page stay apart. */
export class SessionRequestEvent extends Event {
  readonly answer: (session: Session) => void;

  constructor(answer: (session: Session) => void) {
    super(NAME, { bubbles: true, composed: true });
    this.answer = answer;
  }
}

/** Answers the requests of widgets inside `provider`; returns how to stop. */
export function answerSessionRequests(provider: EventTarget, session: Session): () => void {
  const listener = (event: Event): void => {
    if (!('answer' in event) || typeof event.answer !== 'function') return;
    event.stopPropagation();
    event.answer(session);
  };
  provider.addEventListener(NAME, listener);
  return () => provider.removeEventListener(NAME, listener);
}

/** The session around an element of any release of the kit; null where it stands in none. */
export function sessionAround(element: EventTarget | undefined): Session | null {
  let found: Session | null = null;
  element?.dispatchEvent(
    new SessionRequestEvent((session) => {
      found = session;
    }),
  );
  return found;
}
