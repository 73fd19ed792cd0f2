/** Registers an element once. The same tag from a second copy on the page keeps the first; where there is no registry (a server) nothing happens. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!globalThis.customElements?.get(tag)) globalThis.customElements?.define(tag, element);
}
