/** Carried by `partner-load` … by its name: what an element's events are, as `HTMLElementEventMap` says it of the platform's. */
export type EventName<Events extends object> = keyof Events & string;

/** What an event of a map carries. */
export type DetailOf<Event> = Event extends CustomEvent<infer Detail> ? Detail : never;

/** Tells the page of an event of the map, with what it carries. */
export type Tell<Events extends object> = <Name extends EventName<Events>>(name: Name, detail: DetailOf<Events[Name]>) => void;
