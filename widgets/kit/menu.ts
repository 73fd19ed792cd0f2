import { css, html, type TemplateResult } from 'lit';
import { isRightToLeft } from '../core/direction.ts';
import { afterDrawing } from './after-drawing.ts';
import { hide, isShown, placeAt, show } from './popover.ts';

export interface MenuItem {
  key: string;
  label: string;
  onPick: () => void;
}

const STEPS: Record<string, (place: number, last: number) => number> = {
  ArrowDown: (place, last) => (place === last ? 0 : place + 1),
  ArrowUp: (place, last) => (place <= 0 ? last : place - 1),
  Home: () => 0,
  End: (_, last) => last,
};

/**
 * One menu for all the buttons of a widget: in the top layer, below its button or above where there is more room. Arrows, Home and
 * End move, Escape and Tab close and give the focus back; a press elsewhere, scrolling and resizing close it.
 */
export class Menu {
  readonly #update: () => void;
  #box: HTMLElement | null = null;
  #anchor: HTMLElement | null = null;
  /** Where its button stood when it was placed. */
  #placedAt = { top: 0, left: 0 };
  #label = '';
  #items: readonly MenuItem[] = [];

  /** `update` draws the widget anew, `draw()` with it. */
  constructor(update: () => void) {
    this.#update = update;
  }

  /** Opens at a button, or closes where it is open there. */
  toggle(anchor: HTMLElement, label: string, items: readonly MenuItem[]): void {
    if (this.#anchor === anchor) {
      this.close();
      return;
    }
    this.close(false);
    this.#anchor = anchor;
    this.#label = label;
    this.#items = items;
    anchor.setAttribute('aria-expanded', 'true');
    addEventListener('pointerdown', this.#pressElsewhere, true);
    addEventListener('scroll', this.#leave, true);
    addEventListener('resize', this.#leave);
    this.#update();
  }

  close(isFocusReturned = true): void {
    const anchor = this.#anchor;
    if (!anchor) return;
    this.#anchor = null;
    this.#label = '';
    this.#items = [];
    anchor.setAttribute('aria-expanded', 'false');
    removeEventListener('pointerdown', this.#pressElsewhere, true);
    removeEventListener('scroll', this.#leave, true);
    removeEventListener('resize', this.#leave);
    const box = this.#box;
    if (box && isShown(box)) hide(box);
    if (isFocusReturned) anchor.focus();
    this.#update();
  }

  draw(): TemplateResult {
    return html`<div class="menu" part="menu" popover="manual" role="menu" aria-label=${this.#label} @keydown=${this.#key} ${afterDrawing(this.#show)}>
      ${this.#items.map((item) => html`<button type="button" class="menu-item" part="menu-item" role="menuitem" tabindex="-1" @click=${() => this.#pick(item)}>${item.label}</button>`)}
    </div>`;
  }

  readonly #show = (box: HTMLElement): void => {
    this.#box = box;
    if (!this.#anchor || isShown(box)) return;
    if (!this.#anchor.isConnected) {
      this.close(false);
      return;
    }
    show(box);
    const at = this.#anchor.getBoundingClientRect();
    this.#placedAt = at;
    place(box, at);
    box.querySelector('button')?.focus();
  };

  #pick(item: MenuItem): void {
    // The focus is back at the button first, so that a dialog gives it back there too.
    this.close();
    item.onPick();
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      this.close();
      return;
    }
    const items = [...(this.#box?.querySelectorAll('button') ?? [])];
    const to = STEPS[event.key]?.(items.indexOf(event.target as HTMLButtonElement), items.length - 1);
    if (to === undefined) return;
    event.preventDefault();
    items[to]?.focus();
  };

  readonly #pressElsewhere = (event: Event): void => {
    const path = event.composedPath();
    if (!path.includes(this.#box as EventTarget) && !path.includes(this.#anchor as EventTarget)) this.close(false);
  };

  readonly #leave = (event: Event): void => {
    if (event.target === this.#box) return;
    // Told of a scroll that was over before it was placed: pressing a button half out of sight brings it into view first.
    const { top, left } = this.#anchor?.getBoundingClientRect() ?? this.#placedAt;
    const moved = Math.abs(top - this.#placedAt.top) + Math.abs(left - this.#placedAt.left);
    if (event.type !== 'scroll' || moved >= 1) this.close(false);
  };
}

function place(box: HTMLElement, anchor: DOMRect): void {
  const { width, height } = box.getBoundingClientRect();
  const isBelow = anchor.bottom + height + 12 < innerHeight || anchor.top < height + 12;
  const left = isRightToLeft(box) ? anchor.left : anchor.right - width;
  placeAt(box, Math.min(Math.max(8, left), innerWidth - width - 8), isBelow ? anchor.bottom + 4 : anchor.top - height - 4);
}

export const menuStyles = css`
  .menu {
    position: fixed;
    inset: auto;
    min-inline-size: 160px;
    max-inline-size: calc(100vw - 16px);
    margin: 0;
    padding: var(--_space-1);
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius-panel);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    color: var(--_text);
  }
  .menu-item {
    display: block;
    inline-size: 100%;
    min-block-size: var(--_control);
    padding: 0 var(--_space-3);
    border: 0;
    border-radius: var(--_radius);
    background: transparent;
    text-align: start;
    white-space: nowrap;
    cursor: pointer;
  }
  .menu-item:hover,
  .menu-item:focus-visible {
    background: var(--_surface-hover);
  }
  .menu-item:focus-visible {
    outline-offset: -2px;
  }
`;
