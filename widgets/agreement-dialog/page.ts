import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { SIGN_WANTED, type SignWantedDetail } from '../core/agreement-events.ts';

export interface PageEvents {
  /** Somebody on the page wants to sign; answers whether this dialog takes it. */
  onWanted: (detail: SignWantedDetail) => boolean;
  onHash: () => void;
}

/** What a dialog hears from the page around it: a wish to sign, from a list of the same session or told to it alone, and a changed address. */
export class Page implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #events: PageEvents;

  constructor(host: ReactiveControllerHost & HTMLElement, events: PageEvents) {
    this.#host = host;
    this.#events = events;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener(SIGN_WANTED, this.#wanted);
    this.#host.addEventListener(SIGN_WANTED, this.#wanted);
    addEventListener('hashchange', this.#events.onHash);
  }

  hostDisconnected(): void {
    document.removeEventListener(SIGN_WANTED, this.#wanted);
    this.#host.removeEventListener(SIGN_WANTED, this.#wanted);
    removeEventListener('hashchange', this.#events.onHash);
  }

  readonly #wanted = (event: Event): void => {
    if (event.defaultPrevented || !(event instanceof CustomEvent) || !this.#isOfSameSession(event)) return;
    if (this.#events.onWanted(event.detail as SignWantedDetail)) event.preventDefault();
  };

  /** Two sessions of one page are two customers: neither signs for the other. */
  #isOfSameSession(event: Event): boolean {
    const around = sessionsAround(event.composedPath());
    if (event.currentTarget === this.#host || around === null) return true;
    const own: Node[] = [];
    for (let node: Node | null = this.#host; node; node = node.parentNode ?? (node as ShadowRoot).host ?? null) own.push(node);
    return sessionsAround(own) === around;
  }
}

function sessionsAround(path: readonly EventTarget[]): Element | null {
  return path.find((one): one is Element => one instanceof Element && one.localName.startsWith('partner-session')) ?? null;
}
