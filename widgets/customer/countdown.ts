import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { passed } from '../core/clock.ts';

const SECOND = 1000;

/** Draws its host anew every second for as long as something counts down in it. */
export class Countdown implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isWanted = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Whole seconds from now until an end on the clock of `passed()`, at least 1. */
  secondsUntil(endsAt: number): number {
    this.#isWanted = true;
    return Math.max(1, Math.ceil((endsAt - passed()) / SECOND));
  }

  hostUpdate(): void {
    this.#isWanted = false;
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    if (this.#isWanted) this.#timer = setTimeout(() => this.#host.requestUpdate(), SECOND);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
