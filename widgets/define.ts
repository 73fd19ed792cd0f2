import { isBrowserNewEnough } from './loader/minimum.ts';

/** What is registered: a class that says which release it is of. */
export interface KitElement extends CustomElementConstructor {
  readonly version: string;
}

/** What a class under a tag with a suffix says besides. */
interface Suffixed {
  readonly suffix?: string;
}

/** Letters, digits and hyphens, as a tag ends. */
const SUFFIX = /^[a-z0-9][a-z0-9-]*$/;

/** The tag under which an element of a suffix stands: `partner-session-v2`. Throws `TypeError` where the suffix cannot end a tag. */
export function suffixed(tag: string, suffix = ''): string {
  if (suffix === '') return tag;
  if (!SUFFIX.test(suffix)) throw new TypeError(`A suffix has small letters, digits and hyphens, such as v2; "${suffix}" has not.`);
  return `${tag}-${suffix}`;
}

/**
 * Registers an element once; where there is no registry (a server) nothing happens. The same release from a second copy on the page is as
 * good as the first; of another release the first stays, and the console is told once for each tag.
 */
export function define(tag: string, element: KitElement, suffix = ''): void {
  const name = suffixed(tag, suffix);
  const registry = globalThis.customElements;
  if (!registry) return;
  const present = registry.get(name) as (CustomElementConstructor & Partial<KitElement>) | undefined;
  if (!present) registry.define(name, isBrowserNewEnough() ? ownClass(element, suffix) : sentence());
  else if (present.version !== element.version)
    void import('./loader/taken.ts').then(({ sayTaken }) => sayTaken(name, present.version, element.version));
}

/** A class can be registered under one tag only. */
function ownClass(element: KitElement, suffix: string): KitElement & Suffixed {
  if (suffix === '') return element;
  return class extends element {
    static readonly suffix = suffix;
  };
}

/** Stands in the place of an element that this browser cannot show, and says so. */
function sentence(): CustomElementConstructor {
  return class extends HTMLElement {
    connectedCallback(): void {
      void import('./loader/too-old.ts').then(({ sayTooOld }) => sayTooOld(this));
    }
  };
}
