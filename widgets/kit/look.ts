import type { LitElement, ReactiveController } from 'lit';
import { hasPopovers } from './has-popovers.ts';

/** How a widget stands, for a page's styles: `partner-audit:state(empty)`. */
export type WidgetState = 'loading' | 'ready' | 'empty' | 'failed' | 'expired' | 'offline' | 'refused';

/** Whether this engine needs nothing in the place of something. Of the newer forms of colours `light-dark()` came last. */
const isNew = (): boolean => CSS.supports('color', 'light-dark(red,red)') && hasPopovers();

/**
 * What a widget shows of itself to the page's styles: one custom state at a time, read off what is drawn. Brings the colours of older
 * engines where they are needed, and looks, once all is drawn, whether the page has set a token to something that is no value of it.
 */
export class Look implements ReactiveController {
  readonly #host: LitElement;
  readonly #states: CustomStateSet | undefined;
  #state: WidgetState | null = null;
  #isChecked = false;

  constructor(host: LitElement) {
    this.#host = host;
    this.#states = host.attachInternals().states;
    host.addController(this);
  }

  hostConnected(): void {
    this.#isChecked = false;
  }

  hostUpdated(): void {
    const root = this.#host.renderRoot as ShadowRoot;
    this.#show(stateOf(root));
    if (this.#isChecked) return;
    this.#isChecked = true;
    if (!isNew()) void import('./tokens/older.ts').then(({ standInFor }) => standInFor(this.#host));
    setTimeout(
      () =>
        void import('./tokens/check.ts').then(
          ({ checkTokens }) => checkTokens(this.#host),
          () => {},
        ),
      500,
    );
  }

  #show(state: WidgetState): void {
    if (state === this.#state) return;
    try {
      if (this.#state) this.#states?.delete(this.#state);
      this.#states?.add(state);
    } catch {
      // Before Chromium 125 a state was written otherwise; there is none then.
    }
    this.#state = state;
  }
}

/** Of what stands in the frame, the notice says most. */
function stateOf(root: ShadowRoot): WidgetState {
  const frame = root.querySelector('.frame');
  const notice = frame?.querySelector<HTMLElement>('[data-state]');
  if (notice) return (notice.dataset.state as WidgetState | undefined) ?? 'empty';
  return !frame?.firstElementChild || frame.querySelector('[aria-busy=true]') ? 'loading' : 'ready';
}
