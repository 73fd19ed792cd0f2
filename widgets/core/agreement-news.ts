import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { AGREEMENT_SIGNED, SIGNATURE_WITHDRAWN } from './agreement-events.ts';
import type { Session } from './session.ts';
import { SessionController } from './session-controller.ts';
import { sessionAround } from './session-request.ts';

/**
 * Tells a widget that the person who looks has signed or withdrawn something: on this page by its event, on another tab of the portal by a
 * nudge without content, and whenever the page is looked at again. Sessions of other people and partners, on the same page or on other tabs
 * of the same origin, hear nothing of it.
 */
export class AgreementNews implements ReactiveController {
  readonly #onNews: () => void;
  readonly #host: ReactiveControllerHost & HTMLElement;
  #document: Document | null = null;
  #channel: BroadcastChannel | null = null;
  #subject = '';

  constructor(host: ReactiveControllerHost & HTMLElement, onNews: () => void) {
    this.#host = host;
    this.#onNews = onNews;
    new SessionController(host, (session) => void this.#follow(session));
    host.addController(this);
  }

  hostConnected(): void {
    this.#document = this.#host.ownerDocument;
    for (const name of [AGREEMENT_SIGNED, SIGNATURE_WITHDRAWN]) this.#document.addEventListener(name, this.#here);
    this.#document.addEventListener('visibilitychange', this.#seen);
  }

  hostDisconnected(): void {
    for (const name of [AGREEMENT_SIGNED, SIGNATURE_WITHDRAWN]) this.#document?.removeEventListener(name, this.#here);
    this.#document?.removeEventListener('visibilitychange', this.#seen);
  }

  /** Other tabs are heard once it is known whose news it is. */
  async #follow(session: Session | null): Promise<void> {
    const subject = session?.subject ?? '';
    if (subject === this.#subject) return;
    this.#subject = subject;
    this.#channel?.close();
    this.#channel = null;
    const channel = subject === '' ? null : await channelOf(subject);
    if (subject !== this.#subject || this.#channel) channel?.close();
    else this.#channel = channel;
    if (this.#channel) this.#channel.onmessage = this.#onNews;
  }

  readonly #here = (event: Event): void => {
    const [from] = event.composedPath();
    const session = sessionAround(from);
    // What the page itself tells, outside of any session, is for all.
    if (session && session.subject !== this.#subject) return;
    if (from === this.#host) this.#channel?.postMessage(null);
    this.#onNews();
  };

  readonly #seen = (): void => {
    if (this.#document?.visibilityState === 'visible') this.#onNews();
  };
}

/**
 * Between the tabs in which the same person looks. Its name tells nobody who that is. Null where the browser has none: over plain http, or where
 * it lets the page keep nothing.
 */
async function channelOf(subject: string): Promise<BroadcastChannel | null> {
  try {
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(subject));
    return new BroadcastChannel(
      `partner-agreements-${Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')}`,
    );
  } catch {
    return null;
  }
}
