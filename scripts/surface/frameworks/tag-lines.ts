import type { ElementSurface } from '../model.ts';

/** A member for each tag. */
export function tagLines(elements: readonly ElementSurface[], typeOf: (tag: string) => string, indent: number): string {
  return elements.map(({ tag }) => `${' '.repeat(indent)}'${tag}': ${typeOf(tag)};`).join('\n');
}
