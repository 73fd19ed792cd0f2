import type { LitElement, ReactiveController } from 'lit';
import { Later } from '../core/later.ts';
import { soon } from '../core/soon.ts';
import type { FirstContext } from './context.ts';
import { adoptBehind } from './late-styles.ts';
import type { cardTools } from './narrow/index.ts';

/** Below this width (CSS pixels) of its own a list does not look as it does on a desk; it is cards below 640. */
const NARROW = 1000;

/** How the list looks where it is narrow: asked for at once where it is so from the start, else after the rows. */
export class NarrowView implements ReactiveController {
  readonly #host: LitElement;
  readonly #later: Later<typeof cardTools>;
  /** A moment later: what is drawn while sizes are told would have to be told in the same frame again. */
  readonly #sizes = new ResizeObserver(() => soon(() => this.#look()));
  #hasLooked = false;
  #isNarrow = false;

  constructor(host: LitElement) {
    this.#host = host;
    this.#later = new Later(
      async () => {
        const { cardTools, narrowSheets } = await import('./narrow/index.ts');
        adoptBehind(host.renderRoot, narrowSheets);
        return cardTools;
      },
      () => host.requestUpdate(),
    );
    host.addController(this);
  }

  /** Rows would stand as a table for a moment, and be cards then. What could not be loaded is not waited for: a table can be scrolled. */
  get isAwaited(): boolean {
    return this.#isNarrow && !this.#later.part && !this.#later.hasFailed;
  }

  hostConnected(): void {
    this.#sizes.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
  }

  hostUpdated(): void {
    if (!this.#hasLooked) this.#look();
    this.#hasLooked = true;
  }

  /** Ahead of the time when it may become narrow. */
  prefetch(): Promise<unknown> {
    return this.#later.prefetch();
  }

  /** What stands in the place of the header. */
  tools(context: FirstContext): unknown {
    return this.#later.part?.(context);
  }

  #look(): void {
    const { clientWidth: width } = this.#host;
    // Not in sight: nobody knows.
    if (width === 0) return;
    this.#isNarrow = width < NARROW;
    if (!this.isAwaited) return;
    this.#host.requestUpdate();
    void this.#later.with(() => undefined);
  }
}
