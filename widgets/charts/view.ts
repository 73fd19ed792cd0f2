import { type ReactiveController, type ReactiveControllerHost, render } from 'lit';
import { isRightToLeft } from '../core/direction.ts';
import { markAfter, marksIn } from './marks.ts';

type Host = ReactiveControllerHost & { renderRoot: HTMLElement | DocumentFragment };

/** What a chart tells its view each time it is drawn. */
export interface Drawn {
  /** What the readout says of a mark; null: of none in particular. */
  tell?: (key: string | null) => unknown;
  /** What a press on a mark does; a native button does it itself. */
  pick?: ((key: string) => void) | undefined;
}

/**
 * What a chart knows of itself between two drawings: its width, whether it stands as a table, which mark is looked at. One for each chart
 * of a host. Looking at marks draws the readout alone, never the host.
 */
export class ChartView implements ReactiveController {
  readonly #host: Host;
  // In the frame after: what is drawn within the observer's own round would be told to the page as an error.
  readonly #sizes = new ResizeObserver(() => requestAnimationFrame(() => this.#measure()));
  #plot: HTMLElement | null = null;
  #readout: HTMLElement | null = null;
  #drawn: Drawn = {};
  #active: string | null = null;
  #stop: string | null = null;
  /** Of the drawing, in CSS pixels; 0 before it is known. */
  width = 0;
  isRightToLeft = false;
  isTable = false;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  /** For `ref`: the box the drawing stands in. */
  readonly plot = (element?: Element): void => {
    if (this.#plot) this.#sizes.unobserve(this.#plot);
    this.#plot = (element as HTMLElement | undefined) ?? null;
    if (this.#plot) this.#sizes.observe(this.#plot);
  };

  /** For `ref`: the box of the exact amounts. */
  readonly readout = (element?: Element): void => {
    this.#readout = (element as HTMLElement | undefined) ?? null;
  };

  drawn(drawn: Drawn): void {
    this.#drawn = drawn;
  }

  readonly toggle = (): void => {
    this.isTable = !this.isTable;
    this.#active = null;
    this.#host.requestUpdate();
  };

  hostUpdated(): void {
    this.#measure();
    const marks = marksIn(this.#plot);
    const stop =
      marks.find(({ dataset }) => dataset.mark === this.#stop) ?? marks.find((mark) => mark.dataset.first !== undefined) ?? marks[0];
    for (const mark of marks) mark.tabIndex = mark === stop ? 0 : -1;
    if (this.#active !== null && !marks.some(({ dataset }) => dataset.mark === this.#active)) this.#active = null;
    this.#look(this.#active);
  }

  hostDisconnected(): void {
    this.#active = null;
  }

  readonly enter = (event: Event): void => {
    const mark = markOf(event.target);
    if (mark) this.#look(mark.dataset.mark ?? null);
  };

  readonly leave = (event: PointerEvent | FocusEvent): void => {
    // What a finger has touched stays to be read after it is lifted.
    if (event instanceof PointerEvent && event.pointerType === 'touch') return;
    const focused = markOf((this.#host.renderRoot as ShadowRoot).activeElement);
    this.#look(event.type !== 'focusout' && focused?.matches(':focus-visible') ? (focused.dataset.mark ?? null) : null);
  };

  /** A finger that slides reads one mark after the other. */
  readonly slide = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') return;
    const mark = markOf((this.#host.renderRoot as ShadowRoot).elementFromPoint(event.clientX, event.clientY));
    if (mark) this.#look(mark.dataset.mark ?? null);
  };

  readonly press = (event: Event): void => {
    const mark = markOf(event.target);
    if (mark instanceof SVGElement) this.#drawn.pick?.(mark.dataset.mark ?? '');
  };

  readonly key = (event: KeyboardEvent): void => {
    const mark = markOf(event.target);
    if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
    if (mark instanceof SVGElement && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      this.#drawn.pick?.(mark.dataset.mark ?? '');
      return;
    }
    const target = markAfter(marksIn(this.#plot), mark, event.key, this.isRightToLeft);
    if (!target) return;
    event.preventDefault();
    this.#stop = target.dataset.mark ?? null;
    mark.tabIndex = -1;
    target.tabIndex = 0;
    target.focus();
  };

  #measure(): void {
    const width = this.#plot?.clientWidth ?? 0;
    if (!this.#plot || width === 0) return;
    const runsBack = isRightToLeft(this.#plot);
    if (width === this.width && runsBack === this.isRightToLeft) return;
    this.width = width;
    this.isRightToLeft = runsBack;
    this.#host.requestUpdate();
  }

  #look(key: string | null): void {
    this.#active = key;
    for (const mark of marksIn(this.#plot)) mark.toggleAttribute('data-active', mark.dataset.mark === key);
    if (this.#readout) render(this.#drawn.tell?.(key), this.#readout);
  }
}

function markOf(target: EventTarget | null): HTMLElement | SVGElement | null {
  return target instanceof Element ? target.closest<HTMLElement | SVGElement>('[data-mark]') : null;
}
