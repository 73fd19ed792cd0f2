import { html, nothing, type TemplateResult } from 'lit';
import { isRightToLeft } from '../core/direction.ts';
import type { Language } from '../core/language.ts';
import { hide, isShown, placeAt, show } from '../kit/popover.ts';
import type { ListContext } from './context.ts';
import type { LaterParts } from './later/index.ts';
import type { PanelName } from './panel-button.ts';

/** Opens panels below their buttons; what stands in them is loaded when it is first wanted. */
export class ListPanels {
  readonly #update: () => void;
  readonly #find: (selector: string) => HTMLElement | null;
  #parts: LaterParts | null = null;
  #coming: Promise<void> | null = null;
  #language: Language | null = null;
  #hasFailed = false;
  /** Which one is open. */
  open: PanelName | null = null;

  constructor(update: () => void, find: (selector: string) => HTMLElement | null) {
    this.#update = update;
    this.#find = find;
  }

  draw(context: ListContext, language: Language): TemplateResult {
    if (this.#language !== language) {
      this.#language = language;
      this.#coming = null;
      if (this.#parts) void this.load();
    }
    const { filters, arrange } = context.strings;
    return html`${this.#panel(context, 'filters', filters.moreTitle)}${this.#panel(context, 'columns', arrange)}`;
  }

  /** After drawing, and while the page is scrolled: below its button, above where there is more room. */
  readonly place = (): void => {
    if (!this.open) return;
    const [panel, anchor] = [this.#find(`#panel-${this.open}`), this.#find(`[popovertarget="panel-${this.open}"]`)];
    if (!panel || !isShown(panel) || !anchor) return;
    const [box, from] = [panel.getBoundingClientRect(), anchor.getBoundingClientRect()];
    const below = innerHeight - from.bottom - 16;
    const isBelow = box.height <= below || below > from.top;
    const left = Math.max(8, Math.min(isRightToLeft(panel) ? from.left : from.right - box.width, innerWidth - box.width - 8));
    placeAt(panel, left, isBelow ? from.bottom + 4 : Math.max(8, from.top - box.height - 4), ['--_left', '--_top']);
    panel.style.setProperty('--_room', `${(isBelow ? below : from.top) - 4}px`);
  };

  /** Opens one that was asked for before it could be there. */
  show(name: PanelName): void {
    const panel = this.#find(`#panel-${name}`);
    if (panel) show(panel);
  }

  /** The list is taken out of the page. */
  disconnect(): void {
    this.open = null;
    this.#watch(false);
  }

  #watch(isOpen: boolean): void {
    const listen = isOpen ? addEventListener : removeEventListener;
    listen('scroll', this.place, true);
    listen('resize', this.place);
  }

  #panel(context: ListContext, name: PanelName, title: string): TemplateResult {
    const isOpen = this.open === name;
    return html`<div
      class="panel" part="panel"
      id="panel-${name}"
      popover="auto"
      role="dialog"
      aria-label=${title}
      tabindex="-1"
      @toggle=${(event: ToggleEvent) => this.#toggle(context, name, event)}
    >
      ${isOpen ? (this.#parts?.[name](context, () => this.#hide(name)) ?? this.#waiting(context)) : nothing}
    </div>`;
  }

  #hide(name: PanelName): void {
    const panel = this.#find(`#panel-${name}`);
    if (panel) hide(panel);
  }

  #waiting({ strings }: ListContext): unknown {
    return html`<p class="panel-wait" role="status">${this.#hasFailed ? strings.selection.unloadable : nothing}</p>`;
  }

  #toggle({ controller }: ListContext, name: PanelName, { newState, target }: ToggleEvent): void {
    const isOpen = newState === 'open';
    if (isOpen) this.open = name;
    else if (this.open === name) this.#leave(name, target as HTMLElement);
    if (!isOpen && name === 'filters') controller.dropUnsound();
    this.#watch(isOpen);
    if (isOpen) {
      (target as HTMLElement).focus();
      void this.load();
    }
    this.#update();
  }

  /** The focus goes back to the button, unless it has gone elsewhere by itself. */
  #leave(name: PanelName, panel: HTMLElement): void {
    this.open = null;
    const { activeElement, host } = panel.getRootNode() as ShadowRoot;
    const isNowhere = activeElement ? panel.contains(activeElement) : [document.body, host].includes(document.activeElement as HTMLElement);
    if (isNowhere) this.#find(`[popovertarget="panel-${name}"]`)?.focus({ preventScroll: true });
  }

  /** Loads what stands in the panels. */
  load(): Promise<void> {
    const language = this.#language;
    if (!language) return Promise.resolve();
    this.#coming ??= import('./later/index.ts')
      .then(async ({ openLater }) => {
        this.#parts = await openLater(language, this.#find('.root')?.getRootNode() as ShadowRoot);
      })
      .catch(() => {
        this.#coming = null;
        this.#hasFailed = true;
      })
      .then(this.#update);
    return this.#coming;
  }
}
