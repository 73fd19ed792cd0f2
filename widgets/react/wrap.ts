import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import * as React from 'react';
import { define, type KitElement } from '../define.ts';

/** Props for events by the name of the prop: `onPartnerLoad` is called with every `partner-load`. */
export type EventProps<Events extends object> = {
  [Name in keyof Events & string as `on${PascalCase<Name>}`]: EventName<Events[Name] & Event>;
};

type PascalCase<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${PascalCase<Rest>}`
  : Capitalize<Name>;

/** An element as a component. Registers it, where there is a registry: on a server it draws the tag, and nothing else happens. */
export function wrap<Element extends HTMLElement, Events extends object>(
  tag: string,
  element: KitElement & (new () => Element),
  names: readonly (keyof Events & string)[],
): ReactWebComponent<Element, EventProps<Events>> {
  define(tag, element);
  const events = Object.fromEntries(names.map((name) => [`on${pascalCase(name)}`, name]));
  return createComponent({
    react: React,
    tagName: tag,
    elementClass: element,
    displayName: pascalCase(tag),
    events: events as unknown as EventProps<Events>,
  });
}

function pascalCase(name: string): string {
  return name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
