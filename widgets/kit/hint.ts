import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { css } from 'lit';
import { hide, isShown, placeAt, show } from './popover.ts';

/**
 * One hint for all that has more to say: elements with `data-hint`, and `.value`s that end in an ellipsis. Shown on hover
 * and on focus, in the top layer, so that no scrolling box cuts it off; Escape closes it.
 */
export class Hint implements ReactiveController {
  readonly #host: ReactiveControllerHost & { renderRoot: HTMLElement | DocumentFragment };
  #anchor: HTMLElement | null = null;

  constructor(host: ReactiveControllerHost & { renderRoot: HTMLElement | DocumentFragment }) {
    this.#host = host;
    host.addController(this);
  }

  /** From now on every hint inside follows pointer, focus, keys and scrolling. */
  listen(root: HTMLElement | DocumentFragment): void {
    root.addEventListener('pointerover', this.enter);
    root.addEventListener('pointerout', (event) => {
      const { relatedTarget } = event as PointerEvent;
      if (!(relatedTarget instanceof Node && root.contains(relatedTarget))) this.leave();
    });
    root.addEventListener('focusin', this.enter);
    root.addEventListener('focusout', this.leave);
    root.addEventListener('keydown', (event) => this.key(event as KeyboardEvent));
    root.addEventListener('scroll', this.follow, true);
  }

  readonly enter = (event: Event): void => {
    const target = event.target as Element;
    if (isPress(event, target)) return;
    const anchor =
      target.closest<HTMLElement>('[data-hint]') ??
      truncated(target) ??
      target.querySelector<HTMLElement>('td > [data-hint], .line > [data-hint]');
    if (anchor === this.#anchor) return;
    this.#anchor = anchor;
    this.#draw();
  };

  readonly leave = (): void => {
    this.#anchor = null;
    this.#draw();
  };

  readonly follow = (): void => {
    if (this.#anchor) this.#draw();
  };

  readonly key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.leave();
  };

  hostUpdated(): void {
    if (this.#anchor) this.#draw();
  }

  hostDisconnected(): void {
    this.#anchor = null;
  }

  #draw(): void {
    const box = this.#host.renderRoot.querySelector<HTMLElement>('.hint');
    if (!box) return;
    const text = this.#anchor?.isConnected ? textOf(this.#anchor) : '';
    if (!text || !this.#anchor) {
      box.textContent = '';
      if (isShown(box)) hide(box);
      return;
    }
    if (box.textContent !== text) box.textContent = text;
    if (!isShown(box)) show(box);
    place(box, this.#anchor.getBoundingClientRect());
  }
}

/** A finger, or the focus that a press leaves behind: a hint would stand over what was pressed. */
function isPress(event: Event, target: Element): boolean {
  return event.type === 'focusin' ? !target.matches(':focus-visible') : (event as PointerEvent).pointerType === 'touch';
}

/** A button beside a value that is cut off says the whole value first. */
function textOf(anchor: HTMLElement): string {
  const cut = truncated(anchor.closest('.cell') ?? anchor)?.textContent?.trim();
  return [cut, anchor.dataset.hint].filter(Boolean).join(' · ');
}

/** The value itself, or the one inside a focused cell, where it does not fit. */
function truncated(target: Element): HTMLElement | null {
  const value = target.closest<HTMLElement>('.value') ?? target.querySelector<HTMLElement>(':scope > .value');
  return value && value.scrollWidth > value.clientWidth ? value : null;
}

function place(box: HTMLElement, anchor: DOMRect): void {
  const { width, height } = box.getBoundingClientRect();
  const isBelow = anchor.top < height + 12;
  const left = Math.min(Math.max(8, anchor.left + anchor.width / 2 - width / 2), innerWidth - width - 8);
  placeAt(box, left, isBelow ? anchor.bottom + 6 : anchor.top - height - 6);
}

export const hintStyles = css`
  .hint {
    position: fixed;
    inset: auto;
    max-inline-size: min(320px, calc(100vw - 16px));
    margin: 0;
    padding: 6px 10px;
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--_shadow-hint);
    color: var(--_text);
    font-size: var(--_font-size-small);
    line-height: 18px;
    overflow-wrap: anywhere;
    pointer-events: none;
  }
`;
