import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { render, type TemplateResult } from 'lit/html.js';

/** Marks style text for editors and the build; it stays a string until an element needs it. */
export const css = String.raw;

// A server that imports the widgets has no elements.
const PageElement = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

const sheets = new WeakMap<typeof WidgetElement, CSSStyleSheet>();

function sheetOf(element: typeof WidgetElement): CSSStyleSheet {
  const known = sheets.get(element);
  if (known) return known;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(element.styles.join(''));
  sheets.set(element, sheet);
  return sheet;
}

/**
 * An element that draws itself with lit-html: one shadow root, one style sheet for all of its kind, one drawing for many
 * changes, controllers in the shape of Lit's. What `LitElement` has beyond this (converters, decorators, polyfills) no
 * widget uses, and every host page would load it.
 */
export abstract class WidgetElement extends PageElement implements ReactiveControllerHost {
  static styles: readonly string[] = [];
  static observedAttributes: readonly string[] = [];

  readonly renderRoot: ShadowRoot;
  readonly #controllers = new Set<ReactiveController>();
  #drawing: Promise<boolean> | null = null;
  /** False until the element stood in a page for the first time; nothing is drawn before. */
  #isUsed = false;

  constructor() {
    super();
    this.renderRoot = this.attachShadow({ mode: 'open' });
    this.renderRoot.adoptedStyleSheets = [sheetOf(this.constructor as typeof WidgetElement)];
  }

  protected abstract render(): TemplateResult;

  /** Before and after every drawing. */
  protected willDraw(): void {}
  protected drawn(): void {}

  get updateComplete(): Promise<boolean> {
    return this.#drawing ?? Promise.resolve(true);
  }

  addController(controller: ReactiveController): void {
    this.#controllers.add(controller);
  }

  removeController(controller: ReactiveController): void {
    this.#controllers.delete(controller);
  }

  requestUpdate(): void {
    this.#drawing ??= Promise.resolve().then(() => this.#draw());
  }

  connectedCallback(): void {
    this.#isUsed = true;
    this.#takeEarlyProperties();
    for (const controller of this.#controllers) controller.hostConnected?.();
    this.requestUpdate();
  }

  disconnectedCallback(): void {
    for (const controller of this.#controllers) controller.hostDisconnected?.();
  }

  attributeChangedCallback(): void {
    this.requestUpdate();
  }

  #draw(): boolean {
    this.#drawing = null;
    if (!this.#isUsed) return false;
    this.willDraw();
    render(this.render(), this.renderRoot);
    for (const controller of this.#controllers) controller.hostUpdated?.();
    this.drawn();
    return true;
  }

  /** What a host set before the element was known stands in front of its accessors. */
  #takeEarlyProperties(): void {
    for (const name of Object.keys(this) as (keyof this)[]) {
      if (!(name in Object.getPrototypeOf(this))) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }
}

/** Gives an element properties that are kept in its attributes: no attribute, no value. */
export function keepInAttributes(element: typeof WidgetElement, attributes: Record<string, string>): void {
  element.observedAttributes = Object.values(attributes);
  for (const [property, attribute] of Object.entries(attributes)) {
    Object.defineProperty(element.prototype, property, {
      configurable: true,
      enumerable: true,
      get(this: WidgetElement) {
        return this.getAttribute(attribute) ?? undefined;
      },
      set(this: WidgetElement, value: string | null | undefined) {
        if (value == null) this.removeAttribute(attribute);
        else this.setAttribute(attribute, value);
      },
    });
  }
}
