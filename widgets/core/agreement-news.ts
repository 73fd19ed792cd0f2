import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { AGREEMENT_SIGNED, SIGNATURE_WITHDRAWN } from './agreement-events.ts';

/** Carries nothing: whoever hears it asks the server. */
const CHANNEL = 'partner-agreements';

/**
 * Tells a widget that something was signed or withdrawn: on this page by its event, on another tab of the portal by a nudge without content, and
 * whenever the page is looked at again.
 */
export class AgreementNews implements ReactiveController {
  readonly #onNews: () => void;
  #document: Document | null = null;
  #channel: BroadcastChannel | null = null;
  readonly #host: ReactiveControllerHost & Element;

  constructor(host: ReactiveControllerHost & Element, onNews: () => void) {
    this.#host = host;
    this.#onNews = onNews;
    host.addController(this);
  }

  hostConnected(): void {
    this.#document = this.#host.ownerDocument;
    for (const name of [AGREEMENT_SIGNED, SIGNATURE_WITHDRAWN]) this.#document.addEventListener(name, this.#here);
    this.#document.addEventListener('visibilitychange', this.#seen);
    this.#channel = new BroadcastChannel(CHANNEL);
    this.#channel.onmessage = this.#onNews;
  }

  hostDisconnected(): void {
    for (const name of [AGREEMENT_SIGNED, SIGNATURE_WITHDRAWN]) this.#document?.removeEventListener(name, this.#here);
    this.#document?.removeEventListener('visibilitychange', this.#seen);
    this.#channel?.close();
    this.#channel = null;
  }

  readonly #here = (): void => {
    this.#channel?.postMessage(null);
    this.#onNews();
  };

  readonly #seen = (): void => {
    if (this.#document?.visibilityState === 'visible') this.#onNews();
  };
}
