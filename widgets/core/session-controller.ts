import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Session } from './session.ts';
import { SessionRequestEvent } from './session-request.ts';

/**
 * Ties a widget to the session around it. `onChange` runs when the session is found and after every change of it. A
 * provider that is defined later than the widget is asked again once it is.
 */
export class SessionController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #onChange: (session: Session | null) => void;
  #unsubscribe: (() => void) | null = null;
  session: Session | null = null;
  /** True once it is certain that no provider stands around the widget. */
  isMissing = false;

  constructor(host: ReactiveControllerHost & HTMLElement, onChange: (session: Session | null) => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  hostConnected(): void {
    this.#ask();
    if (this.session) return;
    this.#onChange(null);
    void customElements.whenDefined(providerTag(this.#host)).then(() => {
      if (!this.session && this.#host.isConnected) this.#ask();
      this.isMissing = this.session === null;
      this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = null;
    this.session = null;
    this.#onChange(null);
  }

  #ask(): void {
    this.#host.dispatchEvent(
      new SessionRequestEvent((session) => {
        this.#unsubscribe?.();
        this.session = session;
        this.isMissing = false;
        this.#unsubscribe = session.subscribe((isOver) => (isOver ? void this.#startOver() : this.#onChange(session)));
        this.#onChange(session);
      }),
    );
  }

  /** Somebody else looks from now on, or nobody: the widget lets go of all it holds as if it were taken away, and is put back empty. */
  async #startOver(): Promise<void> {
    this.hostDisconnected();
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (this.#host.isConnected && !this.session) this.#ask();
  }
}

/** A widget that stands under a tag with a suffix waits for the session of that suffix. */
function providerTag(host: HTMLElement): string {
  const { suffix } = host.constructor as { suffix?: string };
  return suffix === undefined ? 'partner-session' : `partner-session-${suffix}`;
}
