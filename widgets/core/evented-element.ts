import { LitElement } from 'lit';
import type { DetailOf, EventName } from './event-map.ts';

type ListenerOf<Target, Event> = (this: Target, event: Event) => unknown;

/** Listeners by the name of an event: of the element's own first, then whatever every element has. */
export interface EventedElement<Events extends object> {
  addEventListener<Name extends EventName<Events>>(
    type: Name,
    listener: ListenerOf<this, Events[Name]>,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: ListenerOf<this, HTMLElementEventMap[Name]>,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<Name extends EventName<Events>>(
    type: Name,
    listener: ListenerOf<this, Events[Name]>,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: ListenerOf<this, HTMLElementEventMap[Name]>,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | EventListenerOptions): void;
}

/** An element that tells the page what happens in it. `Events` maps the names of its events to what they are. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: See above.
export abstract class EventedElement<Events extends object> extends LitElement {
  /**
   * Tells the page: the event bubbles and crosses shadow roots. False where a listener has prevented what would follow. Never anything
   * personal.
   */
  protected tell<Name extends EventName<Events>>(name: Name, detail: DetailOf<Events[Name]>, cancelable = false): boolean {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
  }
}
